package io.vioscope.inventory.inferred;

import io.vioscope.inventory.Inventory;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Entities by what they are tied to. */
final class Members {
    private Members() {}

    /** Of those kinds, the entities by the entity of kind {@code to} that they are tied to; sorted. */
    static SortedMap<EntityKey, List<Entity>> by(RelationType type, Kind to, Inventory inventory, Kind... from) {
        var members = new TreeMap<EntityKey, List<Entity>>();
        for (var kind : from) {
            for (var entity : inventory.of(kind).values()) {
                entity.relations().stream()
                        .filter(r -> r.type() == type && r.to().kind() == to)
                        .forEach(r -> members.computeIfAbsent(r.to(), key -> new ArrayList<>())
                                .add(entity));
            }
        }
        members.values().forEach(list -> list.sort(Comparator.comparing(Entity::key)));
        return members;
    }
}
