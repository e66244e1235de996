package io.vioscope.inventory.inferred;

import io.vioscope.inventory.Inventory;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Status;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The NSX Manager that Neutron drives where its plugin is one for NSX. Whether it works cannot be seen through OpenStack:
 * Neutron's lists come from its own database. Where the source {@code nsx} asks it, its word counts.
 */
final class NsxManager {
    private static final EntityKey KEY = new EntityKey(Kind.NSX_MANAGER, Kind.NSX_MANAGER.word());
    private static final String STATE = Inference.NSX_SOURCE.name() + Attributes.OF_SOURCE + "state";
    private static final String PLUGIN = "neutron.plugin";

    private NsxManager() {}

    static List<Entity> of(String cloud, Inventory inventory) {
        return inventory.get(new EntityKey(Kind.CLOUD, cloud)).stream()
                .flatMap(known -> Stream.ofNullable(known.attributes().get(PLUGIN)))
                .filter(plugin -> plugin.startsWith("nsx"))
                .map(plugin -> manager(cloud, plugin, inventory))
                .toList();
    }

    private static Entity manager(String cloud, String plugin, Inventory inventory) {
        return new Entity(
                KEY,
                "NSX Manager of " + cloud,
                status(inventory.get(KEY).orElse(null)),
                Attributes.of(Map.of("plugin", plugin)),
                List.of());
    }

    /**
     * What the source says of it. A certificate that we do not trust, and a login that is refused, say nothing about whether
     * it works: Neutron has a trust and an account of its own.
     */
    private static Status status(@Nullable Entity known) {
        var state = known == null ? null : known.attributes().get(STATE);
        return state == null ? Status.enabled("not observed", Health.UNKNOWN) : Status.enabled(state, health(state));
    }

    private static Health health(String state) {
        return switch (state) {
            case "answers" -> Health.OK;
            case "slow", "degraded", "initializing", "certificate expired" -> Health.DEGRADED;
            case "refused",
                    "host unknown",
                    "timed out",
                    "cut off",
                    "failing",
                    "no NSX Manager",
                    "unavailable",
                    "no control cluster" -> Health.DOWN;
            default -> Health.UNKNOWN;
        };
    }
}
