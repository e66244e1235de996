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

/**
 * The NSX Manager that Neutron drives where its plugin is one for NSX. Whether it works cannot be seen through OpenStack:
 * Neutron's lists come from its own database.
 */
final class NsxManager {
    private static final String PLUGIN = "neutron.plugin";

    private NsxManager() {}

    static List<Entity> of(String cloud, Inventory inventory) {
        return inventory.get(new EntityKey(Kind.CLOUD, cloud)).stream()
                .flatMap(known -> Stream.ofNullable(known.attributes().get(PLUGIN)))
                .filter(plugin -> plugin.startsWith("nsx"))
                .map(plugin -> manager(cloud, plugin))
                .toList();
    }

    private static Entity manager(String cloud, String plugin) {
        return new Entity(
                new EntityKey(Kind.NSX_MANAGER, Kind.NSX_MANAGER.word()),
                "NSX Manager of " + cloud,
                Status.enabled("not observed", Health.UNKNOWN),
                Attributes.of(Map.of("plugin", plugin)),
                List.of());
    }
}
