package io.vioscope.source.openstack;

import static io.vioscope.source.openstack.FakeCloud.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.inventory.Sight;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.simulator.cloud.ServerQuery;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.source.Look;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A look at single servers tells of these what a poll would, of nothing else anything, and makes nothing else fresher. */
class GlanceAtServersTest {
    private static final String STUB = "{\"id\": \"%s\", \"name\": \"vm\", \"status\": \"ACTIVE\"}";
    private static final SourceId NOVA = new SourceId("nova");

    private final VirtualClock clock = new VirtualClock();
    private final Vertx vertx = Vertx.vertx();
    private Simulator simulator;
    private Eyes eyes;

    @BeforeEach
    void start() {
        simulator = await(Simulator.start(vertx, SimulatorOptions.DEFAULT.withSize(20, 3), clock));
        clock.advanceSeconds(300);
        eyes = new Eyes(vertx, simulator, clock);
        eyes.poll("nova", Look.EVERYTHING);
        clock.advanceSeconds(10);
        eyes.poll("nova", Look.CHANGES);
        clock.advanceSeconds(1);
    }

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    private SimulatedCloud cloud() {
        return simulator.cloud();
    }

    private UUID server(int index) {
        return cloud().servers(ServerQuery.everything())
                .orElseThrow()
                .get(index)
                .birth()
                .id();
    }

    private static EntityKey key(UUID server) {
        return new EntityKey(Kind.SERVER, server.toString());
    }

    private Report glance(UUID... servers) {
        var keys = new EntityKey[servers.length];
        for (var i = 0; i < servers.length; i++) {
            keys[i] = key(servers[i]);
        }
        return eyes.glance("nova", keys);
    }

    private String word(UUID server) {
        return Objects.requireNonNull(eyes.of(Kind.SERVER).get(server.toString()))
                .status()
                .word();
    }

    private Sight sight() {
        return eyes.snapshot().sight();
    }

    private Instant seenAt(UUID server) {
        return sight().seenAt(key(server), eyes.snapshot().state().inventory()).orElseThrow();
    }

    @Test
    void tellsAChangeAndWhoMadeItByTwoCalls() {
        var server = server(2);
        cloud().stop(server);
        clock.advanceSeconds(30);
        var report = glance(server);
        assertThat(report.cost().requests()).isEqualTo(2);
        assertThat(word(server)).isEqualTo("SHUTOFF");
        assertThat(eyes.facts())
                .filteredOn(Fact.StatusChanged.class::isInstance)
                .singleElement()
                .satisfies(fact -> assertThat(((Fact.StatusChanged) fact).by()).isNotNull());
        eyes.poll("nova", Look.CHANGES);
        assertThat(eyes.facts()).noneMatch(Fact.StatusChanged.class::isInstance);
    }

    @Test
    void tellsWhyAServerMoved() {
        var server = server(4);
        assertThat(cloud().liveMigrate(server)).isTrue();
        clock.advanceSeconds(120);
        glance(server);
        assertThat(eyes.facts())
                .filteredOn(Fact.ServerMoved.class::isInstance)
                .singleElement()
                .satisfies(fact -> assertThat(((Fact.ServerMoved) fact).by()).isNotNull());
    }

    @Test
    void whatDidNotChangeCostsACall() {
        assertThat(glance(server(0)).cost().requests()).isEqualTo(1);
        assertThat(eyes.facts()).isEmpty();
    }

    @Test
    void tellsADeletionByNovasOwnRow() {
        var server = server(3);
        cloud().delete(server);
        clock.advanceSeconds(30);
        var report = glance(server);
        assertThat(report.gone()).containsExactly(key(server));
        assertThat(report.cost().requests()).isEqualTo(2);
        assertThat(eyes.of(Kind.SERVER)).doesNotContainKey(server.toString());
        assertThat(eyes.facts())
                .filteredOn(Fact.EntityDeleted.class::isInstance)
                .extracting(fact -> ((Fact.EntityDeleted) fact).sign())
                .containsExactly(Fact.Sign.SAID_SO);
    }

    @Test
    void whatNobodyKnowsIsNoServerAndNothingIsGone() {
        var report = glance(UUID.randomUUID());
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(report.entities()).isEmpty();
        assertThat(eyes.facts()).isEmpty();
    }

    @Test
    void aNewServerIsToldAsNew() {
        var built = cloud().boot();
        clock.advanceSeconds(30);
        glance(built);
        assertThat(eyes.of(Kind.SERVER)).containsKey(built.toString());
        assertThat(eyes.facts())
                .filteredOn(Fact.EntityAdded.class::isInstance)
                .extracting(fact -> ((Fact.EntityAdded) fact).appearance())
                .containsExactly(Fact.Appearance.NEW);
    }

    @Test
    void onlyWhatWasLookedAtIsFresher() {
        var before = sight().clock(NOVA).orElseThrow();
        var other = seenAt(server(1));
        clock.advanceSeconds(20);
        var report = glance(server(0));
        var after = sight().clock(NOVA).orElseThrow();
        assertThat(seenAt(server(0))).isEqualTo(report.at()).isAfter(other);
        assertThat(seenAt(server(1))).isEqualTo(other);
        assertThat(after.lastReportAt()).isEqualTo(before.lastReportAt());
        assertThat(after.lastCompleteAt()).isEqualTo(before.lastCompleteAt());
        assertThat(after.reports()).isEqualTo(before.reports());
        assertThat(after.calls()).isEqualTo(before.calls() + 1);
        assertThat(sight().completeAt(Kind.SERVER)).contains(before.lastReportAt());
    }

    @Test
    void aGlanceMakesNoStaleSourceFresh() {
        try (var watch = new Watch("nova")) {
            watch.poll();
            watch.cloud.on(
                    FakeCloud.SERVICES,
                    request -> request.response().setStatusCode(500).end());
            watch.poll();
            assertThat(watch.status()).isEqualTo(SourceStatus.PARTIAL);
            watch.cloud.truth(FakeCloud.SERVICES);
            var server = watch.any(Kind.SERVER);
            watch.cloud.on(
                    "/v2.1/servers/" + server.id(),
                    request -> FakeCloud.json(request, "{\"server\": " + STUB.formatted(server.id()) + "}"));
            assertThat(watch.glance(server).entities()).hasSize(1);
            assertThat(watch.status()).isEqualTo(SourceStatus.PARTIAL);
        }
    }

    @Test
    void whoGetsOtherServersThanTheyAskedForDoesNotAskSoAgain() {
        try (var watch = new Watch("nova")) {
            watch.poll();
            var all = Recordings.body("nova-servers-detail-2.69");
            watch.cloud.on(FakeCloud.SERVERS, request -> FakeCloud.json(request, all));
            var report = watch.glance(watch.any(Kind.SERVER));
            assertThat(Watch.unseen(report, Kind.SERVER).cause()).isEqualTo(Cause.IMPLAUSIBLE);
            assertThat(report.entities()).isEmpty();
            assertThat(watch.facts()).isEmpty();
            assertThat(watch.status()).isEqualTo(SourceStatus.FRESH);
            assertThat(watch.glances()).isEmpty();
        }
    }

    @Test
    void aFailedGlanceTakesNothingAway() {
        try (var watch = new Watch("nova")) {
            watch.poll();
            var count = watch.count(Kind.SERVER);
            var server = watch.any(Kind.SERVER);
            watch.cloud.on(
                    "/v2.1/servers/" + server.id(),
                    request -> request.response().setStatusCode(503).end());
            var report = watch.glance(server);
            assertThat(report.completeness()).isInstanceOf(Completeness.Failed.class);
            assertThat(watch.facts()).isEmpty();
            assertThat(watch.status()).isEqualTo(SourceStatus.FRESH);
            assertThat(watch.count(Kind.SERVER)).isEqualTo(count);
            assertThat(watch.glances()).isEqualTo(Set.of(Kind.SERVER));
        }
    }
}
