package io.vioscope.web.system;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the process has and takes.
 *
 * @param java       the version of Java, and whose
 * @param processors how many it may use
 * @param heapUsed   bytes, with what is not collected yet
 * @param heapLimit  bytes; -1 where there is no limit
 * @param pauses     what the garbage collector took since the start; empty where nobody measures it
 */
public record Machine(String java, int processors, long heapUsed, long heapLimit, Optional<Pauses> pauses) {
    /** Micrometer's timer, fed by the JVM's own notifications, and a gauge that is there as soon as it listens. */
    private static final String PAUSE = "jvm.gc.pause";

    private static final String LISTENS = "jvm.gc.max.data.size";

    /**
     * Pauses for garbage collection.
     *
     * @param count   how many
     * @param total   all together
     * @param longest of the last few minutes
     */
    public record Pauses(long count, Duration total, Duration longest) {}

    /** As it is now, with the pauses that the registry knows of. */
    public static Machine now(MeterRegistry registry) {
        var runtime = Runtime.getRuntime();
        var limit = runtime.maxMemory();
        return new Machine(
                System.getProperty("java.version") + ", " + System.getProperty("java.vendor"),
                runtime.availableProcessors(),
                runtime.totalMemory() - runtime.freeMemory(),
                limit == Long.MAX_VALUE ? -1 : limit,
                pauses(registry));
    }

    private static Optional<Pauses> pauses(MeterRegistry registry) {
        if (registry.find(LISTENS).gauge() == null) {
            return Optional.empty();
        }
        var timers = registry.find(PAUSE).timers();
        return Optional.of(new Pauses(
                timers.stream().mapToLong(Timer::count).sum(),
                millis(timers.stream()
                        .mapToDouble(t -> t.totalTime(TimeUnit.MILLISECONDS))
                        .sum()),
                millis(timers.stream()
                        .mapToDouble(t -> t.max(TimeUnit.MILLISECONDS))
                        .max()
                        .orElse(0))));
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos((long) (millis * 1e6));
    }
}
