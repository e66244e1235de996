package io.vioscope.access;

import java.time.Duration;

/**
 * How long somebody stays signed in.
 *
 * @param idle  without doing anything; what a page fetches by itself is nothing
 * @param whole whatever they do
 */
public record SessionLimits(Duration idle, Duration whole) {
    /** Half an hour, and twelve hours: a shift (NIST SP 800-63B-4, 2.2.3, asks for no more than 24). */
    public static final SessionLimits DEFAULT = new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(12));
}
