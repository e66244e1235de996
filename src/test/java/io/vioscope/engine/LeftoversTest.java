package io.vioscope.engine;

import static io.vioscope.engine.Worlds.computeService;
import static io.vioscope.engine.Worlds.hypervisor;
import static io.vioscope.engine.Worlds.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Aside;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Inventory;
import io.vioscope.inventory.Reconciler;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of operations that do not end, of what belongs to nothing, and of clocks that differ. */
class LeftoversTest {
    private static final Entity WEB = server("web", "ACTIVE", Health.OK, "c1");
    private static final Entity SAVING = busy("web", "image_uploading");
    private static final Entity PORT = new Entity(
            new EntityKey(Kind.PORT, "p"),
            "p",
            Status.enabled("ACTIVE", Health.UNKNOWN),
            Attributes.none(),
            List.of(new Relation(RelationType.ATTACHED_TO, WEB.key())));

    private static final EntityKey ROUTER = router("none").key();

    private static Entity router(String gateway) {
        return router(gateway, "outer");
    }

    private static Entity router(String gateway, String id) {
        var said = Attributes.of(Map.of("external_gateway", gateway));
        return new Entity(
                new EntityKey(Kind.ROUTER, id), id, Status.enabled("ACTIVE", Health.UNKNOWN), said, List.of());
    }

    private static Report routers(String at) {
        return new Report(
                new SourceId("neutron"),
                Instant.parse(at),
                Duration.ZERO,
                Report.Cost.NONE,
                Set.of(Kind.ROUTER),
                new Completeness.Complete(),
                List.of(router("none")),
                List.of(),
                Set.of());
    }

    private static Timeline cloud() {
        return new Timeline(
                WEB,
                server("db", "ACTIVE", Health.OK, "c1"),
                hypervisor("c1", Health.OK),
                hypervisor("c2", Health.OK),
                computeService("c1", Health.OK));
    }

    private static Entity busy(String id, String task) {
        return server(id, "ACTIVE", Health.OK, "c1", Map.of("vm_state", "active", "task_state", task));
    }

    private static @Nullable String said(Timeline cloud, EntityKey key, String name) {
        return cloud.snapshot()
                .state()
                .inventory()
                .get(key)
                .orElseThrow()
                .attributes()
                .get("inferred." + name);
    }

    private static boolean isAlarmed(Timeline cloud, EntityKey key, String condition) {
        return cloud.snapshot().state().alarms().of(key).stream()
                .anyMatch(alarm -> alarm.key().condition().equals(condition));
    }

    @Test
    void anOperationThatDoesNotEndIsAnAlarmAfterAQuarterOfAnHourAndUntilItEnds() {
        var cloud = cloud().at("31s").has(SAVING).at("15M50s");
        assertThat(isAlarmed(cloud, WEB.key(), "server.overdue")).isFalse();
        cloud.at("16M");
        assertThat(isAlarmed(cloud, WEB.key(), "server.overdue")).isTrue();
        cloud.has(WEB).at("17M");
        assertThat(isAlarmed(cloud, WEB.key(), "server.overdue")).isFalse();
        assertThat(said(cloud, WEB.key(), "under_way_since")).isNull();
    }

    @Test
    void anotherOperationBeginsAnew() {
        var cloud = cloud().at("31s")
                .has(SAVING)
                .at("10M")
                .has(busy("web", "powering-off"))
                .at("20M");
        assertThat(isAlarmed(cloud, WEB.key(), "server.overdue")).isFalse();
    }

    @Test
    void aMigrationMayTakeLonger() {
        var cloud = cloud().at("31s").has(busy("web", "migrating")).at("119M");
        assertThat(isAlarmed(cloud, WEB.key(), "server.overdue")).isFalse();
        assertThat(isAlarmed(cloud.at("121M"), WEB.key(), "server.overdue")).isTrue();
    }

    @Test
    void whatIsNotLookedAtIsNotOverdue() {
        var cloud = cloud().at("31s").has(SAVING).at("60s").hung().at("30M");
        assertThat(isAlarmed(cloud, WEB.key(), "server.overdue")).isFalse();
    }

    @Test
    void aRestartForgetsNotSinceWhenAnOperationGoesOn() {
        var cloud = cloud().at("31s").has(SAVING).at("8M").restarted().at("16M");
        assertThat(isAlarmed(cloud, WEB.key(), "server.overdue")).isTrue();
    }

    @Test
    void thePortOfADeletedServerIsToldOnlyByAFurtherList() {
        var cloud = cloud().has(PORT).at("31s").lose(WEB).at("90s");
        assertThat(said(cloud, PORT.key(), "lost_server")).isNull();
        cloud.at("120s");
        assertThat(isAlarmed(cloud, PORT.key(), "port.lost_server")).isTrue();
        cloud.has(WEB).at("150s");
        assertThat(isAlarmed(cloud, PORT.key(), "port.lost_server")).isFalse();
    }

    @Test
    void halfAListTellsOfNoLostServer() {
        var cloud = cloud().has(PORT).at("31s").lose(WEB).at("90s");
        cloud.lying(poll -> new Worlds.Poll(
                        new Completeness.Partial(Map.of(Kind.SERVER, Worlds.CUT)),
                        poll.entities(),
                        poll.unreadable(),
                        poll.gone()))
                .at("300s");
        assertThat(said(cloud, PORT.key(), "lost_server")).isNull();
    }

    @Test
    void aRouterThatLosesItsGatewayIsToldUntilItHasOneAgain() {
        var cloud = cloud().has(router("none"), router("none", "inner")).at("31s");
        assertThat(isAlarmed(cloud, ROUTER, "router.lost_gateway")).isFalse();
        cloud.has(router("set")).at("60s").has(router("none")).at("90s");
        assertThat(isAlarmed(cloud, ROUTER, "router.lost_gateway")).isTrue();
        assertThat(isAlarmed(cloud, router("none", "inner").key(), "router.lost_gateway"))
                .isFalse();
        cloud.restarted().at("120s");
        assertThat(isAlarmed(cloud, ROUTER, "router.lost_gateway")).isTrue();
        cloud.has(router("set")).at("150s");
        assertThat(isAlarmed(cloud, ROUTER, "router.lost_gateway")).isFalse();
    }

    @Test
    void aRouterThatLivesWithoutItsGatewayForADayIsHeldToBeMeantSo() {
        var lost = router("none")
                .attributes()
                .plus(Attributes.of(Map.of("inferred.gateway_lost_since", "2026-11-20T10:00:00Z")));
        var known = Inventory.empty()
                .edit()
                .put(router("none").withAttributes(lost))
                .done();
        assertThat(Reconciler.changes(known, routers("2026-11-21T09:59:00Z")))
                .noneMatch(Fact.EntityChanged.class::isInstance);
        assertThat(Reconciler.changes(known, routers("2026-11-21T10:00:00Z")))
                .contains(new Fact.EntityChanged(
                        ROUTER, Map.of("inferred.gateway_lost_since", new Change("2026-11-20T10:00:00Z", null))));
    }

    @Test
    void aClusterThatNovaDoesNotListAnyMoreIsToldAsLongAsServersBelongToIt() {
        var c1 = hypervisor("c1", Health.OK);
        var cloud = cloud().at("31s").lose(c1).at("60s");
        assertThat(said(cloud, c1.key(), "unlisted")).isNull();
        assertThat(said(cloud.at("90s"), c1.key(), "unlisted")).isEqualTo("true");
        assertThat(said(cloud.has(c1).at("120s"), c1.key(), "unlisted")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "4, false", "-30, true", "6, true"})
    void clocksThatDifferAreSaidOfTheCloud(long seconds, boolean differ) {
        var now = Snapshot.unknown("prod");
        for (var i = 1; i <= 2; i++) {
            var at = Worlds.START.plusSeconds(30L * i);
            now = Worlds.ENGINE
                    .step(now, new Input.Reported(skewed(seconds, at)), at)
                    .next();
        }
        var said = new ArrayList<String>();
        now.state()
                .inventory()
                .of(Kind.CLOUD)
                .values()
                .forEach(cloud -> said.add(cloud.attributes().get("inferred.clock_off.nova") + ""));
        assertThat(said).containsExactly(differ ? "true" : "null");
    }

    private static Report skewed(long seconds, Instant at) {
        var plain = Worlds.complete(WEB, computeService("c1", Health.OK)).at(at);
        return new Report(
                plain.source(),
                at,
                plain.took(),
                plain.cost(),
                plain.covers(),
                plain.completeness(),
                plain.entities(),
                plain.unreadable(),
                Set.of(),
                plain.beyond(),
                new Aside(Duration.ofSeconds(seconds), new TreeMap<>(), null, List.of()));
    }
}
