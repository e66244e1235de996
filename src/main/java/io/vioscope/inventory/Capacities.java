package io.vioscope.inventory;

import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what the clusters' capacity tells of their ESXi hosts, as attributes of the hypervisors, up to date. */
final class Capacities {
    private Capacities() {}

    /** Adds to the facts of a step what follows from them. */
    static void infer(Inventory inventory, List<Fact> facts) {
        var more = new TreeMap<EntityKey, Map<String, Change>>();
        after(inventory, facts).of(Kind.HYPERVISOR).values().forEach(hypervisor -> {
            var changes = changes(hypervisor);
            if (!changes.isEmpty()) {
                more.put(hypervisor.key(), changes);
            }
        });
        Additions.add(more, inventory, facts);
    }

    private static Inventory after(Inventory inventory, List<Fact> facts) {
        return Reconciler.apply(
                inventory,
                facts.stream()
                        .filter(fact -> fact.subject() != null && fact.subject().kind() == Kind.HYPERVISOR)
                        .toList());
    }

    private static Map<String, Change> changes(Entity hypervisor) {
        return ClusterCapacity.of(hypervisor)
                .map(capacity -> ClusterCapacity.told(hypervisor).changesTo(capacity.attributes()))
                .orElseGet(TreeMap::new);
    }
}
