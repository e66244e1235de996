package io.vioscope.inventory;

import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Keeps what the clusters' capacity tells of their ESXi hosts, as attributes of the hypervisors, up to date. */
final class Capacities {
    private Capacities() {}

    /** Adds to the facts of a step what follows from those about hypervisors. */
    static void infer(Inventory inventory, List<Fact> facts) {
        var its = facts.stream().filter(Capacities::isOfHypervisor).toList();
        var after = Reconciler.apply(inventory, its);
        var more = new TreeMap<EntityKey, Map<String, Change>>();
        its.stream()
                .flatMap(fact -> Stream.ofNullable(fact.subject()))
                .forEach(key -> after.get(key)
                        .map(Capacities::changes)
                        .filter(changes -> !changes.isEmpty())
                        .ifPresent(changes -> more.put(key, changes)));
        Additions.add(more, inventory, facts);
    }

    private static boolean isOfHypervisor(Fact fact) {
        var subject = fact.subject();
        return subject != null && subject.kind() == Kind.HYPERVISOR;
    }

    private static Map<String, Change> changes(Entity hypervisor) {
        return ClusterCapacity.of(hypervisor)
                .map(capacity -> ClusterCapacity.told(hypervisor).changesTo(capacity.attributes()))
                .orElseGet(TreeMap::new);
    }
}
