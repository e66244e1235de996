package io.vioscope.engine;

import io.vioscope.model.AdminState;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code host_status} of servers, worked out as Nova does for each answer (nova/compute/api.py,
 * {@code get_instance_host_status}). It is the heartbeat of the compute service once more, so it is not read from the
 * servers: one nova-compute that falls silent would be a change of two hundred of them.
 */
final class HostStatus {
    private static final String NAME = Attributes.INFERRED + Attributes.OF_SOURCE + "host_status";

    private HostStatus() {}

    /** As an attribute of a server; none where no compute service is known to have it, and of anything else. */
    static Attributes of(Entity server, Snapshot snapshot) {
        return server.kind() == Kind.SERVER
                ? tied(server, RelationType.HOSTED_ON, snapshot)
                        .flatMap(hypervisor -> tied(hypervisor, RelationType.MANAGED_BY, snapshot))
                        .map(service -> Attributes.of(Map.of(NAME, word(service, snapshot))))
                        .orElse(Attributes.none())
                : Attributes.none();
    }

    private static Optional<Entity> tied(Entity from, RelationType type, Snapshot snapshot) {
        return from.related(type).flatMap(snapshot.state().inventory()::get);
    }

    private static String word(Entity service, Snapshot snapshot) {
        if (!snapshot.isCurrent(service.key())) {
            return "UNKNOWN";
        }
        if ("true".equals(service.attributes().get("forced_down"))) {
            return "DOWN";
        }
        if (service.status().admin() == AdminState.DISABLED) {
            return "MAINTENANCE";
        }
        return service.status().health() == Health.OK ? "UP" : "UNKNOWN";
    }
}
