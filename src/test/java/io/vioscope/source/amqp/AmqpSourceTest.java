package io.vioscope.source.amqp;

import static io.vioscope.source.openstack.FakeCloud.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Hint;
import io.vioscope.bus.Steering;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.SourceId;
import io.vioscope.source.Look;
import io.vioscope.source.Source;
import io.vioscope.source.SourceContract;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract against a real broker, and what sources are asked. */
class AmqpSourceTest extends SourceContract {
    private static final EntityKey BUS = new EntityKey(Kind.MESSAGE_BUS, "message_bus");

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final TestBroker broker = new TestBroker();
    private final BlockingQueue<Hint> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<Steering> turned = new LinkedBlockingQueue<>();
    private final AmqpSource source = new AmqpSource(
            vertx,
            "lab",
            broker.access(),
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(2)),
            InstantSource.system());

    @BeforeEach
    void listen() {
        await(Bus.of(vertx).answer(Bus.hints("lab", new SourceId("nova")), hint -> {
            asked.add(hint);
            return Instant.now();
        }));
        await(Bus.of(vertx).answer(Bus.steering("lab", AmqpSource.ID), told -> {
            turned.add(told);
            return told;
        }));
    }

    @AfterEach
    void stop() {
        await(source.close());
        await(vertx.close());
        broker.close();
    }

    private static void next(BlockingQueue<?> queue) {
        try {
            assertThat(queue.poll(30, TimeUnit.SECONDS)).as("nobody was asked").isNotNull();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Attributes told(Report report) {
        return report.beyond().details().told().getOrDefault(BUS, Attributes.none());
    }

    private Report look() {
        return look(source);
    }

    private boolean hears() {
        return look().completeness() instanceof Completeness.Complete;
    }

    @Override
    protected Source source() {
        return source;
    }

    /** A service has something to tell each time. */
    @Override
    protected Report poll() {
        if (hears()) {
            asked.clear();
            broker.notify("nova", "notifications", "compute.instance.update", Map.of());
            next(asked);
        }
        return look();
    }

    @Override
    protected void breakWorld() {
        broker.stop();
        while (hears()) {
            next(turned);
        }
    }

    /** That it does not answer is seen, and said of it. */
    @Override
    protected void isToldAsBroken(Report report) {
        assertThat(report.completeness())
                .isInstanceOfSatisfying(
                        Completeness.Partial.class,
                        partial -> assertThat(partial.unseen()).containsOnlyKeys(Kind.MESSAGE_BUS));
        assertThat(told(report).get("amqp.state")).isIn("cut off", "refused");
    }

    @Override
    protected void mendWorld() {
        broker.start();
        while (!hears()) {
            next(turned);
        }
    }

    @Override
    protected Future<Void> closeSource() {
        var closed = source.close();
        await(closed);
        return closed;
    }

    @Test
    void saysWhatItHearsAndFromWhom() {
        var report = poll();
        assertThat(told(report).toMap())
                .containsEntry("amqp.state", "listening")
                .containsEntry("amqp.exchanges", "glance, neutron, nova, openstack");
        assertThat(report.aside().notes())
                .anyMatch(note -> note.contains("not there: cinder, keystone"))
                .anyMatch(note -> note.matches("1 messages heard since .*"))
                .anyMatch(note -> note.startsWith("reasons to look: 1 for nova (the last: compute.instance.update)"));
    }

    @Test
    void afterALossAllAreAskedToLook() {
        poll();
        breakWorld();
        asked.clear();
        mendWorld();
        next(asked);
        assertThat(look().aside().notes()).anyMatch(note -> note.startsWith("the subscription was lost 1 times"));
    }

    @Test
    void garbageIsSaidAndAsksNobody() {
        poll();
        asked.clear();
        broker.publish("nova", "notifications.info", "{");
        broker.publish("nova", "notifications.info", new byte[Notifications.MOST_BYTES + 1]);
        broker.notify("nova", "notifications", "compute.instance.exists", Map.of());
        broker.notify("nova", "notifications", "compute.instance.update", Map.of());
        next(asked);
        assertThat(asked).isEmpty();
        assertThat(look().aside().notes())
                .anyMatch(note -> note.startsWith("2 were no notifications; the last: "))
                .anyMatch(note -> note.equals("1 were about nothing that is read here"));
    }

    private AmqpSource withWrongPassword() {
        return new AmqpSource(
                vertx,
                "lab",
                TestBroker.access("wrong", "default", broker.port(), false, null, true),
                Limits.DEFAULT,
                InstantSource.system());
    }

    private Report look(AmqpSource at) {
        return await(Future.future(
                done -> context.runOnContext(go -> at.poll(Look.EVERYTHING).onComplete(done))));
    }

    /** That it could not log in, it says by asking for a poll; that this is over, nobody but itself knows. */
    @Test
    void whatOnlyPeopleMendIsTriedAgainWhenSomebodyAsks() throws InterruptedException {
        var wrong = withWrongPassword();
        look(wrong);
        next(turned);
        var tries = 0;
        do {
            context.runOnContext(go -> wrong.urge());
            tries++;
        } while (turned.poll(1, TimeUnit.SECONDS) == null && tries < 30);
        assertThat(tries).as("it was not tried again").isLessThan(30);
        await(wrong.close());
    }

    @Test
    void aWrongPasswordIsTold() {
        var wrong = withWrongPassword();
        var report = look(wrong);
        assertThat(told(report).get("amqp.state")).isEqualTo("login refused");
        assertThat(report.completeness())
                .isInstanceOfSatisfying(
                        Completeness.Partial.class,
                        partial -> assertThat(partial.unseen())
                                .extractingByKey(Kind.MESSAGE_BUS)
                                .extracting(ReadFailure::cause)
                                .isEqualTo(Cause.UNAUTHORIZED));
        await(wrong.close());
    }
}
