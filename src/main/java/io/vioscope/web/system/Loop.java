package io.vioscope.web.system;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;

/** How late the event loop on which this is made comes to what it is to do: looked at ten times a second. */
public final class Loop {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int KEPT = 600;

    private final Lengths late = new Lengths(KEPT);
    private Duration longest = Duration.ZERO;
    private long before = System.nanoTime();

    /**
     * How late it was.
     *
     * @param lastMinute the last 600 looks
     * @param longest    since the start
     */
    public record Lateness(Spread lastMinute, Duration longest) {}

    /** Looks as long as that context lives. */
    public Loop(Vertx vertx) {
        vertx.setPeriodic(LOOK.toMillis(), id -> look(System.nanoTime()));
    }

    private void look(long nanos) {
        var since = Duration.ofNanos(nanos - before);
        var lateness = since.compareTo(LOOK) > 0 ? since.minus(LOOK) : Duration.ZERO;
        before = nanos;
        late.add(lateness);
        longest = lateness.compareTo(longest) > 0 ? lateness : longest;
    }

    /** How late it was; empty before the first look. For that event loop. */
    Optional<Lateness> lateness() {
        return late.spread().map(spread -> new Lateness(spread, longest));
    }
}
