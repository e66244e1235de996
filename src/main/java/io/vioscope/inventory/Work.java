package io.vioscope.inventory;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which services have worked, by what was made since the report before: a server that is built, a volume that can be used. */
final class Work {
    /** Nova's: no server comes about without one of each. */
    private static final Set<String> OF_SERVERS = Set.of("nova-scheduler", "nova-conductor");

    /** Cinder's: no volume comes about without one. */
    private static final Set<String> OF_VOLUMES = Set.of("cinder-scheduler");

    private final Inventory inventory;
    private final Set<EntityKey> keys;
    private final Set<EntityKey> found = new HashSet<>();

    private Work(Inventory inventory, List<Entity> silent) {
        this.inventory = inventory;
        this.keys = silent.stream().map(Entity::key).collect(Collectors.toSet());
    }

    /**
     * Those of the services that are said to be silent which have worked.
     *
     * @param inventory what was believed before the report
     * @param facts     what the report tells
     * @param silent    the services that were said to be silent before it
     */
    static Set<EntityKey> of(Inventory inventory, List<Fact> facts, List<Entity> silent) {
        var work = new Work(inventory, silent);
        facts.forEach(work::take);
        return work.found;
    }

    private void take(Fact fact) {
        if (fact instanceof Fact.EntityAdded added
                && added.isNews()
                && isMade(added.entity().kind(), added.entity().status().word())) {
            made(added.entity());
        } else if (fact instanceof Fact.StatusChanged changed
                && isBeingMade(changed.from().word())
                && isMade(changed.key().kind(), changed.to().word())) {
            inventory.get(changed.key()).ifPresent(this::madeBy);
        }
    }

    private static boolean isBeingMade(String word) {
        return word.equals("BUILD") || word.equals("creating");
    }

    private static boolean isMade(Kind kind, String word) {
        return (kind == Kind.SERVER && word.equals("ACTIVE")) || (kind == Kind.VOLUME && word.equals("available"));
    }

    /** All of it came about since: it was scheduled too. */
    private void made(Entity thing) {
        madeBy(thing);
        (thing.kind() == Kind.SERVER ? OF_SERVERS : OF_VOLUMES).forEach(this::oneOf);
    }

    private void madeBy(Entity thing) {
        thing.related(RelationType.HOSTED_ON)
                .flatMap(inventory::get)
                .flatMap(place -> place.related(RelationType.MANAGED_BY))
                .filter(keys::contains)
                .ifPresent(found::add);
    }

    /** One of those that can stand in for each other has worked: it is known of them only where all are said to be silent. */
    private void oneOf(String binary) {
        var all = List.of(Kind.SERVICE, Kind.VOLUME_SERVICE).stream()
                .flatMap(kind -> inventory.of(kind).values().stream())
                .filter(service -> service.name().startsWith(binary + "@"))
                .map(Entity::key)
                .collect(Collectors.toSet());
        if (keys.containsAll(all)) {
            found.addAll(all);
        }
    }
}
