package io.vioscope.model;

/**
 * The identity of an alarm: one condition on one entity.
 *
 * @param entity    what has the problem
 * @param condition the dotted name of the condition, such as {@code server.error}; ASCII, at most 64 characters
 */
public record AlarmKey(EntityKey entity, String condition) implements Comparable<AlarmKey> {
    @Override
    public int compareTo(AlarmKey other) {
        var byEntity = entity.compareTo(other.entity);
        return byEntity != 0 ? byEntity : condition.compareTo(other.condition);
    }
}
