package io.vioscope.inventory;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entities believed to exist in one cloud, and which of them the last complete list did not show. Immutable: a
 * change goes through {@link #edit} and copies only the kinds it touches.
 */
public final class Inventory {
    private static final Inventory EMPTY = new Inventory(Map.of(), Marked.NOTHING, Set.of(), Set.of());

    private final Map<Kind, Map<String, Entity>> entities;
    private final Marked marked;
    private final Set<EntityKey> missing;
    private final Set<Kind> discovered;

    private Inventory(
            Map<Kind, Map<String, Entity>> entities, Marked marked, Set<EntityKey> missing, Set<Kind> discovered) {
        this.entities = entities;
        this.marked = marked;
        this.missing = missing;
        this.discovered = discovered;
    }

    /** Nothing is believed. */
    public static Inventory empty() {
        return EMPTY;
    }

    /** The entity of that key, if it is believed to exist. */
    public Optional<Entity> get(EntityKey key) {
        return Optional.ofNullable(find(key));
    }

    /** As {@link #get}, for the inner loop of a diff: null where there is none. */
    @Nullable
    Entity find(EntityKey key) {
        return of(key.kind()).get(key.id());
    }

    /** All of that kind by id, in no order. */
    public Map<String, Entity> of(Kind kind) {
        return entities.getOrDefault(kind, Map.of());
    }

    /** The kinds of which anything is believed to exist. */
    public Set<Kind> kinds() {
        return entities.keySet();
    }

    /** Everything of every kind, in no order. */
    public Collection<Entity> all() {
        return entities.values().stream().flatMap(m -> m.values().stream()).toList();
    }

    /** How many entities there are. */
    public int size() {
        return entities.values().stream().mapToInt(Map::size).sum();
    }

    /** Those with an attribute of that name, which is one of those that are inferred. Costs nothing. */
    Set<EntityKey> marked(String attribute) {
        return marked.with(attribute);
    }

    /** What was absent from the last complete list and is not yet held to be gone. */
    public Set<EntityKey> missing() {
        return missing;
    }

    /** The kinds of which all were read at least once: what appears of these is new. */
    public Set<Kind> discovered() {
        return discovered;
    }

    /** Starts a change. */
    public Edit edit() {
        return new Edit(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Inventory that
                && entities.equals(that.entities)
                && missing.equals(that.missing)
                && discovered.equals(that.discovered);
    }

    @Override
    public int hashCode() {
        return Objects.hash(entities, missing, discovered);
    }

    @Override
    public String toString() {
        return "Inventory of " + size() + " entities, " + missing.size() + " missing";
    }

    /** A change under way. For one thread, used once. */
    public static final class Edit {
        private final Inventory base;
        private final Map<Kind, Map<String, Entity>> touched = new EnumMap<>(Kind.class);
        private final Marked.Edit marked;
        private @Nullable Set<EntityKey> missing;
        private @Nullable Set<Kind> discovered;

        private Edit(Inventory base) {
            this.base = base;
            this.marked = base.marked.edit();
        }

        /** Adds the entity, or replaces the one of the same key. */
        public Edit put(Entity entity) {
            marked.change(touch(entity.kind()).put(entity.id(), entity), entity);
            return this;
        }

        /** The entity as it is at this point of the change. Throws {@link IllegalStateException} if there is none. */
        public Entity current(EntityKey key) {
            var entity = touched.getOrDefault(key.kind(), base.of(key.kind())).get(key.id());
            if (entity == null) {
                throw new IllegalStateException("a fact about " + key + ", which is not believed to exist");
            }
            return entity;
        }

        /** Takes the entity out, and forgets that it was missing. */
        public Edit remove(EntityKey key) {
            marked.change(touch(key.kind()).remove(key.id()), null);
            return setMissing(key, false);
        }

        /** Says whether the last complete list showed the entity. */
        public Edit setMissing(EntityKey key, boolean isMissing) {
            if ((missing == null ? base.missing : missing).contains(key) != isMissing) {
                if (missing == null) {
                    missing = new HashSet<>(base.missing);
                }
                if (isMissing) {
                    missing.add(key);
                } else {
                    missing.remove(key);
                }
            }
            return this;
        }

        /** Says that all of a kind were read at least once. */
        public Edit discovered(Kind kind) {
            discovered = new HashSet<>(discovered == null ? base.discovered : discovered);
            discovered.add(kind);
            return this;
        }

        /** Says that not all of a kind were read yet. */
        public Edit undiscovered(Kind kind) {
            discovered = new HashSet<>(discovered == null ? base.discovered : discovered);
            discovered.remove(kind);
            return this;
        }

        /** The inventory with the change made. */
        public Inventory done() {
            if (touched.isEmpty() && missing == null && discovered == null) {
                return base;
            }
            var all = new EnumMap<Kind, Map<String, Entity>>(Kind.class);
            all.putAll(base.entities);
            all.putAll(touched);
            all.values().removeIf(Map::isEmpty);
            return new Inventory(
                    all,
                    marked.done(),
                    missing == null ? base.missing : missing,
                    discovered == null ? base.discovered : discovered);
        }

        private Map<String, Entity> touch(Kind kind) {
            return touched.computeIfAbsent(kind, k -> new HashMap<>(base.of(k)));
        }
    }
}
