package io.vioscope.source.amqp;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vioscope.config.MessageBusAccess;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Result;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** Keeps one subscription up: begins it, and begins it anew when it is lost. For the one context it was made on. */
final class Listener {
    /** What is told. */
    interface Ear {
        /** A message has come, on a thread of its own. */
        void heard(byte[] body);

        /** It stands, for the first time or again. On the context. */
        void listening();

        /** It stood and does not stand any more. On the context. */
        void lost();

        /** What keeps it from standing has become known, or another thing. On the context. */
        void failed();
    }

    /** A worker may be held up by every node of a cluster in turn. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration WHILE = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Context context;
    private final Ear ear;
    private final ExecutorService ears = Executors.newSingleThreadExecutor(Broker::thread);
    private final WorkerExecutor worker;
    private final Broker broker;
    private final Retry retry = new Retry();
    private Future<Result<Subscription>> now;
    private boolean stopped;
    private long stoodSince;
    private long timer = -1;

    /** Begins at once. To be made on a context. */
    Listener(Vertx vertx, String cloud, MessageBusAccess access, Limits limits, Ear ear) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.ear = ear;
        this.worker = vertx.createSharedWorkerExecutor("amqp-" + cloud, 1, PATIENCE.toNanos());
        this.broker = new Broker(access, limits, ears);
        this.now = begin();
    }

    /** The subscription, or why there is none; while one is being made, what will come of it. */
    Future<Result<Subscription>> now() {
        return now;
    }

    /** The same after a look whether it still stands. The future does not fail. */
    Future<Result<Subscription>> checked() {
        return now.compose(result -> result.match(
                standing -> on(() -> standing.check()
                        .<Result<Subscription>>map(Result::failed)
                        .orElse(result)),
                why -> Future.succeededFuture(result)));
    }

    private Future<Result<Subscription>> begin() {
        return on(() -> broker.subscribe(new FromBroker())).map(this::begun);
    }

    private Result<Subscription> begun(Result<Subscription> result) {
        return result.match(
                standing -> {
                    stoodSince = System.nanoTime();
                    context.runOnContext(later -> ear.listening());
                    return result;
                },
                why -> {
                    again(why);
                    context.runOnContext(later -> ear.failed());
                    return result;
                });
    }

    private void again(ReadFailure why) {
        if (!stopped) {
            var pause = retry.after(why.cause(), ThreadLocalRandom.current().nextDouble());
            timer = vertx.setTimer(Math.max(1, pause.toMillis()), t -> now = begin());
        }
    }

    /** Tries at once what would be tried later, as somebody may have mended it. */
    void urge() {
        if (!stopped && vertx.cancelTimer(timer)) {
            now = begin();
        }
    }

    private Future<Result<Subscription>> on(Callable<Result<Subscription>> work) {
        return worker.executeBlocking(work, true)
                .otherwise(bug -> Result.failed(Failures.of(
                        Cause.SILENT,
                        "the message bus",
                        "an error within Vioscope (" + bug.getClass().getSimpleName() + ")")));
    }

    /** What stood for a while is begun anew at once; a broker that throws us out again and again is given time. */
    private void lost(ReadFailure why) {
        if (stopped) {
            return;
        }
        if (System.nanoTime() - stoodSince > WHILE.toNanos()) {
            retry.worked();
            now = begin();
        } else {
            now = Future.succeededFuture(Result.failed(why));
            again(why);
        }
        ear.lost();
    }

    /** Ends it. No other call may follow. */
    Future<Void> close() {
        stopped = true;
        vertx.cancelTimer(timer);
        return now.compose(result -> on(() -> closed(result)))
                .eventually(() -> {
                    ears.shutdown();
                    return worker.close();
                })
                .mapEmpty();
    }

    private static Result<Subscription> closed(Result<Subscription> result) {
        result.match(
                standing -> {
                    standing.close();
                    return true;
                },
                why -> false);
        return result;
    }

    private final class FromBroker implements Subscription.Ear {
        @Override
        public void heard(byte[] body) {
            ear.heard(body);
        }

        @Override
        public void lost(ReadFailure why) {
            context.runOnContext(later -> Listener.this.lost(why));
        }
    }
}
