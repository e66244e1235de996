package io.vioscope.web.view;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time. Throws {@link IllegalArgumentException} unless it begins before it ends.
 *
 * @param from its beginning
 * @param to   its end
 */
public record Span(Instant from, Instant to) {
    public Span {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a stretch of time begins before it ends");
        }
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(from, to);
    }

    /** Whether a moment is in it; both ends are. */
    public boolean has(Instant moment) {
        return !moment.isBefore(from) && !moment.isAfter(to);
    }
}
