package io.vioscope.inventory;

import io.vioscope.model.Attributes;
import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Keeps by which sources' answers the clock of the cloud differs from ours, as attributes of the cloud: heartbeats that OpenStack
 * judges by its clocks may then lie. By how much is no attribute, as that moves by itself.
 */
final class Clocks {
    private static final String PREFIX = Attributes.INFERRED + Attributes.OF_SOURCE + "clock_off.";
    private static final String YES = "true";

    private Clocks() {}

    static void compare(Inventory inventory, Report report, List<Fact> facts) {
        if (report.aside().skew() != null) {
            var name = PREFIX + report.source().name();
            var now = report.aside().isSkewed() ? YES : null;
            var more = new TreeMap<EntityKey, Map<String, Change>>();
            for (Entity cloud : inventory.of(Kind.CLOUD).values()) {
                var before = cloud.attributes().get(name);
                if (!Objects.equals(before, now)) {
                    more.put(cloud.key(), Map.of(name, new Change(before, now)));
                }
            }
            Additions.add(more, inventory, facts);
        }
    }
}
