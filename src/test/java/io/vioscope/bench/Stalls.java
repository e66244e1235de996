package io.vioscope.bench;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * Finds out which event loops stand still for more than 50 ms, as Vert.x's own checker sees it. On a machine that is not
 * ours alone a loop may stand still because nobody lets it run; the stack that is printed tells which it was.
 */
final class Stalls extends AppenderBase<ILoggingEvent> {
    private static final int LIMIT_MILLIS = 50;
    private static final int LOOK_MILLIS = 20;
    private static final Pattern BLOCKED = Pattern.compile("Thread (.*eventloop.*) has been blocked for (\\d+) ms.*");

    private final Map<String, Long> now = new ConcurrentHashMap<>();
    private int count;
    private long longest;

    /** A Vert.x whose stalls are counted. */
    static Vertx vertx(Stalls stalls) {
        stalls.start();
        ((Logger) LoggerFactory.getLogger("io.vertx.core")).addAppender(stalls);
        return Vertx.vertx(new VertxOptions()
                .setMaxEventLoopExecuteTime(LIMIT_MILLIS)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
                .setWarningExceptionTime(LIMIT_MILLIS)
                .setWarningExceptionTimeUnit(TimeUnit.MILLISECONDS)
                .setBlockedThreadCheckInterval(LOOK_MILLIS)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS));
    }

    @Override
    protected synchronized void append(ILoggingEvent event) {
        var match = BLOCKED.matcher(event.getFormattedMessage());
        if (!match.matches()) {
            return;
        }
        var millis = Long.parseLong(match.group(2));
        // A longer time of the same thread is the same stall going on.
        if (millis < now.getOrDefault(match.group(1), Long.MAX_VALUE)) {
            count++;
            System.err.println("STALL " + event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                System.err.println(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        now.put(match.group(1), millis);
        longest = Math.max(longest, millis);
    }

    /** {@code count longest} since the last time, the longest in ms. */
    synchronized String take() {
        var figures = count + " " + longest;
        count = 0;
        longest = 0;
        return figures;
    }
}
