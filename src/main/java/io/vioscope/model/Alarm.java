package io.vioscope.model;

import java.time.Instant;

/**
 * An alarm that is on.
 *
 * @param number   names this occurrence from its raise to its clear, unique in its cloud, never used again; the
 *                 sequence number of the fact that raised it
 * @param key      what is wrong with what
 * @param severity how bad; never {@link Severity#CLEARED}
 * @param text     one sentence for an operator; may contain hostile names
 * @param raisedAt when it was first seen
 */
public record Alarm(long number, AlarmKey key, Severity severity, String text, Instant raisedAt) {
    /** The same alarm in other words. */
    public Alarm withText(String other) {
        return new Alarm(number, key, severity, other, raisedAt);
    }
}
