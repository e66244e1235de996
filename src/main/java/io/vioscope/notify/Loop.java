package io.vioscope.notify;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The one thread on which everything about a receiver happens, and its clock. */
public interface Loop {
    /** The time. */
    Instant now();

    /** Runs something later on this thread. */
    void after(Duration delay, Runnable task);

    /** Runs something soon on this thread; may be called from any. */
    void run(Runnable task);

    /** Brings an outcome home to this thread. */
    default <T> void when(Future<T> future, Consumer<T> succeeded, Consumer<Throwable> failed) {
        future.onComplete(value -> run(() -> succeeded.accept(value)), cause -> run(() -> failed.accept(cause)));
    }
}
