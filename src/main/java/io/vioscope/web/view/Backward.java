package io.vioscope.web.view;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Relation;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;

/**
 * The ties of some entities, found from their far end: a hash table in arrays, as there are a million of them. Immutable.
 */
final class Backward {
    private static final int NONE = -1;

    private final Entity[] from;
    private final Relation[] ties;
    private final int[] next;
    private final int[] first;

    /** The ties of those entities. */
    Backward(Collection<Entity> entities) {
        var count = entities.stream().mapToInt(e -> e.relations().size()).sum();
        from = new Entity[count];
        ties = new Relation[count];
        next = new int[count];
        first = new int[Integer.highestOneBit(Math.max(1, count)) * 2];
        Arrays.fill(first, NONE);
        var n = 0;
        for (var entity : entities) {
            for (var tie : entity.relations()) {
                put(n++, entity, tie);
            }
        }
    }

    private void put(int n, Entity entity, Relation tie) {
        var slot = slot(tie.to());
        from[n] = entity;
        ties[n] = tie;
        next[n] = first[slot];
        first[slot] = n;
    }

    private int slot(EntityKey key) {
        var hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (first.length - 1);
    }

    /** Calls back with each of the ties that lead there and whose it is. */
    void to(EntityKey key, BiConsumer<Relation, Entity> each) {
        for (var n = first[slot(key)]; n != NONE; n = next[n]) {
            if (ties[n].to().equals(key)) {
                each.accept(ties[n], from[n]);
            }
        }
    }
}
