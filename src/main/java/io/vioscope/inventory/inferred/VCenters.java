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

/**
 * The vCenters that hypervisors name in their ids. Whether one works cannot be seen through OpenStack: nova-compute goes
 * on for minutes with frozen figures when its vCenter is gone.
 */
final class VCenters {
    private VCenters() {}

    static List<Entity> of(Inventory inventory) {
        return Members.by(RelationType.REGISTERED_IN, Kind.VCENTER, inventory, Kind.HYPERVISOR).entrySet().stream()
                .map(e -> new Entity(
                        e.getKey(),
                        "vCenter " + e.getKey().id(),
                        Status.enabled("not observed", Health.UNKNOWN),
                        attributes(e.getValue()),
                        List.of()))
                .toList();
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
