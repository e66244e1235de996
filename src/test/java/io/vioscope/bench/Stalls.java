package io.vioscope.bench;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * Finds out which event loops stand still for more than 50 ms, and why: a loop stands still because of what it does or waits for,
 * because the garbage collector has stopped everything, or because none of the processors, which are not ours alone, was free. The
 * stacks that Vert.x's checker sees are printed with it.
 */
final class Stalls extends AppenderBase<ILoggingEvent> {
    private static final long LIMIT = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int LOOK_MILLIS = 20;
    private static final long START = System.nanoTime();

    private final Pauses pauses = new Pauses();
    private final List<Beat.Late> late = new ArrayList<>();
    private long begun = START;

    /** A Vert.x whose stalls are counted. */
    static Vertx vertx(Stalls stalls) {
        stalls.start();
        ((Logger) LoggerFactory.getLogger("io.vertx.core")).addAppender(stalls);
        var vertx = Vertx.vertx(new VertxOptions()
                .setMaxEventLoopExecuteTime(LIMIT)
                .setWarningExceptionTime(LIMIT)
                .setBlockedThreadCheckInterval(LOOK_MILLIS)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS));
        ((VertxInternal) vertx).nettyEventLoopGroup().forEach(loop -> Beat.of(loop, stalls::beat));
        return vertx;
    }

    private synchronized void beat(Beat.Late beat) {
        if (beat.from() >= begun && beat.to() - beat.from() > LIMIT) {
            late.add(beat);
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getThrowableProxy() != null && event.getFormattedMessage().contains("eventloop")) {
            System.err.printf(
                    Locale.ROOT, "STALL at %.1f s: %s%n", seconds(System.nanoTime()), event.getFormattedMessage());
            System.err.println(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    }

    /** What was late before is forgotten. */
    synchronized void begin() {
        begun = System.nanoTime();
        late.clear();
    }

    /**
     * {@code count longest ours longest} since {@link #begin}, the longest in ms; ours are those that are too long
     * without what others did.
     */
    synchronized String take() {
        var ours = late.stream().mapToLong(this::ours).filter(n -> n > LIMIT).toArray();
        return String.format(
                Locale.ROOT,
                "%d %d %d %d",
                late.size(),
                late.stream().mapToLong(l -> l.to() - l.from()).max().orElse(0) / 1_000_000,
                ours.length,
                Arrays.stream(ours).max().orElse(0) / 1_000_000);
    }

    private long ours(Beat.Late beat) {
        var all = beat.to() - beat.from();
        var collector = pauses.within(beat.from(), beat.to());
        var ours = Math.max(0, all - collector - beat.queued());
        System.err.printf(
                Locale.ROOT,
                "LATE %s at %.1f s: %d ms, of these collector %d, no processor %d, ours %d%n",
                beat.thread(),
                seconds(beat.from()),
                all / 1_000_000,
                collector / 1_000_000,
                beat.queued() / 1_000_000,
                ours / 1_000_000);
        return ours;
    }

    private static double seconds(long nanos) {
        return (nanos - START) / 1e9;
    }
}
