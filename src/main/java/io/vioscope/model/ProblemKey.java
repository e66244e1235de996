package io.vioscope.model;

/**
 * The identity of a problem: one thing that can be wrong with one entity, whether or not a source can see that entity.
 *
 * @param entity what is the cause
 * @param name   the dotted name of the problem in the causal model, such as {@code vcenter.unreachable}; ASCII, at most 64
 *               characters
 */
public record ProblemKey(EntityKey entity, String name) implements Comparable<ProblemKey> {
    @Override
    public int compareTo(ProblemKey other) {
        var byEntity = entity.compareTo(other.entity);
        return byEntity != 0 ? byEntity : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name + " " + entity;
    }
}
