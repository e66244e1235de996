package io.vioscope.app;

import io.vertx.core.Future;
import io.vioscope.store.Database;
import io.vioscope.store.Sizes;
import io.vioscope.web.system.Storage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets the pages ask what the database holds, once there is one. */
record RecordedSizes(AtomicReference<@Nullable Database> database) implements Storage {
    @Override
    public Future<Stored> stored() {
        var open = database.get();
        return open == null
                ? Future.failedFuture("the database is not open yet")
                : new Sizes(open).stored().map(RecordedSizes::stored);
    }

    private static Stored stored(Sizes.Stored stored) {
        return new Stored(
                stored.version(),
                stored.tables().stream()
                        .map(t -> new Table(t.name(), t.bytes()))
                        .toList());
    }
}
