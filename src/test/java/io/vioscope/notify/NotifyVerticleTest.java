package io.vioscope.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vioscope.bus.Bus;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.engine.Commit;
import io.vioscope.model.Fact;
import io.vioscope.notify.snmp.TrapSink;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole room over real UDP. */
@ExtendWith(VertxExtension.class)
class NotifyVerticleTest {
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
        publish(vertx, Cases.commit("a", 1, new Fact.AlarmRaised(Cases.alarm(1, "bad"))));

        assertThat(sink.next()).isEqualTo("1 web-1");
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

    private String deploy(Vertx vertx, SnmpReceiver... receivers) throws Exception {
        var verticle = new NotifyVerticle(List.of(receivers), Duration.ZERO, outbox, TrapSink.voice(), cloud -> 1, "");
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
