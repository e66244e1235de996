package io.vioscope.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vioscope.bus.Bus;
import io.vioscope.config.Manner;
import io.vioscope.config.SnmpAccess.Auth;
import io.vioscope.config.SnmpAccess.Community;
import io.vioscope.config.SnmpAccess.Plain;
import io.vioscope.config.SnmpAccess.Privacy;
import io.vioscope.config.SnmpAccess.User;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.engine.Commit;
import io.vioscope.model.Fact;
import io.vioscope.notify.snmp.InformSink;
import io.vioscope.notify.snmp.TrapSink;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole room over real UDP. */
@ExtendWith(VertxExtension.class)
class NotifyVerticleTest {
    private static final String RAISED = "1.3.6.1.4.1.32473.1.0.1";
    private static final String CLEARED = "1.3.6.1.4.1.32473.1.0.2";

    private final MemoryOutbox outbox = new MemoryOutbox();
    private final TrapSink sink = open();

    @AfterEach
    void close() throws IOException {
        sink.close();
    }

    @Test
    void tellsPendingFactsAndThenThoseOnTheBus(Vertx vertx) throws Exception {
        outbox.record(Cases.commit("a", 1, Cases.status("old")));
        deploy(vertx, receiver("nms", "127.0.0.1", sink.port()));
        assertThat(sink.next()).isEqualTo("1 old");

        publish(vertx, Cases.commit("a", 2, Cases.quiet(), Cases.status("new"), Cases.moved()));

        assertThat(sink.next()).isEqualTo("2 new");
        assertThat(sink.next()).isEqualTo("3 web-1");
    }

    @Test
    void looksUpInTheSnapshotWhatTheFactDoesNotSay(Vertx vertx) throws Exception {
        deploy(vertx, receiver("nms", "127.0.0.1", sink.port()));
        Bus.of(vertx).publish(Bus.SNAPSHOTS, Cases.snapshot("a"));

        // Snapshot and commit come to two contexts, and which comes first is open; in life a commit is recorded
        // between.
        var number = 0;
        String told;
        do {
            number++;
            publish(vertx, Cases.commit("a", number, new Fact.AlarmRaised(Cases.alarm(number, "bad"))));
            told = sink.next();
        } while (!told.equals(number + " web-1") && number < 50);
        assertThat(told).isEqualTo(number + " web-1");
    }

    @Test
    void aReceiverThatCannotBeReachedStopsNoOther(Vertx vertx) throws Exception {
        deploy(
                vertx,
                receiver("nowhere", "nowhere.invalid", 162),
                receiver("refused", "127.0.0.1", 0),
                receiver("nms", "127.0.0.1", sink.port()));
        for (var i = 1; i <= 20; i++) {
            publish(vertx, Cases.commit("a", i, Cases.status("s" + i)));
            assertThat(sink.next()).isEqualTo(i + " s" + i);
        }

        assertThat(outbox.receipts("nowhere")).isEmpty();
        assertThat(outbox.receipts("refused")).isEmpty();
        assertThat(outbox.pending("nowhere", 100).result()).hasSize(20);
    }

    @Test
    void reachesAReceiverByIpv6(Vertx vertx) throws Exception {
        try (var six = new TrapSink("::1")) {
            deploy(vertx, receiver("six", "::1", six.port()), receiver("four", "127.0.0.1", sink.port()));
            publish(vertx, Cases.commit("a", 1, Cases.status("both")));

            assertThat(six.next()).isEqualTo("1 both");
            assertThat(sink.next()).isEqualTo("1 both");
        }
    }

    @Test
    void goesOnAfterARestartInTheMiddle(Vertx vertx) throws Exception {
        var receiver = receiver("nms", "127.0.0.1", sink.port());
        var first = deploy(vertx, receiver);
        publish(vertx, Cases.commit("a", 1, Cases.status("one"), Cases.status("two")));
        assertThat(sink.next()).isEqualTo("1 one");
        assertThat(sink.next()).isEqualTo("2 two");
        get(vertx.undeploy(first));

        outbox.record(Cases.commit("a", 3, Cases.status("three")));
        deploy(vertx, receiver);
        publish(vertx, Cases.commit("a", 4, Cases.status("four")));

        assertThat(sink.next()).isEqualTo("3 three");
        assertThat(sink.next()).isEqualTo("4 four");
        assertThat(sink.waiting()).isZero();
    }

    @Test
    void threeHundredAtOnceArriveInOrder(Vertx vertx) throws Exception {
        for (var i = 1; i <= 300; i++) {
            outbox.record(Cases.commit("a", i, Cases.status("s" + i)));
        }
        deploy(vertx, receiver("nms", "127.0.0.1", sink.port()));

        for (var i = 1; i <= 300; i++) {
            assertThat(sink.next()).isEqualTo(i + " s" + i);
        }
    }

    @Test
    void aReceiverThatAnswersIsToldAgainUntilItDoesAndNothingOvertakes(Vertx vertx) throws Exception {
        var user = new User("vioscope", Auth.SHA256, "auth-secret", Privacy.AES128, "privacy-secret");
        for (var access : List.of(new Community(Plain.V2C, "public"), user)) {
            try (var answering = new InformSink(0, 2, user)) {
                var name = access.version();
                var receiver = receiver(name, "127.0.0.1", answering.port())
                        .with(access)
                        .with(Manner.DEFAULT.informing(Duration.ofMillis(300)));
                deploy(vertx, receiver);
                publish(vertx, Cases.commit(name, 1, new Fact.AlarmRaised(Cases.alarm(1, "bad"))));
                publish(
                        vertx,
                        Cases.commit(
                                name, 2, new Fact.AlarmCleared(Cases.alarm(1, "bad"), Fact.Clearing.CONDITION_ENDED)));
                await(() -> outbox.receipts(name).size() >= 2);

                // More than three times where a busy machine takes longer than that to answer.
                assertThat(answering.received())
                        .startsWith("1 " + RAISED, "1 " + RAISED, "1 " + RAISED)
                        .isSorted();
                assertThat(new LinkedHashSet<>(answering.received())).containsExactly("1 " + RAISED, "2 " + CLEARED);
                assertThat(outbox.receipts(name))
                        .extracting(r -> r.number() + " " + r.outcome() + " " + (r.tries() >= 3))
                        .contains("1 ANSWERED true")
                        .extracting(told -> told.substring(0, "2 ANSWERED".length()))
                        .contains("2 ANSWERED");
            }
            outbox.forget();
        }
    }

    @Test
    void aReceiverThatIsNotThereIsToldWhenItIs(Vertx vertx) throws Exception {
        var port = sink.port();
        sink.close();
        var receiver = receiver("nms", "127.0.0.1", port).with(Manner.DEFAULT.informing(Duration.ofMillis(100)));
        deploy(vertx, receiver);
        for (var i = 1; i <= 10; i++) {
            publish(vertx, Cases.commit("a", i, Cases.status("s" + i)));
        }
        try (var late = new InformSink(port, 0)) {
            await(() -> outbox.receipts("nms").size() == 10);

            assertThat(late.received()).hasSize(10).first().asString().startsWith("1 ");
            assertThat(late.received()).last().asString().startsWith("10 ");
        }
    }

    private static void await(BooleanSupplier wanted) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private String deploy(Vertx vertx, SnmpReceiver... receivers) throws Exception {
        var verticle = new NotifyVerticle(List.of(receivers), Duration.ZERO, outbox, TrapSink.voices(), cloud -> 1, "");
        return get(vertx.deployVerticle(verticle, NotifyVerticle.OPTIONS));
    }

    private void publish(Vertx vertx, Commit commit) {
        outbox.record(commit);
        Bus.of(vertx).publish(Bus.RECORDED, Cases.database(commit));
    }

    private static SnmpReceiver receiver(String name, String host, int port) {
        return new SnmpReceiver(name, host, port, "public");
    }

    private static TrapSink open() {
        try {
            return new TrapSink("127.0.0.1");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
