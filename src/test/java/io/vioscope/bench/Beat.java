package io.vioscope.bench;

import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Beats every 10 ms on one event loop, and tells when a beat comes late and what the loop's thread did meanwhile. For that thread. */
final class Beat implements Runnable {
    static final long EVERY_MILLIS = 10;

    private final Consumer<Late> told;
    private long last;
    private long waited;
    private @Nullable Path file;

    /**
     * A beat that came late.
     *
     * @param thread whose
     * @param from   when it should have come, as {@link System#nanoTime}
     * @param to     when it came
     * @param queued nanoseconds of these in which the thread could run and had no processor, by Linux's {@code schedstat}
     */
    record Late(String thread, long from, long to, long queued) {}

    private Beat(Consumer<Late> told) {
        this.told = told;
    }

    /** Lets a loop beat from now on. */
    static void of(EventExecutor loop, Consumer<Late> told) {
        var unused = loop.scheduleAtFixedRate(new Beat(told), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        var now = System.nanoTime();
        var queued = waiting();
        if (last != 0) {
            told.accept(new Late(
                    Thread.currentThread().getName(),
                    Math.min(now, last + TimeUnit.MILLISECONDS.toNanos(EVERY_MILLIS)),
                    now,
                    queued - waited));
        }
        last = now;
        waited = queued;
    }

    /** The second number: nanoseconds on a run queue (Documentation/scheduler/sched-stats.rst of Linux). */
    private long waiting() {
        try {
            if (file == null) {
                file = Path.of("/proc")
                        .resolve(Files.readSymbolicLink(Path.of("/proc/thread-self")))
                        .resolve("schedstat");
            }
            return Long.parseLong(Files.readString(file).split(" ")[1]);
        } catch (IOException e) {
            return 0; // no Linux: all of a delay is held to be ours
        }
    }
}
