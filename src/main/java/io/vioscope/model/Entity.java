package io.vioscope.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A thing that exists, as its source told it.
 *
 * @param key        what and which it is
 * @param name       its name for people; may be hostile text, may be empty
 * @param status     its state
 * @param attributes what else is said of it
 * @param relations  its ties to others, sorted, each once
 */
public record Entity(EntityKey key, String name, Status status, Attributes attributes, List<Relation> relations) {
    public Entity {
        relations = isSorted(relations)
                ? List.copyOf(relations)
                : relations.stream().distinct().sorted().toList();
    }

    private static boolean isSorted(List<Relation> relations) {
        for (var i = 1; i < relations.size(); i++) {
            if (relations.get(i - 1).compareTo(relations.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** The kind of the key. */
    public Kind kind() {
        return key.kind();
    }

    /** The id of the key. */
    public String id() {
        return key.id();
    }

    /** The first entity this one is tied to in that way, if any. */
    public Optional<EntityKey> related(RelationType type) {
        for (var relation : relations) {
            if (relation.type() == type) {
                return Optional.of(relation.to());
            }
        }
        return Optional.empty();
    }

    /** The same entity under another name. */
    public Entity withName(String changed) {
        return new Entity(key, changed, status, attributes, relations);
    }

    /** The same entity in another state. */
    public Entity withStatus(Status changed) {
        return new Entity(key, name, changed, attributes, relations);
    }

    /** The same entity with other attributes. */
    public Entity withAttributes(Attributes changed) {
        return new Entity(key, name, status, changed, relations);
    }

    /** Its ties that other sources than its own have told ({@link RelationType#isAdded}); sorted. */
    public List<Relation> addedRelations() {
        return relations.stream().filter(r -> r.type().isAdded()).toList();
    }

    /** The same entity with all ties of those types replaced by those given. */
    public Entity withRelations(Set<RelationType> types, List<Relation> ties) {
        var all = new ArrayList<>(
                relations.stream().filter(r -> !types.contains(r.type())).toList());
        all.addAll(ties);
        return new Entity(key, name, status, attributes, all);
    }

    /** The same entity with all ties of that type replaced by those given. */
    public Entity withRelations(RelationType type, List<EntityKey> to) {
        var all =
                new ArrayList<>(relations.stream().filter(r -> r.type() != type).toList());
        to.forEach(key -> all.add(new Relation(type, key)));
        return new Entity(key, name, status, attributes, all);
    }
}
