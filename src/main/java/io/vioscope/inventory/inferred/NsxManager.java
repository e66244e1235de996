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

/**
 * The NSX Manager that Neutron drives where its plugin is one for NSX. Whether it works cannot be seen through OpenStack:
 * Neutron's lists come from its own database.
 */
final class NsxManager {
    private static final String PLUGIN = "neutron.plugin";

    private NsxManager() {}

    static List<Entity> of(String cloud, Inventory inventory) {
        var known = inventory.find(new EntityKey(Kind.CLOUD, cloud));
        var plugin = known == null ? null : known.attributes().get(PLUGIN);
        return plugin == null || !plugin.startsWith("nsx")
                ? List.of()
                : List.of(new Entity(
                        new EntityKey(Kind.NSX_MANAGER, Kind.NSX_MANAGER.word()),
                        "NSX Manager of " + cloud,
                        Status.enabled("not observed", Health.UNKNOWN),
                        Attributes.of(Map.of("plugin", plugin)),
                        List.of()));
    }
}
