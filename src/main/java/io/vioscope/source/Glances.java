package io.vioscope.source;

import java.time.Duration;
import java.time.Instant;

/**
 * Decides how soon single things may be looked at of which something was heard: at once after a quiet time. Each is paid with a
 * quarter of a second, or with twice as long as the look took if that is more, and three seconds are saved up: so each of
 * the steps in which a change is told is seen, a slow API is kept busy for half of the time at most, and no more than four
 * things a second are looked at in the long run. For one thread.
 */
final class Glances {
    /** Of so many at once; what is told of more is one poll. */
    static final int MOST = 4;

    static final Duration EACH = Duration.ofMillis(250);
    static final Duration MOST_SAVED = Duration.ofSeconds(3);

    private Instant paidUntil = Instant.MIN;

    /** A look at so many has ended. */
    void ended(int count, Instant began, Duration took) {
        var price = EACH.multipliedBy(count);
        var twice = took.multipliedBy(2);
        var from = paidUntil.isBefore(began) ? began : paidUntil;
        paidUntil = from.plus(price.compareTo(twice) > 0 ? price : twice);
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
