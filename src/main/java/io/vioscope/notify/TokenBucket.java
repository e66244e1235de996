package io.vioscope.notify;

import java.time.Duration;
import java.time.Instant;

/** Lets a burst through at once and then a steady rate. Not for several threads. */
public final class TokenBucket {
    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    private final int burst;
    private final long nanosPerToken;
    private Instant fullAt;

    /**
     * A full bucket.
     *
     * @param burst     how many it holds, at least 1
     * @param perSecond how many come back in a second, 1 to 10^9
     */
    public TokenBucket(int burst, int perSecond) {
        this.burst = burst;
        this.nanosPerToken = NANOS / perSecond;
        this.fullAt = Instant.MIN;
    }

    /** Takes one and says zero, or takes none and says how long until there is one. */
    public Duration take(Instant now) {
        return take(now, 1);
    }

    /** Takes that many, which may be more than it holds if it is full; or none, and says how long until it may. */
    public Duration take(Instant now, int count) {
        var from = fullAt.isAfter(now) ? fullAt : now;
        var missing = Duration.between(now, from);
        var wait = missing.minusNanos(nanosPerToken * Math.max(0, burst - count));
        if (!wait.isNegative() && !wait.isZero()) {
            return wait;
        }
        fullAt = from.plusNanos(nanosPerToken * count);
        return Duration.ZERO;
    }
}
