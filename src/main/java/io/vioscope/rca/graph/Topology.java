package io.vioscope.rca.graph;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.rca.causal.EntityPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which entities are tied to which, as numbers. Each has one as long as it exists or something is tied to it. Mutable, for one
 * thread.
 */
@SuppressWarnings("EnumOrdinal") // these numbers do not leave this object
public final class Topology {
    private static final int TYPE_SHIFT = 27;
    private static final int NUMBER = (1 << TYPE_SHIFT) - 1;
    private static final int FIRST = 64;
    private static final int[] NO_TIES = {};
    private static final Kind[] KINDS = Kind.values();

    private final Map<EntityKey, Integer> numbers;
    private final List<EntityKey> keys = new ArrayList<>();
    private final List<@Nullable Entity> entities = new ArrayList<>();
    private final List<@Nullable Ints> in = new ArrayList<>();
    private final List<int[]> out = new ArrayList<>();
    private byte[] kinds = new byte[FIRST];
    private final Ints free = new Ints();
    private final Map<Kind, BitSet> existing = new EnumMap<>(Kind.class);
    private final BitSet there = new BitSet();

    /** One with room for so many, which grows where there are more. */
    public Topology(int expected) {
        this.numbers = new HashMap<>(expected * 4 / 3 + 1);
    }

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

    /** Calls back with each entity and its number. */
    public void each(ObjIntConsumer<Entity> each) {
        for (var n = 0; n < entities.size(); n++) {
            var entity = entities.get(n);
            if (entity != null) {
                each.accept(entity, n);
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

    /** What has that number, or would have it. */
    public Kind kind(int number) {
        return KINDS[kinds[number]];
    }

    /** Whether there is something of that number of which the pattern is true. Looks at it only if it has to. */
    public boolean fits(int number, EntityPattern pattern) {
        var entity = pattern.isAny() ? null : entities.get(number);
        return entity == null ? pattern.isAny() && there.get(number) : pattern.fits(entity, null);
    }

    /** Puts an entity in, or in the place of the one of the same key. */
    public int put(Entity entity) {
        var number = numbered(entity.key());
        var before = entities.get(number);
        entities.set(number, entity);
        if (before == null) {
            existing.computeIfAbsent(entity.kind(), kind -> new BitSet()).set(number);
            there.set(number);
        }
        if (before == null || !before.relations().equals(entity.relations())) {
            retie(number, entity.relations());
        }
        return number;
    }

    private void retie(int from, Collection<Relation> relations) {
        var ties = relations.isEmpty() ? NO_TIES : new int[relations.size()];
        var i = 0;
        for (var relation : relations) {
            ties[i++] = tie(from, relation);
        }
        for (var old : out.set(from, ties)) {
            untie(from, old);
        }
    }

    /** Takes an entity out. */
    public void remove(EntityKey key) {
        var number = number(key);
        var before = number < 0 ? null : entities.get(number);
        if (before != null) {
            entities.set(number, null);
            existing.getOrDefault(key.kind(), new BitSet()).clear(number);
            there.clear(number);
            retie(number, List.of());
            release(number);
        }
    }

    private int numbered(EntityKey key) {
        var number = free.size() > 0 ? free.get(free.size() - 1) : keys.size();
        var known = numbers.putIfAbsent(key, number);
        if (known != null) {
            return known;
        }
        if (number == keys.size()) {
            grow(key);
        } else {
            free.removeLast();
            keys.set(number, key);
        }
        kinds[number] = (byte) key.kind().ordinal();
        return number;
    }

    private void grow(EntityKey key) {
        kinds = kinds.length > keys.size() ? kinds : Arrays.copyOf(kinds, keys.size() * 2);
        keys.add(key);
        entities.add(null);
        in.add(null);
        out.add(NO_TIES);
    }

    private int tie(int from, Relation relation) {
        var to = numbered(relation.to());
        var ties = in.get(to);
        if (ties == null) {
            ties = new Ints();
            in.set(to, ties);
        }
        ties.add(tie(relation.type(), from));
        return tie(relation.type(), to);
    }

    private void untie(int from, int tie) {
        var to = tie & NUMBER;
        var ties = in.get(to);
        if (ties != null) {
            ties.remove((tie & ~NUMBER) | from);
            release(to);
        }
    }

    private static int tie(RelationType type, int with) {
        return (type.ordinal() << TYPE_SHIFT) | with;
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
        for (var tie : out.get(from)) {
            call(tie, type, kind, each);
        }
    }

    /** The first that an entity is tied to in that way; -1 if there is none. */
    public int tied(int from, RelationType type, Kind kind) {
        for (var tie : out.get(from)) {
            if (leads(tie, type, kind)) {
                return tie & NUMBER;
            }
        }
        return -1;
    }

    /** Calls back with what is tied to an entity in that way. */
    void backward(int to, RelationType type, Kind kind, IntConsumer each) {
        var ties = in.get(to);
        for (var i = 0; ties != null && i < ties.size(); i++) {
            call(ties.get(i), type, kind, each);
        }
    }

    private void call(int tie, RelationType type, Kind kind, IntConsumer each) {
        if (leads(tie, type, kind)) {
            each.accept(tie & NUMBER);
        }
    }

    private boolean leads(int tie, RelationType type, Kind kind) {
        return tie >>> TYPE_SHIFT == type.ordinal() && kinds[tie & NUMBER] == kind.ordinal();
    }
}
