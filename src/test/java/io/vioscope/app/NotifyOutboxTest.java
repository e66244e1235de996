package io.vioscope.app;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vioscope.bus.Bus;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.engine.Commit;
import io.vioscope.model.Fact;
import io.vioscope.notify.Cases;
import io.vioscope.notify.Outbox;
import io.vioscope.notify.Outbox.Delivery;
import io.vioscope.notify.Outbox.Outcome;
import io.vioscope.notify.OutboxContract;
import io.vioscope.store.Database;
import io.vioscope.store.JournalVerticle;
import io.vioscope.store.Recovery;
import io.vioscope.store.TestDatabase;
import io.vioscope.web.view.Receipts.Place;
import io.vioscope.web.view.Receipts.Receipt;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

    @Test
    void theReceiptsCanBeRead() throws Exception {
        record(Cases.commit(
                "a", 1, Cases.status("one"), Cases.status("two"), new Fact.AlarmRaised(Cases.alarm(3, "bad"))));
        await(outbox().delivered(
                        "nms",
                        List.of(
                                new Delivery("a", 1, 7, Instant.now(), Outcome.ANSWERED, 3, null),
                                new Delivery("a", 3, 0, Instant.now().plusSeconds(1), Outcome.EXPLAINED, 0, 99L))));
        var nms = new SnmpReceiver("nms", "2001:db8::1", 162, "public");
        var receipts = new RecordedReceipts(
                new AtomicReference<>(database), List.of(nms, new SnmpReceiver("new", "192.0.2.1", 9162, "public")));

        var told = await(receipts.receivers());
        assertThat(told.engineId()).isNull();
        var first = told.receivers().get(0);
        assertThat(first.address()).isEqualTo("[2001:db8::1]:162");
        assertThat(first.number()).isEqualTo(7);
        assertThat(first.waiting()).isEqualTo(1);
        assertThat(first.outcomes()).containsOnly(Map.entry("answered", 1L), Map.entry("explained", 1L));
        assertThat(first.repeated()).isEqualTo(2);
        assertThat(told.receivers().get(1).outcomes()).isEmpty();
        assertThat(await(receipts.page("nms", null, 10)))
                .extracting(r -> r.seq() + " " + r.type() + " " + r.outcome() + " " + r.tries() + " " + r.cause())
                .containsExactly("3 alarm_raised explained 0 99", "1 status_changed answered 3 null");
        var newest = await(receipts.page("nms", null, 1));
        assertThat(newest).hasSize(1);
        assertThat(await(receipts.page("nms", Place.of(newest.get(0)), 10)))
                .extracting(Receipt::seq)
                .containsExactly(1L);
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
