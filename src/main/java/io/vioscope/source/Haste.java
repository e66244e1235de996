package io.vioscope.source;

import io.vioscope.inventory.Aside;
import io.vioscope.inventory.Report;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides how soon a poll may begin for which there is a reason: at once after a quiet time, otherwise a second after the
 * last one began, so that a storm of reasons is one poll a second. Never more than half of the time is spent on such polls;
 * once half of the cloud's calls are taken it is one in five seconds. A look at everything is made for it every two seconds
 * at most, and for no more than a fifth of the time. For one thread.
 */
final class Haste {
    static final Duration GAP = Duration.ofSeconds(1);
    static final Duration SPARING_GAP = Duration.ofSeconds(5);
    static final Duration WHOLE_GAP = Duration.ofSeconds(2);

    private @Nullable Instant began;
    private @Nullable Instant beganWhole;
    private Duration took = Duration.ZERO;
    private Duration tookWhole = Duration.ZERO;
    private boolean sparing;

    /** A poll has ended. */
    void ended(Look look, Instant when, Duration lasted, Report report) {
        began = when;
        took = lasted;
        sparing = isSpent(report.aside().spending());
        if (look == Look.EVERYTHING) {
            beganWhole = when;
            tookWhole = lasted;
        }
    }

    private static boolean isSpent(Aside.@Nullable Spending spending) {
        return spending != null && spending.taken() * 2L > spending.perMinute();
    }

    /**
     * How long until a poll may begin.
     *
     * @param whole whether it is to look at everything
     */
    Duration wait(Instant now, boolean whole) {
        var any = left(began, longer(sparing ? SPARING_GAP : GAP, took.multipliedBy(2)), now);
        return whole ? longer(any, left(beganWhole, longer(WHOLE_GAP, tookWhole.multipliedBy(5)), now)) : any;
    }

    /** A clock that was set back makes nobody wait longer than the gap. */
    private static Duration left(@Nullable Instant since, Duration gap, Instant now) {
        var left = since == null ? Duration.ZERO : gap.minus(Duration.between(since, now));
        return left.isNegative() ? Duration.ZERO : left.compareTo(gap) > 0 ? gap : left;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
