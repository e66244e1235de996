package io.vioscope.source.canary;

import io.vertx.core.Future;
import io.vioscope.source.http.Meter;

/** Deletes a port that was made here, and looks until it is not there. No future fails. */
record Removal(Ports ports, Notebook notebook, Patience patience, Meter meter) {
    private static final Came.Failed STILL_THERE = new Came.Failed("it is still there");

    /** Whether it is gone; then it is forgotten. What is not stays remembered, and the try says that it is left. */
    Future<Boolean> of(String id, String name) {
        return patience.once(Step.DELETE, () -> ports.delete(id, meter).map(Removal::orGone))
                .compose(deleted -> deleted.isPresent() ? isGone(id) : Future.succeededFuture(false))
                .compose(gone -> gone ? forget(name) : leave(id));
    }

    /** Somebody else may have been faster. */
    private static Came orGone(Came came) {
        return came.isHindered(404) ? Came.nothing() : came;
    }

    private Future<Boolean> isGone(String id) {
        return patience.until(
                        Step.CONFIRM,
                        () -> ports.showGone(id, meter).map(came -> came.isHindered(200) ? STILL_THERE : came),
                        came -> came.equals(STILL_THERE))
                .map(done -> done.isPresent());
    }

    /** Where the database is away it is remembered on, and found to be gone at the next look. */
    private Future<Boolean> forget(String name) {
        return notebook.gone(name).otherwiseEmpty().map(true);
    }

    private Future<Boolean> leave(String id) {
        patience.result().leaves(id);
        return Future.succeededFuture(false);
    }
}
