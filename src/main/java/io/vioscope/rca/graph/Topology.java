package io.vioscope.rca.graph;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which entities are tied to which. Each has a number as long as it exists or something is tied to it; ties away from an
 * entity stand in the entity, ties to it are kept here. Mutable, for one thread.
 */
@SuppressWarnings("EnumOrdinal") // these numbers do not leave this object
public final class Topology {
    private static final int TYPE_SHIFT = 27;
    private static final int NUMBER = (1 << TYPE_SHIFT) - 1;

    private final Map<EntityKey, Integer> numbers = new HashMap<>();
    private final List<EntityKey> keys = new ArrayList<>();
    private final List<@Nullable Entity> entities = new ArrayList<>();
    private final List<@Nullable Ints> in = new ArrayList<>();
    private final Ints free = new Ints();
    private final Map<Kind, BitSet> existing = new EnumMap<>(Kind.class);

    /** How many numbers there are or were at once. */
    public int capacity() {
        return keys.size();
    }

    /** Calls back with all of a kind that exist. */
    public void each(Kind kind, IntConsumer each) {
        var all = existing.get(kind);
        if (all != null) {
            for (var n = all.nextSetBit(0); n >= 0; n = all.nextSetBit(n + 1)) {
                each.accept(n);
            }
        }
    }

    /** The number of what has that key; -1 if nothing has it. */
    public int number(EntityKey key) {
        return Objects.requireNonNullElse(numbers.get(key), -1);
    }

    /** The key of that number. */
    public EntityKey key(int number) {
        return keys.get(number);
    }

    /** What has that number; null if it is only named by others. */
    public @Nullable Entity entity(int number) {
        return entities.get(number);
    }

    /** Puts an entity in, or in the place of the one of the same key. */
    public int put(Entity entity) {
        var number = numbered(entity.key());
        var before = entities.get(number);
        entities.set(number, entity);
        if (before == null) {
            existing.computeIfAbsent(entity.kind(), kind -> new BitSet()).set(number);
        }
        if (before == null || !before.relations().equals(entity.relations())) {
            entity.relations().forEach(relation -> tie(number, relation));
            untie(number, before);
        }
        return number;
    }

    /** Takes an entity out. */
    public void remove(EntityKey key) {
        var number = number(key);
        var before = number < 0 ? null : entities.get(number);
        if (before != null) {
            entities.set(number, null);
            existing.getOrDefault(key.kind(), new BitSet()).clear(number);
            untie(number, before);
            release(number);
        }
    }

    private int numbered(EntityKey key) {
        var known = numbers.get(key);
        if (known != null) {
            return known;
        }
        var number = free.size() > 0 ? free.removeLast() : keys.size();
        if (number == keys.size()) {
            keys.add(key);
            entities.add(null);
            in.add(null);
        } else {
            keys.set(number, key);
        }
        numbers.put(key, number);
        return number;
    }

    private void tie(int from, Relation relation) {
        var to = numbered(relation.to());
        var ties = in.get(to);
        if (ties == null) {
            ties = new Ints();
            in.set(to, ties);
        }
        ties.add(tie(relation.type(), from));
    }

    private void untie(int from, @Nullable Entity before) {
        if (before != null) {
            before.relations().forEach(relation -> untie(from, relation));
        }
    }

    private void untie(int from, Relation relation) {
        var to = number(relation.to());
        var ties = to < 0 ? null : in.get(to);
        if (ties != null) {
            ties.remove(tie(relation.type(), from));
            release(to);
        }
    }

    private static int tie(RelationType type, int from) {
        return type.ordinal() << TYPE_SHIFT | from;
    }

    /** Gives back the number of what neither exists nor is named. */
    private void release(int number) {
        var ties = in.get(number);
        if (entities.get(number) == null && (ties == null || ties.size() == 0)) {
            in.set(number, null);
            numbers.remove(keys.get(number));
            free.add(number);
        }
    }

    /** Calls back with what an entity is tied to in that way. */
    void forward(int from, RelationType type, Kind kind, IntConsumer each) {
        var entity = entities.get(from);
        if (entity != null) {
            for (var relation : entity.relations()) {
                if (relation.type() == type && relation.to().kind() == kind) {
                    each.accept(number(relation.to()));
                }
            }
        }
    }

    /** Calls back with what is tied to an entity in that way. */
    void backward(int to, RelationType type, Kind kind, IntConsumer each) {
        var ties = in.get(to);
        if (ties != null) {
            for (var i = 0; i < ties.size(); i++) {
                var tie = ties.get(i);
                if (tie >>> TYPE_SHIFT == type.ordinal()
                        && keys.get(tie & NUMBER).kind() == kind) {
                    each.accept(tie & NUMBER);
                }
            }
        }
    }
}
