package io.vioscope.notify;

import io.vioscope.engine.Snapshot;
import io.vioscope.model.Alarm;
import io.vioscope.model.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The last snapshot of each cloud. For any thread. */
public final class Snapshots {
    private final Map<String, Snapshot> latest = new ConcurrentHashMap<>();

    /** Replaces what was there for that cloud. */
    public void put(Snapshot snapshot) {
        latest.put(snapshot.state().cloud(), snapshot);
    }

    /** The last one of a cloud, if there was one since the start. */
    public Optional<Snapshot> of(String cloud) {
        return Optional.ofNullable(latest.get(cloud));
    }

    /** How many alarms are on of which people are told. */
    public int alarms() {
        return (int) latest.values().stream()
                .flatMap(s -> s.state().alarms().active().stream())
                .filter(Alarm::isAnnounced)
                .count();
    }

    /** How many root causes are on of which people are told. */
    public int causes() {
        return (int) latest.values().stream()
                .flatMap(s -> s.state().problems().open().values().stream())
                .filter(Problem::isAnnounced)
                .count();
    }
}
