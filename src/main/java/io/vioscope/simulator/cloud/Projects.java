package io.vioscope.simulator.cloud;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The projects that Keystone has. Those that were deleted may still own something elsewhere. May be called from any thread. */
public final class Projects {
    private final List<Project> all;
    private final Set<String> deleted = new HashSet<>();

    Projects(List<Project> all) {
        this.all = all;
    }

    /** Those that are there. */
    public synchronized List<Project> all() {
        return all.stream().filter(project -> !deleted.contains(project.id())).toList();
    }

    /** Deletes one and nothing of what it owns, as Keystone does. */
    public synchronized void delete(String id) {
        deleted.add(id);
    }

    /** Brings it back. */
    public synchronized void restore(String id) {
        deleted.remove(id);
    }
}
