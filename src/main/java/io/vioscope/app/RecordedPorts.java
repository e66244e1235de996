package io.vioscope.app;

import io.vertx.core.Future;
import io.vioscope.source.canary.Notebook;
import io.vioscope.store.CanaryPorts;
import io.vioscope.store.Database;
import java.time.Instant;
import java.util.List;

/** Remembers in the database what the canary of a cloud made. */
record RecordedPorts(CanaryPorts ports, String cloud) implements Notebook {
    RecordedPorts(Database database, String cloud) {
        this(new CanaryPorts(database), cloud);
    }

    @Override
    public Future<Void> intend(String name, Instant at) {
        return ports.intend(cloud, name, at);
    }

    @Override
    public Future<Void> made(String name, String id) {
        return ports.made(cloud, name, id);
    }

    @Override
    public Future<Void> gone(String name) {
        return ports.gone(cloud, name);
    }

    @Override
    public Future<List<Made>> left() {
        return ports.all(cloud)
                .map(rows -> rows.stream()
                        .map(row -> new Made(row.name(), row.id(), row.at()))
                        .toList());
    }
}
