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

/**
 * The nodes that control-plane services say they run on. A node with a working service works; one whose services are all
 * silent may be down, cut off, or only its services are: that cannot be told from here.
 */
final class Controllers {
    private Controllers() {}

    static List<Entity> of(Inventory inventory) {
        return Members.by(
                        RelationType.HOSTED_ON,
                        Kind.CONTROLLER,
                        inventory,
                        Kind.SERVICE,
                        Kind.VOLUME_SERVICE,
                        Kind.AGENT)
                .entrySet()
                .stream()
                .map(e -> new Entity(
                        e.getKey(),
                        e.getKey().id(),
                        status(e.getValue()),
                        Attributes.of(Map.of("services", e.getValue().size() + "")),
                        List.of()))
                .toList();
    }

    private static Status status(List<Entity> services) {
        var working = services.stream().anyMatch(s -> s.status().health() == Health.OK);
        return working ? Status.enabled("works", Health.OK) : Status.enabled("silent", Health.UNKNOWN);
    }
}
