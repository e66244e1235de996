package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Cinder volume.
 *
 * @param number   its place in the order of creation, from 1
 * @param name     empty for one that Nova made, as it names no root volume, and for some others
 * @param root     whether a server boots from it; it goes with the server
 * @param backend  where it lies
 * @param server   the number of the server it is attached to or on its way to; 0 for none
 * @param status   Cinder's word
 * @param attached since when it is attached; null while it is not
 */
public record Volume(
        int number,
        UUID id,
        Project project,
        String name,
        boolean root,
        int sizeGb,
        Backend backend,
        int server,
        String status,
        Instant created,
        Instant updated,
        @Nullable Instant attached) {
    static final String DELETED = "deleted";

    /** A volume and the server it is attached to. */
    public record Attached(Volume volume, Optional<VirtualMachine> server) {}

    boolean exists() {
        return !status.equals(DELETED);
    }

    Volume in(String next, Instant at) {
        return new Volume(number, id, project, name, root, sizeGb, backend, server, next, created, at, attached);
    }

    Volume to(int nextServer, String next, @Nullable Instant since, Instant at) {
        return new Volume(number, id, project, name, root, sizeGb, backend, nextServer, next, created, at, since);
    }
}
