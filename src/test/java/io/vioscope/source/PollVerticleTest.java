package io.vioscope.source;

import static io.vioscope.source.openstack.FakeCloud.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Hint;
import io.vioscope.bus.Steering;
import io.vioscope.bus.Taken;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.SourceId;
import io.vioscope.trace.Traces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollVerticleTest {
    private static final ReadFailure CUT = new ReadFailure(ReadFailure.Cause.CUT_OFF, "the answer broke off");

    private final Vertx vertx = Vertx.vertx();
    private final List<Report> handedIn = new CopyOnWriteArrayList<>();
    private final Promise<Void> three = Promise.promise();
    private final Promise<Void> paused = Promise.promise();
    private final List<Look> looks = new CopyOnWriteArrayList<>();
    private final List<Set<EntityKey>> glances = new CopyOnWriteArrayList<>();
    private Function<Set<EntityKey>, Future<Report>> glance = at -> Future.succeededFuture(glanced(at, Map.of()));
    private final AtomicInteger urged = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicBoolean overlapped = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final PollTimes times = new PollTimes(InstantSource.system());

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    private Report good() {
        return new Report(
                new SourceId("nova"),
                times.next(),
                Duration.ZERO,
                Report.Cost.NONE,
                Set.of(Kind.SERVER),
                Completeness.of(Map.of()),
                List.of(),
                List.of(),
                Set.of());
    }

    private Report glanced(Set<EntityKey> at, Map<Kind, ReadFailure> unseen) {
        var beyond = new Report.Beyond(Map.of(), Report.Details.NONE, Map.of(), List.of(), Map.of(), at);
        return new Report(
                new SourceId("nova"),
                times.next(),
                Duration.ZERO,
                Report.Cost.NONE,
                Set.of(Kind.SERVER),
                Completeness.of(unseen),
                List.of(),
                List.of(),
                Set.of(),
                beyond);
    }

    private Source source(Supplier<Future<Report>> poll) {
        return new Source() {
            @Override
            public SourceId id() {
                return new SourceId("nova");
            }

            @Override
            public Set<Kind> covers() {
                return Set.of(Kind.SERVER);
            }

            @Override
            public Future<Report> poll(Look look) {
                looks.add(look);
                if (inFlight.incrementAndGet() > 1) {
                    overlapped.set(true);
                }
                return poll.get().onComplete(done -> inFlight.decrementAndGet());
            }

            @Override
            public Set<Kind> glances() {
                return Set.of(Kind.SERVER);
            }

            @Override
            public Future<Report> glance(Set<EntityKey> at) {
                glances.add(at);
                return glance.apply(at);
            }

            @Override
            public void urge() {
                urged.incrementAndGet();
            }

            @Override
            public Future<Void> close() {
                closed.set(true);
                return Future.succeededFuture();
            }
        };
    }

    private String deploy(Source source, Duration interval) {
        var verticle = new PollVerticle(
                "lab",
                source,
                new Pace(interval, Duration.ofMinutes(10)),
                Duration.ofSeconds(5),
                InstantSource.system(),
                Traces.NONE);
        return await(vertx.deployVerticle(verticle));
    }

    private Taken take(Report report) {
        handedIn.add(report);
        if (report.completeness() instanceof Completeness.Failed failed
                && failed.why().cause() == ReadFailure.Cause.PAUSED) {
            paused.tryComplete();
        }
        if (handedIn.size() == 3) {
            three.tryComplete();
        }
        return new Taken(0, 0);
    }

    private void listen() {
        await(Bus.of(vertx).answer(Bus.reports("lab"), this::take));
    }

    @Test
    void theFirstPollComesAtOnce() {
        var first = Promise.<Void>promise();
        await(Bus.of(vertx).answer(Bus.reports("lab"), r -> {
            first.tryComplete();
            return new Taken(0, 0);
        }));
        deploy(source(() -> Future.succeededFuture(good())), Duration.ofHours(1));
        await(first.future());
    }

    @Test
    void pollsNeverOverlapAndEndWithTheVerticle() {
        listen();
        var id = deploy(
                source(() -> Future.future(p -> vertx.setTimer(20, t -> p.complete(good())))), Duration.ofMillis(1));
        await(three.future());
        await(vertx.undeploy(id));
        assertThat(overlapped).isFalse();
        assertThat(closed).isTrue();
    }

    @Test
    void aSourceThatFailsOrThrowsIsReportedBlindAndPolledAgain() {
        listen();
        var polls = new AtomicInteger();
        deploy(
                source(() -> {
                    if (polls.incrementAndGet() == 1) {
                        inFlight.decrementAndGet();
                        throw new IllegalStateException("a bug");
                    }
                    return polls.get() == 2 ? Future.failedFuture("a bug") : Future.succeededFuture(good());
                }),
                Duration.ofMillis(1));
        await(three.future());
        assertThat(handedIn.get(0).completeness()).isInstanceOf(Completeness.Failed.class);
        assertThat(handedIn.get(1).completeness()).isInstanceOf(Completeness.Failed.class);
        assertThat(handedIn.get(2).completeness()).isInstanceOf(Completeness.Complete.class);
    }

    @Test
    void anEngineThatIsNotThereDoesNotStopIt() {
        var polls = new AtomicInteger();
        deploy(
                source(() -> {
                    if (polls.incrementAndGet() == 3) {
                        three.complete();
                    }
                    return Future.succeededFuture(good());
                }),
                Duration.ofMillis(1));
        await(three.future());
        assertThat(looks.subList(0, 3)).as("what was not taken is lost").containsOnly(Look.EVERYTHING);
    }

    private Steering tell(Steering steering) {
        return await(Bus.of(vertx).ask(Bus.steering("lab", new SourceId("nova")), steering, Duration.ofSeconds(5)));
    }

    @Test
    void whoAsksForAPollNeedNotWaitAndGetsALookAtEverything() {
        listen();
        deploy(source(() -> Future.succeededFuture(good())), Duration.ofHours(1));
        tell(Steering.POLL);
        tell(Steering.POLL);
        tell(Steering.POLL);
        await(three.future());
        assertThat(looks).containsOnly(Look.EVERYTHING);
        assertThat(urged).hasValue(3);
    }

    @Test
    void aPausedSourceIsReportedBlindAndNotPolledUntilItIsResumed() {
        listen();
        deploy(source(() -> Future.succeededFuture(good())), Duration.ofHours(1));
        tell(Steering.POLL);
        tell(Steering.PAUSE);
        await(paused.future());
        var polls = looks.size();
        tell(Steering.POLL);
        tell(Steering.PAUSE);
        assertThat(looks).hasSize(polls);
        assertThat(urged).hasValue(1);
        tell(Steering.RESUME);
        assertThat(urged).hasValue(2);
        assertThat(looks).hasSize(polls + 1);
    }

    @Test
    void betweenTwoLooksAtEverythingChangesWillDo() {
        listen();
        deploy(source(() -> Future.succeededFuture(good())), Duration.ofMillis(1));
        await(three.future());
        assertThat(looks.subList(0, 3)).containsExactly(Look.EVERYTHING, Look.CHANGES, Look.CHANGES);
    }

    private Future<Instant> hint(Hint hint) {
        return Bus.of(vertx).ask(Bus.hints("lab", new SourceId("nova")), hint, Duration.ofSeconds(30));
    }

    @Test
    void whoHasAReasonGetsALookAtChangesBeforeItsTime() {
        listen();
        deploy(source(() -> Future.succeededFuture(good())), Duration.ofHours(1));
        await(hint(Hint.CHANGED));
        await(hint(Hint.CHANGED));
        await(three.future());
        assertThat(looks).containsExactly(Look.EVERYTHING, Look.CHANGES, Look.CHANGES);
    }

    @Test
    void aStormOfReasonsIsOneLook() {
        listen();
        deploy(source(() -> Future.succeededFuture(good())), Duration.ofHours(1));
        await(hint(Hint.CHANGED));
        var all = Stream.generate(() -> hint(Hint.CHANGED)).limit(500).toList();
        await(Future.all(all));
        assertThat(looks).hasSizeLessThanOrEqualTo(4);
        assertThat(all.stream().map(Future::result).distinct()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void whatMayBeGoneIsLookedForEverywhere() {
        listen();
        deploy(source(() -> Future.succeededFuture(good())), Duration.ofHours(1));
        await(hint(Hint.CHANGED));
        await(hint(Hint.GONE));
        assertThat(looks.get(looks.size() - 1)).isEqualTo(Look.EVERYTHING);
    }

    private static EntityKey server(int number) {
        return new EntityKey(Kind.SERVER, "s" + number);
    }

    private void untilPolled(int times) {
        while (looks.size() < times) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whoHeardOfOneServerHasThatOneLookedAtAlone() {
        listen();
        deploy(source(() -> Future.succeededFuture(good())), Duration.ofHours(1));
        await(hint(Hint.CHANGED));
        for (var i = 0; i < 6; i++) {
            await(hint(Hint.of(server(1))));
        }
        assertThat(glances).hasSize(6).containsOnly(Set.of(server(1)));
        assertThat(looks).containsExactly(Look.EVERYTHING, Look.CHANGES);
        await(three.future());
    }

    @Test
    void aStormAboutManyServersIsAPoll() {
        listen();
        deploy(source(() -> Future.succeededFuture(good())), Duration.ofHours(1));
        await(hint(Hint.CHANGED));
        var all =
                IntStream.range(0, 500).mapToObj(i -> hint(Hint.of(server(i)))).toList();
        await(Future.all(all));
        assertThat(looks.size()).isBetween(3, 4);
        assertThat(glances.size()).isLessThanOrEqualTo(4);
    }

    @Test
    void beforeEverythingWasSeenNothingIsLookedAtAlone() {
        listen();
        deploy(
                source(() -> Future.succeededFuture(glanced(Set.of(server(1)), Map.of(Kind.SERVER, CUT)))),
                Duration.ofHours(1));
        await(hint(Hint.of(server(1))));
        await(hint(Hint.of(server(1))));
        assertThat(glances).isEmpty();
    }

    @Test
    void aGlanceThatFailsOrThrowsIsMadeUpForByAPoll() {
        listen();
        deploy(source(() -> Future.succeededFuture(good())), Duration.ofHours(1));
        await(hint(Hint.CHANGED));
        glance = at -> Future.succeededFuture(glanced(at, Map.of(Kind.SERVER, CUT)));
        await(hint(Hint.of(server(1))));
        untilPolled(3);
        glance = at -> {
            throw new IllegalStateException("a bug");
        };
        await(hint(Hint.of(server(1))));
        untilPolled(4);
        assertThat(looks).endsWith(Look.CHANGES, Look.CHANGES, Look.CHANGES);
        assertThat(handedIn)
                .filteredOn(report -> !report.isGlance())
                .allMatch(report -> report.completeness() instanceof Completeness.Complete);
    }

    @Test
    void glancesDoNotPutOffThePoll() {
        listen();
        deploy(source(() -> Future.succeededFuture(good())), Duration.ofSeconds(1));
        untilPolled(2);
        while (looks.size() < 4) {
            await(hint(Hint.of(server(1))));
        }
        assertThat(overlapped).isFalse();
        assertThat(glances).isNotEmpty();
    }

    @Test
    void aPausedSourceIsNotMadeToLookByAnyReason() {
        listen();
        deploy(source(() -> Future.succeededFuture(good())), Duration.ofHours(1));
        tell(Steering.PAUSE);
        await(paused.future());
        var polls = looks.size();
        var hinted = hint(Hint.CHANGED);
        tell(Steering.PAUSE);
        assertThat(looks).hasSize(polls);
        assertThat(hinted.isComplete()).isFalse();
        tell(Steering.RESUME);
        await(hinted);
        assertThat(looks.size()).isGreaterThan(polls);
    }
}
