package io.vioscope.web.view;

import io.vioscope.model.Entity;

/**
 * An entity as it may be shown.
 *
 * @param cloud   where it is
 * @param entity  what was last said of it
 * @param current whether that may be shown as how it is now
 * @param recorded whether it is how it was recorded to be at a moment of the past, when its source was not known to be blind
 */
public record Seen(String cloud, Entity entity, boolean current, boolean recorded) {
    /** As it is now. */
    public Seen(String cloud, Entity entity, boolean current) {
        this(cloud, entity, current, false);
    }

    /** Its effective health. What was recorded as bad is shown so; that something was well just then is not known. */
    public Mark mark() {
        return recorded ? Mark.recorded(entity.status()) : Mark.of(entity.status(), current);
    }

    /** What it was when it was last seen, whether or not that is current. */
    public Mark last() {
        return Mark.of(entity.status(), true);
    }

    /** Its name, or its id where it has none. */
    public String label() {
        return entity.name().isBlank() ? entity.id() : entity.name();
    }
}
