package io.vioscope.source;

import java.time.Duration;
import java.time.Instant;

/**
 * Decides how soon single things may be looked at of which something was heard: at once after a quiet time. Each is paid with a
 * quarter of a second, and three seconds are saved up: so each of the steps in which a change is told is seen, and no more
 * than four things a second are looked at in the long run. A slow API is not spared more than that: it has one such look at
 * a time, of a call or two for each thing. For one thread.
 */
final class Glances {
    /** Of so many at once; what is told of more is one poll. */
    static final int MOST = 4;

    static final Duration EACH = Duration.ofMillis(250);
    static final Duration MOST_SAVED = Duration.ofSeconds(3);

    private Instant paidUntil = Instant.MIN;

    /** A look at so many has ended. */
    void ended(int count, Instant began) {
        var from = paidUntil.isBefore(began) ? began : paidUntil;
        paidUntil = from.plus(EACH.multipliedBy(count));
    }

    /** How long until the next may begin. A clock that was set back makes nobody wait longer than what is saved up. */
    Duration wait(Instant now) {
        if (!paidUntil.isAfter(now.plus(MOST_SAVED))) {
            return Duration.ZERO;
        }
        var left = Duration.between(now, paidUntil).minus(MOST_SAVED);
        return left.compareTo(MOST_SAVED) > 0 ? MOST_SAVED : left;
    }
}
