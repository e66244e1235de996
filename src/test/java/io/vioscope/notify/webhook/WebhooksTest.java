package io.vioscope.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vioscope.bus.Bus;
import io.vioscope.config.Receiver;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.config.WebhookReceiver.Format;
import io.vioscope.engine.Commit;
import io.vioscope.model.Fact;
import io.vioscope.notify.Cases;
import io.vioscope.notify.MemoryOutbox;
import io.vioscope.notify.NotifyVerticle;
import io.vioscope.notify.Outbox.Outcome;
import io.vioscope.notify.Voices;
import io.vioscope.notify.snmp.TrapSink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole room over real HTTP. */
class WebhooksTest {
    private final Vertx vertx = Vertx.vertx();
    private final MemoryOutbox outbox = new MemoryOutbox();

    @AfterEach
    void close() throws Exception {
        get(vertx.close());
    }

    @Test
    void everythingArrivesOnceAndInOrderWhateverTheReceiverAnswersFirst() throws Exception {
        try (var sink = new HookSink(vertx)) {
            sink.then(503, "");
            sink.then(response -> response.reset(2));
            deploy(Hooks.at(sink.port(), Format.VIOSCOPE));
            for (var i = 1; i <= 40; i++) {
                publish(Cases.commit("a", i, Cases.status("s" + i)));
            }
            await(() -> outbox.receipts("hook").size() == 40);

            var taken = sink.bodies().subList(2, 42);
            for (var i = 0; i < 40; i++) {
                var data = taken.get(i).getJsonObject("data");
                assertThat(data.getLong("number")).isEqualTo(i + 1);
                assertThat(data.getJsonObject("entity").getString("name")).isEqualTo("s" + (i + 1));
            }
            assertThat(outbox.receipts("hook"))
                    .allMatch(r -> r.outcome() == Outcome.ANSWERED)
                    .filteredOn(r -> r.tries() == 3)
                    .hasSize(1);
        }
    }

    @Test
    void whatWasUnderWayWhenTheServerEndedComesAgainAndIsKnownForTheSame() throws Exception {
        try (var sink = new HookSink(vertx)) {
            sink.then(204, "");
            sink.then(response -> {});
            var first = deploy(Hooks.at(sink.port(), Format.VIOSCOPE));
            publish(Cases.commit("a", 1, Cases.status("one"), Cases.status("two"), Cases.status("three")));
            await(() -> sink.got().size() == 2 && outbox.receipts("hook").size() == 1);
            get(vertx.undeploy(first));

            deploy(Hooks.at(sink.port(), Format.VIOSCOPE));
            await(() -> outbox.receipts("hook").size() == 3);

            assertThat(sink.bodies())
                    .extracting(b -> b.getJsonObject("data").getLong("number") + " "
                            + b.getJsonObject("data").getJsonObject("entity").getString("name"))
                    .containsExactly("1 one", "2 two", "2 two", "3 three");
            assertThat(sink.got().get(2).header("webhook-id"))
                    .isEqualTo(sink.got().get(1).header("webhook-id"));
            assertThat(sink.got().get(2).body()).isEqualTo(sink.got().get(1).body());
        }
    }

    @Test
    void aReceiverThatIsNotThereIsToldWhenItIsAndHoldsUpNoOther() throws Exception {
        var gone = new HookSink(vertx);
        gone.close();
        try (var traps = new TrapSink("127.0.0.1")) {
            deploy(
                    Hooks.at(gone.port(), Format.CLOUDEVENTS),
                    new SnmpReceiver("nms", "127.0.0.1", traps.port(), "public"));
            publish(Cases.commit("a", 1, Cases.status("one")));
            assertThat(traps.next()).isEqualTo("1 one");
            assertThat(outbox.receipts("hook")).isEmpty();

            try (var back = new HookSink(vertx, gone.port(), new HttpServerOptions())) {
                await(() -> outbox.receipts("hook").size() == 1);
                assertThat(back.bodies().get(0).getString("type")).isEqualTo("io.vioscope.entity.status_changed");
            }
        }
    }

    @Test
    void anAlertThatIsOnAndThenOverIsToldToAlertmanager() throws Exception {
        try (var sink = new HookSink(vertx)) {
            deploy(Hooks.at(sink.port(), Format.ALERTMANAGER));
            var alarm = Cases.alarm(1, "bad");
            publish(Cases.commit("a", 1, new Fact.AlarmRaised(alarm), Cases.status("event")));
            publish(Cases.commit("a", 3, new Fact.AlarmCleared(alarm, Fact.Clearing.ENTITY_DELETED)));
            await(() -> outbox.receipts("hook").size() == 3);

            assertThat(sink.got()).hasSize(2);
            assertThat(outbox.receipts("hook"))
                    .extracting(r -> r.seq() + " " + r.outcome())
                    .containsExactly("1 ANSWERED", "2 FILTERED", "3 ANSWERED");
            var over = sink.got().get(1).array().getJsonObject(0);
            assertThat(over.getJsonObject("annotations").getString("ended")).isEqualTo("What had it is gone.");
        }
    }

    private String deploy(Receiver... receivers) throws Exception {
        var voices = new Voices(TrapSink.voice(), new WebhookVoice(vertx, "80007ed905", InstantSource.system()));
        var verticle = new NotifyVerticle(List.of(receivers), Duration.ZERO, outbox, voices, cloud -> 1, "");
        return get(vertx.deployVerticle(verticle, NotifyVerticle.OPTIONS));
    }

    private void publish(Commit commit) {
        outbox.record(commit);
        Bus.of(vertx).publish(Bus.RECORDED, Cases.database(commit));
    }

    private static void await(BooleanSupplier wanted) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
