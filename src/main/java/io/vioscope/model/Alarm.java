package io.vioscope.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alarm that is on.
 *
 * @param number   names this occurrence from its raise to its clear, unique in its cloud, never used again; the
 *                 sequence number of the fact that raised it
 * @param key      what is wrong with what
 * @param severity how bad; never {@link Severity#CLEARED}
 * @param text     one sentence for an operator; may contain hostile names
 * @param raisedAt when it was first seen
 * @param maintenance the number of the maintenance window in which it was raised, as long as that keeps people from being
 *                 told of it; null for one of which people were told
 */
public record Alarm(
        long number,
        AlarmKey key,
        Severity severity,
        String text,
        Instant raisedAt,
        @Nullable Long maintenance) {
    /** One of which people are told. */
    public Alarm(long number, AlarmKey key, Severity severity, String text, Instant raisedAt) {
        this(number, key, severity, text, raisedAt, null);
    }

    /** Whether people are told of it. */
    public boolean isAnnounced() {
        return maintenance == null;
    }

    /** The same alarm in another window; null for none. */
    public Alarm within(@Nullable Long window) {
        return new Alarm(number, key, severity, text, raisedAt, window);
    }

    /** The same alarm in other words. */
    public Alarm withText(String other) {
        return new Alarm(number, key, severity, other, raisedAt, maintenance);
    }
}
