package io.vioscope.source;

import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.ReadFailure.Cause;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Polls an API that is overloaded or broken ever more seldom, up to a limit, at times that are no rhythm of their own:
 * many clients that all come back at once are what keeps it down. For one thread.
 */
final class Backoff {
    private static final Set<Cause> STRAIN = Set.of(Cause.RATE_LIMITED, Cause.SERVER_ERROR, Cause.TIMED_OUT);
    private static final int MOST = 4;
    private static final double JITTER = 0.25;

    private int factor = 1;

    /** A poll has ended with that report. */
    void after(Report report) {
        var strained = report.completeness()
                .match(
                        all -> false,
                        some -> strained(some),
                        none -> STRAIN.contains(none.why().cause()));
        factor = strained ? Math.min(MOST, factor * 2) : 1;
    }

    /** Whether it is to be polled more seldom than usual. */
    boolean isStrained() {
        return factor > 1;
    }

    private static boolean strained(Completeness.Partial partial) {
        return partial.unseen().values().stream().anyMatch(why -> STRAIN.contains(why.cause()));
    }

    /** From the start of the last poll to that of the next, where it is usually {@code interval}. */
    Duration stretch(Duration interval) {
        return factor == 1
                ? interval
                : stretch(interval, ThreadLocalRandom.current().nextDouble());
    }

    /** The same, with chance from 0 to 1. */
    Duration stretch(Duration interval, double chance) {
        return Duration.ofMillis(Math.round(interval.toMillis() * (factor - JITTER + 2 * JITTER * chance)));
    }
}
