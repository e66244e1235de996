package io.vioscope.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vioscope.app.log.Masks;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command that runs until the process is told to stop, and then stops what it started, the last first. */
final class Running {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private static final Duration START = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final PrometheusMeterRegistry registry = Meters.open(Build.running());
    private final Vertx vertx = Vertx.builder()
            .withMetrics(new MicrometerMetricsFactory(registry))
            .with(new io.vertx.core.VertxOptions().setMetricsOptions(new MicrometerMetricsOptions().setEnabled(true)))
            .build();
    private final Deque<Supplier<Future<Void>>> stops = new ArrayDeque<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CompletableFuture<@Nullable Object> started = new CompletableFuture<>();
    private final PrintWriter err;

    Running(PrintWriter err) {
        this.err = err;
    }

    Vertx vertx() {
        return vertx;
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    /** What is to be done at the end. */
    void onStop(Supplier<Future<Void>> stop) {
        synchronized (stops) {
            stops.push(stop);
        }
    }

    /** Starts, and waits until the process is told to stop or the start fails. Returns the exit code. */
    int untilTold(Function<Running, Future<?>> start) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            start.apply(this).onComplete(done -> started.complete(done), started::completeExceptionally);
            started.get();
            stopped.await();
            return ExitCode.OK;
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            LOG.debug("the start failed", cause);
            err.println("vioscope: " + Masks.masked(String.valueOf(cause.getMessage())));
            stop();
            return ExitCode.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            return ExitCode.FAILED;
        }
    }

    private void stop() {
        if (stopping.getAndSet(true)) {
            return;
        }
        try {
            letStartEnd();
            for (var next = nextStop(); next != null; next = nextStop()) {
                awaitStop(next.get());
            }
            awaitStop(vertx.close());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    /** What a half-done start has begun, only its end makes known; but a start may wait for somebody's database for ever. */
    private void letStartEnd() throws InterruptedException {
        try {
            started.get(START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notStarted) {
            LOG.debug("stopped before the start was done", notStarted);
        }
    }

    private @Nullable Supplier<Future<Void>> nextStop() {
        synchronized (stops) {
            return stops.poll();
        }
    }

    /** Waits in this thread: a future of Vert.x cannot tell a context of its end after it. */
    private static void awaitStop(Future<?> future) throws InterruptedException {
        try {
            future.toCompletionStage().toCompletableFuture().get(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("not all could be stopped in order: {}", e.toString());
        }
    }
}
