package io.vioscope.source;

import io.vioscope.inventory.Aside;
import io.vioscope.inventory.Report;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides how soon a poll may begin for which there is a reason: at once after a quiet time, and then a second after the last
 * one began, so that a storm of reasons is one poll a second. What is done to a thing is told in several steps within that
 * second, and the last one counts: so what was not polled in the last seconds is saved up, and up to two more polls may follow
 * the first a quarter of a second apart. Never more than half of the time is spent on such polls;
 * once half of the cloud's calls are taken it is one in five seconds. A look at everything is made for it every two seconds
 * at most, and for no more than a fifth of the time. A look at single things is dear to nobody and goes by {@link Glances}, unless
 * half of the calls are taken. For one thread.
 */
final class Haste {
    static final Duration GAP = Duration.ofSeconds(1);
    static final Duration SHORT_GAP = Duration.ofMillis(250);
    static final Duration MOST_SAVED = GAP.multipliedBy(3);
    static final Duration SPARING_GAP = Duration.ofSeconds(5);
    static final Duration WHOLE_GAP = Duration.ofSeconds(2);

    private final Glances glances = new Glances();
    private @Nullable Instant began;
    private @Nullable Instant beganWhole;
    private Duration saved = MOST_SAVED;
    private Duration took = Duration.ZERO;
    private Duration tookWhole = Duration.ZERO;
    private boolean sparing;

    /** A poll has ended. */
    void ended(Look look, Instant when, Duration lasted, Report report) {
        saved = saved(when);
        began = when;
        took = lasted;
        sparing = isSpent(report.aside().spending());
        if (look == Look.EVERYTHING) {
            beganWhole = when;
            tookWhole = lasted;
        }
    }

    /** A look at so many single things has ended. */
    void glanced(int count, Instant when, Report report) {
        glances.ended(count, when);
        sparing = isSpent(report.aside().spending());
    }

    /** What is saved up once that poll, which began then, is paid with a second. */
    private Duration saved(Instant when) {
        var since = began == null || when.isBefore(began) ? Duration.ZERO : Duration.between(began, when);
        var most = saved.plus(since).compareTo(MOST_SAVED) > 0 ? MOST_SAVED : saved.plus(since);
        return longer(Duration.ZERO, most.minus(GAP));
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
        var any = left(
                began, longer(sparing ? SPARING_GAP : longer(SHORT_GAP, GAP.minus(saved)), took.multipliedBy(2)), now);
        return whole ? longer(any, left(beganWhole, longer(WHOLE_GAP, tookWhole.multipliedBy(5)), now)) : any;
    }

    /** How long until so many single things may be looked at, or a poll that sees them too may begin. */
    Duration waitForGlance(Instant now, int count) {
        return isWorthAGlance(count) ? glances.wait(now) : wait(now, false);
    }

    /** Whether so many single things may be looked at now. */
    boolean mayGlance(Instant now, int count) {
        return count > 0 && isWorthAGlance(count) && glances.wait(now).isZero();
    }

    private boolean isWorthAGlance(int count) {
        return count <= Glances.MOST && !sparing;
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
