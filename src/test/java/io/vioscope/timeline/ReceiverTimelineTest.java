package io.vioscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Recorded;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.config.Wishes;
import io.vioscope.config.Wishes.Alarms;
import io.vioscope.engine.Commit;
import io.vioscope.engine.Snapshot;
import io.vioscope.notify.MemoryOutbox;
import io.vioscope.notify.NotifyVerticle;
import io.vioscope.notify.Outbox.Outcome;
import io.vioscope.notify.snmp.TrapSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What network managers are told of a fault in the cloud: one that is told at once, one that waits until the cause is
 * confirmed, and one that wants all.
 */
class ReceiverTimelineTest {
    /** Receivers go by the real clock, and the cloud by one that has long been over. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final WatchedCloud cloud = WatchedCloud.of(60, 3);
    private final Vertx vertx = Vertx.vertx();
    private final MemoryOutbox outbox = new MemoryOutbox();

    @SuppressWarnings("NullAway.Init")
    private TrapSink noc;

    @SuppressWarnings("NullAway.Init")
    private TrapSink archive;

    @SuppressWarnings("NullAway.Init")
    private TrapSink patient;

    @BeforeEach
    void start() throws Exception {
        noc = new TrapSink("127.0.0.1");
        archive = new TrapSink("127.0.0.1");
        patient = new TrapSink("127.0.0.1");
        var receivers = List.of(
                new SnmpReceiver("noc", "127.0.0.1", noc.port(), "public"),
                new SnmpReceiver("archive", "127.0.0.1", archive.port(), "public").with(Wishes.ALL.with(Alarms.ALL)),
                new SnmpReceiver("patient", "127.0.0.1", patient.port(), "public").with(Wishes.ALL.with(FOR_EVER)));
        var verticle = new NotifyVerticle(receivers, Duration.ZERO, outbox, TrapSink.voices(), name -> 1, "");
        vertx.deployVerticle(verticle, NotifyVerticle.OPTIONS)
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        cloud.listen(this::step);
    }

    @AfterEach
    void stop() throws Exception {
        cloud.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        noc.close();
        archive.close();
        patient.close();
    }

    /** As the engine, the bus and the database do; the next step comes when all receivers have been told. */
    private void step(Commit commit, Snapshot snapshot) {
        Bus.of(vertx).publish(Bus.SNAPSHOTS, snapshot);
        outbox.record(commit);
        Bus.of(vertx).publish(Bus.RECORDED, new Recorded(commit, Recorded.Origin.DATABASE));
        for (var receiver : List.of("noc", "archive", "patient")) {
            while (!outbox.pending(receiver, 1).result().isEmpty()) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    @Test
    void aRootCauseIsToldOnceAndWhatItExplainsOnlyToWhoWantsAll() {
        var fault = cloud.at("60s").strike("conductor-down");
        cloud.expect("CONFIRMED service_group.conductor").by("240s");
        cloud.at("300s");
        cloud.repair(fault);
        cloud.expect("problem_resolved SYMPTOMS_ENDED service_group.conductor").by("600s");

        assertThat(noc.all().stream().filter(line -> line.startsWith("vsRootCause")))
                .startsWith("vsRootCauseRaised service_group.conductor")
                .endsWith("vsRootCauseCleared service_group.conductor");
        assertThat(count(noc, "vsAlarmRaised")).isEqualTo(count(noc, "vsAlarmCleared"));
        assertThat(count(archive, "vsAlarmRaised"))
                .isEqualTo(count(archive, "vsAlarmCleared"))
                .isPositive();
        assertThat(archive.all()).containsAll(noc.all());
        assertThat(patient.all().stream().filter(line -> !line.startsWith("vsEntity")))
                .startsWith("vsRootCauseRaised service_group.conductor")
                .endsWith("vsRootCauseCleared service_group.conductor")
                .noneMatch(line -> line.startsWith("vsAlarm"));
        var explained = outbox.receipts("noc").stream()
                .filter(receipt -> receipt.outcome() == Outcome.EXPLAINED)
                .count();
        assertThat(archive.all()).hasSize(noc.all().size() + (int) explained);
    }

    private static long count(TrapSink sink, String notification) {
        return sink.all().stream().filter(line -> line.startsWith(notification)).count();
    }
}
