package io.vioscope.inventory;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By the name of an attribute that was inferred, who has it: few of the many there are, so that who looks for them need not look at
 * all. Follows from the entities. Immutable.
 */
final class Marked {
    static final Marked NOTHING = new Marked(Map.of());

    private static final String PREFIX = Attributes.INFERRED + Attributes.OF_SOURCE;

    private final Map<String, Set<EntityKey>> keys;

    private Marked(Map<String, Set<EntityKey>> keys) {
        this.keys = keys;
    }

    /** Those with an attribute of that name. */
    Set<EntityKey> with(String attribute) {
        return keys.getOrDefault(attribute, Set.of());
    }

    Edit edit() {
        return new Edit(this);
    }

    /** A change under way; copies only the names it touches. For one thread, used once. */
    static final class Edit {
        private final Marked base;
        private final Map<String, Set<EntityKey>> touched = new HashMap<>();

        private Edit(Marked base) {
            this.base = base;
        }

        /** An entity comes, goes, or is another than it was. */
        void change(@Nullable Entity before, @Nullable Entity now) {
            if (before != null && now != null && before.attributes().equals(now.attributes())) {
                return;
            }
            if (before != null) {
                before.attributes().forEachOf(PREFIX, name -> touch(name).remove(before.key()));
            }
            if (now != null) {
                now.attributes().forEachOf(PREFIX, name -> touch(name).add(now.key()));
            }
        }

        private Set<EntityKey> touch(String name) {
            return touched.computeIfAbsent(name, n -> new HashSet<>(base.with(n)));
        }

        Marked done() {
            if (touched.isEmpty()) {
                return base;
            }
            var all = new HashMap<>(base.keys);
            all.putAll(touched);
            return new Marked(all);
        }
    }
}
