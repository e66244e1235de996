package io.vioscope.app;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vioscope.bus.Bus;
import io.vioscope.engine.Commit;
import io.vioscope.notify.Outbox;
import io.vioscope.notify.OutboxContract;
import io.vioscope.store.Database;
import io.vioscope.store.JournalVerticle;
import io.vioscope.store.Recovery;
import io.vioscope.store.TestDatabase;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The outbox that notifiers really use: the one in PostgreSQL, filled by the journal. */
class NotifyOutboxTest extends OutboxContract {
    private final Vertx vertx = Vertx.vertx();
    private final LinkedBlockingQueue<Long> recorded = new LinkedBlockingQueue<>();

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.open(vertx);
        await(new io.vioscope.store.Outbox(database).register(List.of("nms", "other")));
        var indexes = new HashMap<String, Integer>();
        for (var cloud : List.of("a", "b")) {
            indexes.put(cloud, await(new Recovery(database).load(cloud)).cloudIndex());
        }
        await(Bus.of(vertx).listen(Bus.RECORDED, r -> recorded.add(r.commit().lastSeq())));
        await(vertx.deployVerticle(
                new JournalVerticle(database, indexes, InstantSource.system()),
                new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
    }

    @AfterEach
    void close() throws Exception {
        await(database.close());
        await(vertx.close());
    }

    @Override
    protected Outbox outbox() {
        return new NotifyOutbox(new io.vioscope.store.Outbox(database));
    }

    @Override
    protected void record(Commit commit) {
        Bus.of(vertx).publish(Bus.COMMITS, commit);
        try {
            assertThat(recorded.poll(30, TimeUnit.SECONDS)).isEqualTo(commit.lastSeq());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
