package io.vioscope.source.canary;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers in memory, or not at all. */
public final class MemoryNotebook implements Notebook {
    /** What stands in it. */
    public final List<Made> made = new CopyOnWriteArrayList<>();

    /** Whether it fails. */
    public volatile boolean isAway;

    @Override
    public Future<Void> intend(String name, Instant at) {
        return change(() -> made.add(new Made(name, null, at)));
    }

    @Override
    public Future<Void> made(String name, String id) {
        return change(() -> made.replaceAll(one -> one.name().equals(name) ? new Made(name, id, one.at()) : one));
    }

    @Override
    public Future<Void> gone(String name) {
        return change(() -> made.removeIf(one -> one.name().equals(name)));
    }

    @Override
    public Future<List<Made>> left() {
        return isAway ? Future.failedFuture("away") : Future.succeededFuture(new ArrayList<>(made));
    }

    private Future<Void> change(Runnable change) {
        if (isAway) {
            return Future.failedFuture("away");
        }
        change.run();
        return Future.succeededFuture();
    }
}
