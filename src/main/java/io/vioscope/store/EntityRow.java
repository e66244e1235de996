package io.vioscope.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.inventory.Reconciler;
import io.vioscope.model.Change;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Status;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a commit changes in the row of one entity, by however many of its facts: a row that is written twice is twice the work.
 *
 * @param name       null: as it was
 * @param status     null: as it was
 * @param attributes null: as they were
 */
record EntityRow(
        EntityKey key,
        @Nullable String name,
        @Nullable Status status,
        @Nullable Map<String, Change> attributes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The rows that those facts change, those of ties and of what is missing aside. */
    static List<EntityRow> of(List<Fact> facts) {
        var rows = new TreeMap<EntityKey, EntityRow>();
        for (var fact : facts) {
            if (fact instanceof Fact.EntityChanged changed) {
                rows.merge(changed.key(), of(changed), EntityRow::and);
            } else if (fact instanceof Fact.StatusChanged changed) {
                rows.merge(changed.key(), new EntityRow(changed.key(), null, changed.to(), null), EntityRow::and);
            }
        }
        return List.copyOf(rows.values());
    }

    private static EntityRow of(Fact.EntityChanged changed) {
        var name = changed.changes().get(Reconciler.NAME);
        var attributes = Reconciler.attributeChanges(changed.changes());
        return new EntityRow(
                changed.key(),
                name == null ? null : name.to() == null ? "" : name.to(),
                null,
                attributes.isEmpty() ? null : attributes);
    }

    private EntityRow and(EntityRow more) {
        return new EntityRow(
                key,
                more.name == null ? name : more.name,
                more.status == null ? status : more.status,
                more.attributes == null ? attributes : more.attributes);
    }

    /** A word of the new status; null: as it was. */
    @Nullable
    String of(Function<Status, String> word) {
        return status == null ? null : word.apply(status);
    }

    /** The attributes with new values, as JSON; null if none change. */
    @Nullable
    String added() {
        var map = new TreeMap<String, String>();
        each((name, value) -> {
            if (value != null) {
                map.put(name, value);
            }
        });
        return attributes == null ? null : json(map);
    }

    /** The names of the attributes that are no more, as JSON; null if none change. */
    @Nullable
    String gone() {
        var names = new TreeSet<String>();
        each((name, value) -> {
            if (value == null) {
                names.add(name);
            }
        });
        return attributes == null ? null : json(names);
    }

    private void each(NewValue each) {
        if (attributes != null) {
            attributes.forEach((name, change) -> each.of(name, change.to()));
        }
    }

    private interface NewValue {
        void of(String name, @Nullable String value);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts cannot fail to become JSON", e);
        }
    }
}
