package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** The one place where the face leaves the event loop: rendering, and passes over all entities. */
public final class OffLoop {
    private final Vertx vertx;

    /** A way off the loops of that Vert.x. */
    public OffLoop(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs on a worker thread, in no order with others; the future completes on the caller's context. */
    public <T> Future<T> run(Supplier<T> work) {
        return vertx.executeBlocking(work::get, false);
    }
}
