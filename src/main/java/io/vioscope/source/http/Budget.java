package io.vioscope.source.http;

import java.time.Duration;
import java.time.Instant;

/**
 * How many calls a cloud gets in a minute from all its sources together. A quiet minute lets the next calls through at
 * once; whoever wants more waits for a turn. The only state is when all of the budget will be there again (the "generic
 * cell rate algorithm" of ATM Forum UNI 3.1). Thread-safe.
 */
public final class Budget {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_WAITING = 100;

    private final int perMinute;
    private final Duration each;
    private Instant fullAt = Instant.MIN;

    /** @param perMinute how many calls, at least 1 */
    public Budget(int perMinute) {
        this.perMinute = perMinute;
        this.each = MINUTE.dividedBy(perMinute);
    }

    /** How many calls a minute. */
    int perMinute() {
        return perMinute;
    }

    /** Takes a turn, and says how long until it comes: nothing where there is some budget left. */
    synchronized Duration turn(Instant now) {
        // The longest debt there can be; anything further off is a clock that was set back.
        var latest = now.plus(MINUTE.multipliedBy(2)).plus(each.multipliedBy(MOST_WAITING));
        var from = fullAt.isAfter(latest) || fullAt.isBefore(now) ? now : fullAt;
        fullAt = from.plus(each);
        var wait = Duration.between(now, fullAt).minus(MINUTE);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** How many calls of the budget are taken. */
    synchronized int taken(Instant now) {
        return fullAt.isAfter(now)
                ? (int) (1 + Duration.between(now, fullAt).minusNanos(1).dividedBy(each))
                : 0;
    }
}
