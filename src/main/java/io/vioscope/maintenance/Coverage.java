package io.vioscope.maintenance;

import io.vioscope.inventory.Inventory;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What work on something reaches: it, and what depends on it for its own work. Found by walking up from what may depend,
 * which has few ties of its own.
 */
final class Coverage {
    private static final int STEPS = 4;
    private static final Set<RelationType> CARRIED_BY = EnumSet.of(
            RelationType.HOSTED_ON, RelationType.MANAGED_BY, RelationType.REGISTERED_IN, RelationType.PART_OF);
    private static final Set<Kind> OWNERS = EnumSet.of(Kind.PROJECT, Kind.DOMAIN);

    private final Inventory inventory;
    private final EntityKey scope;

    private Coverage(Inventory inventory, EntityKey scope) {
        this.inventory = inventory;
        this.scope = scope;
    }

    /** Whether work on the scope reaches that entity, which need not be known. */
    static boolean reaches(Inventory inventory, EntityKey scope, EntityKey entity) {
        var coverage = new Coverage(inventory, scope);
        return scope.kind() == Kind.CLOUD || coverage.isAbove(entity, STEPS) || coverage.isAllThatItDrives(entity);
    }

    private boolean isAbove(EntityKey entity, int steps) {
        var seen = new HashSet<EntityKey>();
        var front = Set.of(entity);
        for (var step = 0; step <= steps && !front.isEmpty(); step++) {
            if (front.contains(scope)) {
                return true;
            }
            seen.addAll(front);
            front = front.stream()
                    .flatMap(key -> inventory.get(key).stream())
                    .flatMap(e -> above(e).stream())
                    .filter(key -> !seen.contains(key))
                    .collect(Collectors.toSet());
        }
        return false;
    }

    private List<EntityKey> above(Entity entity) {
        return entity.relations().stream()
                .filter(tie -> CARRIED_BY.contains(tie.type())
                        || (tie.type() == RelationType.OWNED_BY && OWNERS.contains(scope.kind())))
                .map(Relation::to)
                .toList();
    }

    /** A compute service has no other work than its hypervisors, of which it mostly has one. */
    private boolean isAllThatItDrives(EntityKey entity) {
        if (entity.kind() != Kind.COMPUTE_SERVICE) {
            return false;
        }
        var driven = inventory.of(Kind.HYPERVISOR).values().stream()
                .filter(h -> h.relations().contains(new Relation(RelationType.MANAGED_BY, entity)))
                .toList();
        return !driven.isEmpty() && driven.stream().allMatch(h -> isAbove(h.key(), STEPS - 1));
    }
}
