package io.vioscope.web;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;

/**
 * Works out what pages do not wait for: one thing after the other on a thread of its own, so that it leaves processors to who
 * waits. When nothing is left, or a second has passed, what was worked out may be shown: each time all pages are made anew.
 */
final class Beside {
    private static final Duration REST = Duration.ofSeconds(1);

    private final WorkerExecutor thread;
    private final Context loop;
    private final Runnable show;
    private final Duration rest;
    private int waiting;
    private long since;

    /**
     * Nothing is to be worked out yet.
     *
     * @param loop where {@code show} is run, and all that is counted here
     */
    Beside(Vertx vertx, Context loop, Runnable show) {
        this(vertx, loop, show, REST);
    }

    /** Where what was worked out may be shown after so long, though more is to be. */
    Beside(Vertx vertx, Context loop, Runnable show, Duration rest) {
        this.rest = rest;
        this.thread = vertx.createSharedWorkerExecutor("vioscope-beside", 1);
        this.loop = loop;
        this.show = show;
    }

    /** Runs it some time; from any thread. */
    void work(Runnable work) {
        loop.runOnContext(on -> {
            if (waiting++ == 0) {
                since = System.nanoTime();
            }
            thread.executeBlocking(
                            () -> {
                                work.run();
                                return work;
                            },
                            true)
                    .onComplete(done -> loop.runOnContext(later -> worked()));
        });
    }

    private void worked() {
        waiting--;
        var now = System.nanoTime();
        if (waiting == 0 || now - since >= rest.toNanos()) {
            since = now;
            show.run();
        }
    }
}
