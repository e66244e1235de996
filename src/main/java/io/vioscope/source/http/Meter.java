package io.vioscope.source.http;

import io.vioscope.inventory.Aside;
import io.vioscope.inventory.Report;
import io.vioscope.trace.Trail;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Counts what a poll costs the API, compares its clock with ours, and knows of which trace its calls are. Thread-safe. */
public final class Meter {
    private static final Duration TELLING_TRIP = Duration.ofSeconds(2);

    private final Trail trail = Trail.current();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong waitedMillis = new AtomicLong();
    private final AtomicReference<Aside.@Nullable Spending> spending = new AtomicReference<>();
    private final Queue<Long> skews = new ConcurrentLinkedQueue<>();

    /** What made it. */
    Trail trail() {
        return trail;
    }

    public void request() {
        requests.incrementAndGet();
    }

    void bytes(int more) {
        bytes.addAndGet(more);
    }

    /**
     * An answer began. Its {@code Date} is cut to the second, so half a second is added, and it was written half a round
     * trip ago; the Date of an answer that came slowly says too little.
     *
     * @param date the server's clock; null if it did not say
     * @param sent when the request was sent, by our clock
     * @param got  when the head of the answer came, by our clock
     */
    void answered(@Nullable Instant date, Instant sent, Instant got) {
        var trip = Duration.between(sent, got);
        if (date == null || trip.isNegative() || trip.compareTo(TELLING_TRIP) > 0) {
            return;
        }
        var ours = sent.plus(trip.dividedBy(2));
        skews.add(Duration.between(ours, date.plusMillis(500)).toMillis());
    }

    /** How far the servers' clocks are ahead of ours, in whole seconds: the median of the answers; null if none told. */
    public @Nullable Duration skew() {
        var sorted = skews.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return null;
        }
        var millis = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2.0;
        return Duration.ofSeconds(Math.round(millis / 1000));
    }

    /** A call has taken its turn. */
    void turn(Budget budget, Duration wait, Instant now) {
        var waited = waitedMillis.addAndGet(wait.toMillis());
        spending.set(new Aside.Spending(budget.perMinute(), budget.taken(now), Duration.ofMillis(waited)));
    }

    /** What was left of the cloud's budget at the last call; null before the first. */
    public Aside.@Nullable Spending spending() {
        return spending.get();
    }

    /** What it came to so far. */
    public Report.Cost cost() {
        return new Report.Cost(requests.get(), bytes.get());
    }
}
