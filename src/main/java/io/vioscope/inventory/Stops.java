package io.vioscope.inventory;

import io.vioscope.model.Attributes;
import io.vioscope.model.Change;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers who stopped a server for as long as it is off. The fact that it went off tells it, but a diagnosis has to know it
 * later too, and after a restart: so it is kept as an attribute of the server.
 */
final class Stops {
    private static final String OFF = "SHUTOFF";

    /** What the attribute is called after the name of the source that tells. */
    private static final String ATTRIBUTE = Attributes.OF_SOURCE + "stopped_by";

    private Stops() {}

    static void remember(Inventory inventory, Report report, List<Fact> facts) {
        var name = report.source().name() + ATTRIBUTE;
        var changes = new TreeMap<EntityKey, Map<String, Change>>();
        for (var fact : facts) {
            if (fact instanceof Fact.StatusChanged changed && changed.key().kind() == Kind.SERVER) {
                var known = inventory.find(changed.key());
                var before = known == null ? null : known.attributes().get(name);
                var by = changed.by();
                var now =
                        changed.to().word().equals(OFF) && by != null ? by.by().word() : null;
                if (before != null || now != null) {
                    changes.put(changed.key(), Map.of(name, new Change(before, now)));
                }
            }
        }
        Additions.add(changes, inventory, facts);
    }
}
