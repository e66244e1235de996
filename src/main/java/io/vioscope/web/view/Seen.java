package io.vioscope.web.view;

import io.vioscope.model.Entity;

/**
 * An entity as it may be shown.
 *
 * @param cloud   where it is
 * @param entity  what was last said of it
 * @param current whether that may be shown as how it is now
 */
public record Seen(String cloud, Entity entity, boolean current) {
    /** Its effective health. */
    public Mark mark() {
        return Mark.of(entity.status(), current);
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
