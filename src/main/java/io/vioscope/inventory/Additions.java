package io.vioscope.inventory;

import io.vioscope.model.Change;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Fact.EntityAdded;
import io.vioscope.model.Fact.EntityChanged;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts attributes beside what a report told, in the one fact of its type that an entity may have in a step. */
final class Additions {
    private Additions() {}

    /**
     * Has entities come with, or change to, more attributes; nothing of an entity that is neither known nor added.
     *
     * @param more by entity and name; of none that these facts delete
     */
    static void add(Map<EntityKey, Map<String, Change>> more, Inventory inventory, List<Fact> facts) {
        var left = new TreeMap<>(more);
        if (!left.isEmpty()) {
            facts.replaceAll(fact -> with(fact, left));
            left.forEach((key, changes) -> {
                if (inventory.find(key) != null) {
                    facts.add(new EntityChanged(key, changes));
                }
            });
        }
    }

    private static Fact with(Fact fact, Map<EntityKey, Map<String, Change>> left) {
        if (fact instanceof EntityAdded added) {
            var entity = added.entity();
            var more = left.remove(entity.key());
            return more == null
                    ? fact
                    : new EntityAdded(entity.withAttributes(entity.attributes().with(more)), added.appearance());
        }
        if (fact instanceof EntityChanged changed) {
            var more = left.remove(changed.key());
            return more == null ? fact : new EntityChanged(changed.key(), joined(changed.changes(), more));
        }
        return fact;
    }

    private static Map<String, Change> joined(Map<String, Change> told, Map<String, Change> more) {
        var all = new TreeMap<>(told);
        all.putAll(more);
        return all;
    }
}
