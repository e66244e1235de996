package io.vioscope.inventory;

import io.vioscope.model.Attributes;
import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Notices what is tied to nothing: the port or volume of a server that does not exist, what belongs to a deleted project, a
 * hypervisor that is not listed though servers say they run on it. Told only by a whole list of what is not there, if the one
 * before did not show it either: a thing and its ties are seen at different moments.
 */
final class LooseEnds {
    private static final String PREFIX = Attributes.INFERRED + Attributes.OF_SOURCE;
    private static final String UNLISTED = PREFIX + "unlisted";
    private static final String YES = "true";

    private static final Map<Kind, Tie> TIES = Map.of(
            Kind.SERVER,
            new Tie(RelationType.ATTACHED_TO, PREFIX + "lost_server", Set.of(Kind.PORT, Kind.VOLUME)),
            Kind.PROJECT,
            new Tie(
                    RelationType.OWNED_BY,
                    PREFIX + "lost_project",
                    Set.of(Kind.SERVER, Kind.VOLUME, Kind.NETWORK, Kind.ROUTER, Kind.FLOATING_IP, Kind.LOAD_BALANCER)));

    /** Which ties should lead to something, and the attribute of those whose do not. */
    private record Tie(RelationType type, String attribute, Set<Kind> from) {}

    private LooseEnds() {}

    /** Adds to the facts of a report who is tied to nothing by what it lists. */
    static void find(Inventory inventory, Report report, List<Fact> facts) {
        var more = new TreeMap<EntityKey, Map<String, Change>>();
        TIES.forEach((kind, tie) -> {
            if (tells(kind, inventory, report)) {
                ends(kind, tie, inventory, report, more);
            }
        });
        if (tells(Kind.HYPERVISOR, inventory, report)) {
            unlisted(inventory, facts, more);
        }
        facts.forEach(fact -> {
            if (fact instanceof Fact.EntityDeleted deleted) {
                more.remove(deleted.last().key());
            }
        });
        Additions.add(more, inventory, facts);
    }

    private static boolean tells(Kind kind, Inventory inventory, Report report) {
        return report.sawAll(kind) && inventory.discovered().contains(kind);
    }

    private static void ends(
            Kind kind, Tie tie, Inventory inventory, Report report, Map<EntityKey, Map<String, Change>> more) {
        var listed = report.entities().stream()
                .map(Entity::key)
                .filter(key -> key.kind() == kind)
                .collect(Collectors.toSet());
        report.unreadable().forEach(one -> listed.add(one.key()));
        var known = inventory.of(kind);
        var loose = new HashSet<EntityKey>();
        for (var from : tie.from()) {
            for (var entity : inventory.of(from).values()) {
                if (isLoose(entity, tie.type(), kind, known, listed)
                        && !inventory.missing().contains(entity.key())) {
                    loose.add(entity.key());
                }
            }
        }
        mark(loose, tie.attribute(), inventory, more);
    }

    /** Has exactly those bear the attribute. */
    private static void mark(
            Set<EntityKey> those, String name, Inventory inventory, Map<EntityKey, Map<String, Change>> more) {
        Stream.concat(those.stream(), inventory.marked(name).stream())
                .distinct()
                .flatMap(key -> inventory.get(key).stream())
                .forEach(entity -> mark(entity, name, those.contains(entity.key()), more));
    }

    /** Asked of everything there is, at each whole list: the first lookup settles nearly all. */
    private static boolean isLoose(
            Entity entity, RelationType type, Kind kind, Map<String, Entity> known, Set<EntityKey> listed) {
        var relations = entity.relations();
        for (var i = 0; i < relations.size(); i++) {
            var relation = relations.get(i);
            var to = relation.to();
            if (relation.type() == type && to.kind() == kind && !known.containsKey(to.id()) && !listed.contains(to)) {
                return true;
            }
        }
        return false;
    }

    /** What was missing before, and is neither shown now nor deleted, is kept for those who say they run on it. */
    private static void unlisted(Inventory inventory, List<Fact> facts, Map<EntityKey, Map<String, Change>> more) {
        var back = facts.stream()
                .filter(Fact.EntityReappeared.class::isInstance)
                .map(Fact::subject)
                .collect(Collectors.toSet());
        var gone = inventory.of(Kind.HYPERVISOR).values().stream()
                .map(Entity::key)
                .filter(key -> inventory.missing().contains(key) && !back.contains(key))
                .collect(Collectors.toSet());
        mark(gone, UNLISTED, inventory, more);
    }

    private static void mark(Entity entity, String name, boolean is, Map<EntityKey, Map<String, Change>> more) {
        var before = entity.attributes().get(name);
        if (is != (before != null)) {
            more.computeIfAbsent(entity.key(), k -> new TreeMap<>()).put(name, new Change(before, is ? YES : null));
        }
    }
}
