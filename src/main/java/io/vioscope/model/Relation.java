package io.vioscope.model;

/**
 * A typed tie that leads from the entity that holds it. The other end need not be known (yet): a server may name a
 * hypervisor that no list has shown.
 */
public record Relation(RelationType type, EntityKey to) implements Comparable<Relation> {
    @Override
    public int compareTo(Relation other) {
        var byType = type.compareTo(other.type);
        return byType != 0 ? byType : to.compareTo(other.to);
    }
}
