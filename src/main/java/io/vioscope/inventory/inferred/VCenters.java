package io.vioscope.inventory.inferred;

import io.vioscope.inventory.Inventory;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The vCenters that hypervisors name in their ids. Whether one works cannot be seen through OpenStack: nova-compute goes
 * on for minutes with frozen figures when its vCenter is gone. Where the source {@code vcenter} asks it, its word counts.
 */
final class VCenters {
    private static final String STATE = Inference.VCENTER_SOURCE.name() + Attributes.OF_SOURCE + "state";

    private VCenters() {}

    static List<Entity> of(Inventory inventory) {
        return Members.by(RelationType.REGISTERED_IN, Kind.VCENTER, inventory, Kind.HYPERVISOR).entrySet().stream()
                .map(e -> new Entity(
                        e.getKey(),
                        "vCenter " + e.getKey().id(),
                        status(inventory.get(e.getKey()).orElse(null)),
                        attributes(e.getValue()),
                        List.of()))
                .toList();
    }

    /**
     * What the source says of it. A certificate that we do not trust, and a login that is refused, say nothing about whether
     * it works: OpenStack has a trust and an account of its own.
     */
    private static Status status(@Nullable Entity known) {
        var state = known == null ? null : known.attributes().get(STATE);
        return state == null ? Status.enabled("not observed", Health.UNKNOWN) : Status.enabled(state, health(state));
    }

    private static Health health(String state) {
        return switch (state) {
            case "answers" -> Health.OK;
            case "slow", "certificate expired" -> Health.DEGRADED;
            case "refused", "host unknown", "timed out", "cut off", "failing", "no vCenter" -> Health.DOWN;
            default -> Health.UNKNOWN;
        };
    }

    /** The version, where all clusters tell the same; while they are read one after the other they may not. */
    private static Attributes attributes(List<Entity> clusters) {
        var map = new TreeMap<String, String>(Map.of("clusters", clusters.size() + ""));
        var versions = clusters.stream()
                .map(c -> c.attributes().get("version"))
                .distinct()
                .toList();
        if (versions.size() == 1 && versions.get(0) != null) {
            map.put("version", versions.get(0));
        }
        return Attributes.of(map);
    }
}
