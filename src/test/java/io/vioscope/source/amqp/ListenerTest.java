package io.vioscope.source.amqp;

import static io.vioscope.source.openstack.FakeCloud.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.MessageBusAccess;
import io.vioscope.config.MessageBusAccess.Host;
import io.vioscope.config.tls.Authority;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker. */
class ListenerTest {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(2));

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> turns = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    private Listener listen(MessageBusAccess access) {
        return await(Future.future(made -> vertx.getOrCreateContext()
                .runOnContext(go -> made.complete(new Listener(vertx, "lab", access, LIMITS, new Listener.Ear() {
                    @Override
                    public void heard(byte[] body) {
                        heard.add(new String(body, StandardCharsets.UTF_8));
                    }

                    @Override
                    public void listening() {
                        turns.add("listening");
                    }

                    @Override
                    public void lost() {
                        turns.add("lost");
                    }

                    @Override
                    public void failed() {
                        turns.add("failed");
                    }
                })))));
    }

    private static <T> T next(BlockingQueue<T> queue) {
        try {
            var next = queue.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("nothing came").isNotNull();
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ReadFailure refusal(MessageBusAccess access) {
        var listener = listen(access);
        var why = await(listener.now()).match(ok -> new ReadFailure(Cause.SILENT, "it was let in"), no -> no);
        await(listener.close());
        return why;
    }

    @Test
    void hearsWhatServicesTellAndNothingElse() {
        try (var broker = new TestBroker()) {
            var listener = listen(broker.access());
            var standing = await(listener.now()).match(ok -> ok, why -> null);
            assertThat(standing).isNotNull();
            assertThat(standing.bound()).containsExactlyInAnyOrder("nova", "neutron", "openstack", "glance");
            assertThat(standing.absent()).containsExactlyInAnyOrder("cinder", "keystone");
            broker.publish("nova", "notifications.sample", "a sample");
            broker.publish("nova", "conductor", "a call between services");
            broker.publish("nova", "notifications.info", "legacy");
            broker.publish("nova", "versioned_notifications.error", "versioned");
            broker.publish("neutron", "notifications.warn", "of another service");
            assertThat(List.of(next(heard), next(heard), next(heard)))
                    .containsExactly("legacy", "versioned", "of another service");
            await(listener.close());
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void anExchangeThatComesLaterIsBoundByTheNextCheck() {
        try (var broker = new TestBroker()) {
            var listener = listen(broker.access());
            await(listener.now());
            broker.exchange("keystone");
            await(listener.checked());
            broker.publish("keystone", "notifications.info", "late");
            assertThat(next(heard)).isEqualTo("late");
            await(listener.close());
        }
    }

    @Test
    void aBrokerThatGoesIsTriedAgainUntilItIsBack() {
        try (var broker = new TestBroker()) {
            var listener = listen(broker.access());
            assertThat(next(turns)).isEqualTo("listening");
            broker.stop();
            assertThat(next(turns)).isEqualTo("lost");
            broker.start();
            var turn = next(turns);
            while (turn.equals("failed")) {
                turn = next(turns);
            }
            assertThat(turn).isEqualTo("listening");
            broker.notify("nova", "notifications", "compute.instance.update", Map.of());
            assertThat(next(heard)).contains("compute.instance.update");
            await(listener.close());
        }
    }

    @Test
    void itIsToldApartWhyNot(@TempDir Path directory) {
        var authority = new Authority(directory);
        var ca = authority.pem();
        try (var broker = new TestBroker(authority.keyStore(1, 3))) {
            assertThat(refusal(TestBroker.access("wrong", "default", broker.port(), false, null, true))
                            .cause())
                    .isEqualTo(Cause.UNAUTHORIZED);
            assertThat(refusal(TestBroker.access("hush", "nowhere", broker.port(), false, null, true))
                            .cause())
                    .isEqualTo(Cause.NOT_FOUND);
            assertThat(refusal(TestBroker.access("hush", "default", broker.tlsPort(), true, null, true))
                            .cause())
                    .isEqualTo(Cause.TLS);
            assertThat(refusal(TestBroker.access("hush", "default", broker.port(), true, ca, true)))
                    .isEqualTo(new ReadFailure(
                            Cause.WRONG_SHAPE,
                            "RabbitMQ at localhost:" + broker.port()
                                    + ", virtual host default: it does not speak TLS there"));
            for (var trust : List.of(
                    TestBroker.access("hush", "default", broker.tlsPort(), true, ca, true),
                    TestBroker.access("hush", "default", broker.tlsPort(), true, null, false))) {
                var listener = listen(trust);
                assertThat(await(listener.now())).isInstanceOf(Result.Ok.class);
                await(listener.close());
            }
            broker.stop();
            assertThat(refusal(broker.access()).cause()).isEqualTo(Cause.REFUSED);
        }
    }

    @Test
    void oneThatDiesBeforeTlsIsThereHasNoUntrustedCertificate() {
        var dying = await(vertx.createNetServer()
                .connectHandler(socket -> socket.handler(hello -> socket.close()))
                .listen(0, "localhost"));
        assertThat(refusal(TestBroker.access("hush", "default", dying.actualPort(), true, null, true))
                        .cause())
                .isEqualTo(Cause.CUT_OFF);
    }

    @Test
    void anotherNodeIsTakenWhereOneIsAway() {
        try (var broker = new TestBroker()) {
            var plain = broker.access();
            var access = new MessageBusAccess(
                    List.of(new Host("localhost", broker.tlsPort()), new Host("localhost", broker.port())),
                    plain.username(),
                    plain.password(),
                    plain.vhost(),
                    false,
                    null,
                    true,
                    plain.exchanges(),
                    plain.topics());
            var listener = listen(access);
            assertThat(await(listener.now())).isInstanceOf(Result.Ok.class);
            await(listener.close());
        }
    }
}
