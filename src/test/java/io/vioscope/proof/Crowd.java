package io.vioscope.proof;

import io.vioscope.simulator.cloud.SimulatedCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Users who build servers and volumes whatever happens, so that what cannot be built any more is seen to fail. */
final class Crowd {
    private static final int SERVERS = 3;

    private final SimulatedCloud cloud;
    private final List<UUID> servers = new ArrayList<>();
    private final List<UUID> volumes = new ArrayList<>();
    private int next;

    Crowd(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    /** Everybody builds something now. */
    void build() {
        for (var i = 0; i < SERVERS; i++) {
            servers.add(cloud.boot());
        }
        var projects = cloud.estate().projects();
        volumes.add(cloud.storage().create(projects.get(next++ % projects.size())));
    }

    /** Everybody takes away what he built. */
    void leave() {
        servers.forEach(cloud::delete);
        volumes.forEach(cloud.storage()::delete);
        servers.clear();
        volumes.clear();
    }
}
