package io.vioscope.engine;

import static io.vioscope.engine.Worlds.computeService;
import static io.vioscope.engine.Worlds.hypervisor;
import static io.vioscope.engine.Worlds.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.inventory.Sight;
import io.vioscope.model.Alarm;
import io.vioscope.model.Attributes;
import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Migration;
import io.vioscope.model.RelationType;
import io.vioscope.model.Severity;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import io.vioscope.model.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators are told, and when, as a cloud lives through a few minutes. */
class EngineTimelineTest {
    private static final Entity WEB = server("web", "ACTIVE", Health.OK, "c1");
    private static final Entity DB = server("db", "ACTIVE", Health.OK, "c1");
    private static final Entity C1 = hypervisor("c1", Health.OK);
    private static final Entity C2 = hypervisor("c2", Health.OK);
    private static final Entity NOVA_C1 = computeService("c1", Health.OK);

    private static Timeline cloud() {
        return new Timeline(WEB, DB, C1, C2, NOVA_C1, computeService("c2", Health.OK));
    }

    @Test
    void whatWasThereAtFirstSightIsNoNewsAndWhatComesLaterIs() {
        var first = Worlds.ENGINE.step(
                Snapshot.unknown("prod"),
                new Input.Reported(Worlds.complete(WEB).at(Worlds.START)),
                Worlds.START);
        assertThat(first.facts().stream().filter(Fact::isNews)).isEmpty();
        cloud().at("31s")
                .has(server("new", "BUILD", Health.UNKNOWN, "c1"))
                .at("60s")
                .expect("entity_added server/new");
    }

    @Test
    void aServerThatVanishesIsMissingAtOnceAndDeletedOnlyAfterTheSecondList() {
        cloud().at("31s")
                .lose(WEB)
                .at("60s")
                .expect("entity_missing server/web")
                .at("90s")
                .expect("entity_deleted server/web");
    }

    @Test
    void aServerThatWasOnlyOverlookedOnceIsNotDeleted() {
        cloud().at("31s")
                .lose(WEB)
                .at("60s")
                .expect("entity_missing server/web")
                .has(WEB)
                .at("180s")
                .expect("entity_reappeared server/web");
    }

    @Test
    void aDeletedRowIsBelievedAtOnce() {
        cloud().at("31s")
                .lose(WEB)
                .lying(p -> new Worlds.Poll(p.completeness(), p.entities(), p.unreadable(), Set.of(WEB.key())))
                .at("60s")
                .expect("entity_deleted server/web");
    }

    @Test
    void aMoveIsToldOnceWithBothEnds() {
        var cloud = cloud().at("31s").has(server("web", "ACTIVE", Health.OK, "c2"));
        cloud.at("120s").expect("server_moved server/web");
    }

    @Test
    void aDeadNovaComputeIsNoDeadServer() {
        cloud().at("31s")
                .has(computeService("c1", Health.DOWN), hypervisor("c1", Health.DOWN))
                .at("60s")
                .expect(
                        "status_changed hypervisor/c1",
                        "status_changed compute_service/nova-compute@c1",
                        "alarm_raised hypervisor/c1 hypervisor.down",
                        "alarm_raised compute_service/nova-compute@c1 compute_service.down")
                .has(NOVA_C1, C1)
                .at("90s")
                .expect(
                        "status_changed hypervisor/c1",
                        "status_changed compute_service/nova-compute@c1",
                        "alarm_cleared hypervisor/c1",
                        "alarm_cleared compute_service/nova-compute@c1");
    }

    @Test
    void anErrorRaisesAnAlarmAndDeletionClearsIt() {
        var broken = server("web", "ERROR", Health.DOWN, "c1");
        cloud().at("31s")
                .has(broken)
                .at("60s")
                .expect("status_changed server/web", "alarm_raised server/web server.error")
                .lose(broken)
                .at("120s")
                .expect("entity_missing server/web", "entity_deleted server/web", "alarm_cleared server/web");
    }

    private static Entity of(Kind kind, String word, Health health) {
        var attributes = kind == Kind.LOAD_BALANCER
                ? Attributes.of(Map.of("provisioning_status", word, "operating_status", "ONLINE"))
                : Attributes.none();
        return new Entity(new EntityKey(kind, "x"), "x", Status.enabled(word, health), attributes, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "NETWORK, ACTIVE, UNKNOWN, ERROR, DOWN, network.error, MAJOR",
        "PORT, ACTIVE, OK, ERROR, DOWN, port.error, MINOR",
        "ROUTER, ACTIVE, UNKNOWN, ERROR, DOWN, router.error, MAJOR",
        "FLOATING_IP, ACTIVE, OK, ERROR, DOWN, floating_ip.error, MINOR",
        "AGENT, up, OK, down, DOWN, agent.down, MAJOR"
    })
    void whatNeutronCallsBrokenRaisesAnAlarm(
            Kind kind, String word, Health health, String bad, Health is, String condition, Severity severity) {
        var key = kind.word() + "/x";
        var cloud = new Timeline(C1, of(kind, word, health)).at("31s").has(of(kind, bad, is));
        cloud.at("60s").expect("status_changed " + key, "alarm_raised " + key + " " + condition);
        assertThat(cloud.snapshot().state().alarms().active())
                .extracting(Alarm::severity)
                .containsExactly(severity);
        cloud.has(of(kind, word, health)).at("90s").expect("status_changed " + key, "alarm_cleared " + key);
    }

    @Test
    void aLoadBalancerThatCannotBeChangedRaisesAnAlarm() {
        new Timeline(C1, of(Kind.LOAD_BALANCER, "ACTIVE", Health.OK))
                .at("31s")
                .has(of(Kind.LOAD_BALANCER, "ERROR", Health.DEGRADED))
                .at("60s")
                .expect(
                        "status_changed load_balancer/x",
                        "entity_changed load_balancer/x",
                        "alarm_raised load_balancer/x load_balancer.error");
    }

    @Test
    void aPortThatIsDownOrARouterSwitchedOffIsNoAlarm() {
        var off = new Entity(
                new EntityKey(Kind.ROUTER, "x"),
                "x",
                Status.disabled("ACTIVE", Health.UNKNOWN),
                Attributes.none(),
                List.of());
        new Timeline(C1, of(Kind.PORT, "ACTIVE", Health.OK), of(Kind.ROUTER, "ACTIVE", Health.OK))
                .at("31s")
                .has(of(Kind.PORT, "DOWN", Health.DOWN), off)
                .at("60s")
                .expect("status_changed port/x", "status_changed router/x");
    }

    @Test
    void anEndpointThatIsDownRaisesAnAlarmAndKeystonesACriticalOne() {
        var up = List.of(endpoint("identity/public", Health.OK), endpoint("image/public", Health.OK));
        var down = List.of(endpoint("identity/public", Health.DOWN), endpoint("image/public", Health.DOWN));
        var known = endpoints(Snapshot.unknown("prod"), 0, up).next();
        var step = endpoints(known, 30, down);
        assertThat(alarms(step)).containsExactly("critical endpoint.down", "major endpoint.down");
        assertThat(endpoints(step.next(), 60, up).facts())
                .filteredOn(f -> f instanceof Fact.AlarmCleared)
                .hasSize(2);
    }

    @Test
    void anEndpointAtTheSameAddressAsTheOneInUseRaisesNoSecondAlarm() {
        var twin = endpoint("image/internal", Health.DOWN, "same_as", "image/public");
        var step = endpoints(Snapshot.unknown("prod"), 0, List.of(endpoint("image/public", Health.DOWN), twin));
        assertThat(alarms(step)).containsExactly("major endpoint.down");
    }

    @Test
    void aCertificateIsWarnedOfBeforeItsEndEvenWhileItsEndpointIsDownForAnotherReason() {
        var snapshot = endpoints(Snapshot.unknown("prod"), 0, List.of(certified("valid", Health.OK)))
                .next();
        var raised = endpoints(snapshot, 30, List.of(certified("expires soon", Health.DEGRADED)));
        assertThat(alarms(raised)).containsExactly("warning endpoint.certificate");
        var worse = endpoints(raised.next(), 60, List.of(certified("expires very soon", Health.DOWN)));
        assertThat(alarms(worse)).containsExactly("major endpoint.down", "major endpoint.certificate");
        var expired = endpoints(worse.next(), 90, List.of(certified("expired", Health.DOWN)));
        assertThat(alarms(expired)).containsExactly("critical endpoint.certificate");
        var renewed = endpoints(expired.next(), 120, List.of(certified("valid", Health.OK)));
        assertThat(renewed.next().state().alarms().active()).isEmpty();
    }

    private static Entity endpoint(String id, Health health, String... attributes) {
        var map = attributes.length == 0 ? Map.<String, String>of() : Map.of(attributes[0], attributes[1]);
        var status = Status.enabled(health.word(), health);
        return new Entity(new EntityKey(Kind.ENDPOINT, id), id, status, Attributes.of(map), List.of());
    }

    private static Entity certified(String word, Health health) {
        return endpoint("image/public", health, "certificate", word);
    }

    private static Step endpoints(Snapshot before, int seconds, List<Entity> seen) {
        var at = Worlds.START.plusSeconds(seconds);
        var report = new Report(
                new SourceId("endpoints"),
                at,
                Duration.ZERO,
                Report.Cost.NONE,
                Set.of(Kind.ENDPOINT),
                new Completeness.Complete(),
                seen,
                List.of(),
                Set.of());
        return Worlds.ENGINE.step(before, new Input.Reported(report), at);
    }

    /** The alarms that went on or changed, in order. */
    private static List<String> alarms(Step step) {
        return step.facts().stream()
                .flatMap(f -> f instanceof Fact.AlarmRaised raised
                        ? Stream.of(raised.alarm())
                        : f instanceof Fact.AlarmChanged changed ? Stream.of(changed.alarm()) : Stream.empty())
                .map(a -> a.severity().word() + " " + a.key().condition())
                .toList();
    }

    @Test
    void aMoveIsToldWithTheLastMigrationThatLedThereAndNoOther() {
        var c1 = new EntityKey(Kind.HYPERVISOR, "c1");
        var c2 = new EntityKey(Kind.HYPERVISOR, "c2");
        var at = Worlds.START;
        var right = new Migration("right", WEB.key(), Migration.Type.LIVE, "completed", c1, c2, at, at.plusSeconds(20));
        var older = new Migration("older", WEB.key(), Migration.Type.COLD, "confirmed", c1, c2, at, at.plusSeconds(9));
        var back = new Migration("back", WEB.key(), Migration.Type.COLD, "error", c2, c1, at, at.plusSeconds(25));
        var other = new Migration("other", DB.key(), Migration.Type.LIVE, "completed", c1, c2, at, at.plusSeconds(29));
        var known = Worlds.ENGINE
                .step(
                        Snapshot.unknown("prod"),
                        new Input.Reported(Worlds.complete(WEB, DB).at(at)),
                        at)
                .next();
        var plain =
                Worlds.complete(server("web", "ACTIVE", Health.OK, "c2"), DB).at(at.plusSeconds(30));
        var beyond = new Report.Beyond(
                Map.of(), Report.Details.NONE, Map.of(), List.of(older, right, back, other), Map.of());
        var report = new Report(
                plain.source(),
                plain.at(),
                plain.took(),
                plain.cost(),
                plain.covers(),
                plain.completeness(),
                plain.entities(),
                plain.unreadable(),
                plain.gone(),
                beyond);
        assertThat(Worlds.ENGINE
                        .step(known, new Input.Reported(report), at.plusSeconds(30))
                        .facts())
                .filteredOn(Fact.ServerMoved.class::isInstance)
                .singleElement()
                .isEqualTo(new Fact.ServerMoved(WEB.key(), WEB.name(), c1, c2, right));
    }

    private static Migration live(String id, Entity server, String status, int end) {
        var c1 = new EntityKey(Kind.HYPERVISOR, "c1");
        var c2 = new EntityKey(Kind.HYPERVISOR, "c2");
        var at = Worlds.START;
        return new Migration(id, server.key(), Migration.Type.LIVE, status, c1, c2, at, at.plusSeconds(end));
    }

    private static Step telling(Snapshot before, int seconds, List<Migration> migrations, Entity... entities) {
        var at = Worlds.START.plusSeconds(seconds);
        var report = Worlds.telling(Worlds.complete(entities).at(at), migrations);
        return Worlds.ENGINE.step(before, new Input.Reported(report), at);
    }

    @Test
    void aMigrationThatFailsIsToldOnceAlsoOverARestartAndNothingElseChanges() {
        var first = live("first", WEB, "error", 20);
        var second = live("second", WEB, "cancelled", 50);
        var known = telling(Snapshot.unknown("prod"), 0, List.of(live("running", WEB, "running", 0)), WEB, DB);

        var failed = telling(known.next(), 30, List.of(first, live("done", DB, "completed", 20)), WEB, DB);
        assertThat(failed.facts())
                .filteredOn(Fact::isNews)
                .containsExactly(new Fact.MigrationFailed(WEB.key(), WEB.name(), first));
        assertThat(failed.next()
                        .state()
                        .inventory()
                        .get(WEB.key())
                        .orElseThrow()
                        .related(RelationType.HOSTED_ON))
                .contains(first.from());

        var restarted =
                new Snapshot(failed.next().state(), Sight.none(), failed.next().asOf());
        assertThat(telling(restarted, 60, List.of(first), WEB, DB).facts()).isEmpty();
        assertThat(telling(restarted, 60, List.of(first, second), server("web", "ERROR", Health.DOWN, "c1"), DB)
                        .facts())
                .contains(new Fact.MigrationFailed(WEB.key(), WEB.name(), second))
                .filteredOn(Fact.EntityChanged.class::isInstance)
                .hasSize(1);
    }

    @Test
    void migrationsThatFailedBeforeTheFirstSightOfTheirServerAreNotTold() {
        var old = List.of(live("old", WEB, "failed", -100), live("older", DB, "error", -200));
        var first = telling(Snapshot.unknown("prod"), 0, old, WEB);
        assertThat(first.facts()).noneMatch(Fact.MigrationFailed.class::isInstance);

        var second = telling(first.next(), 30, old, WEB, DB);
        assertThat(second.facts()).noneMatch(Fact.MigrationFailed.class::isInstance);
        assertThat(telling(second.next(), 60, old, WEB, DB).facts()).isEmpty();
    }

    @Test
    void aServerThatIsGoneIsNotToldToHaveFailed() {
        var known = telling(Snapshot.unknown("prod"), 0, List.of(), WEB, DB);
        var at = Worlds.START.plusSeconds(30);
        var gone = new Worlds.Poll(
                new io.vioscope.inventory.Completeness.Complete(), List.of(DB), Set.of(), Set.of(WEB.key()));
        var report = Worlds.telling(gone.at(at), List.of(live("m1", WEB, "error", 20)));
        assertThat(Worlds.ENGINE
                        .step(known.next(), new Input.Reported(report), at)
                        .facts())
                .extracting(Fact::word)
                .containsExactly("entity_deleted");
    }

    @Test
    void afailedReadMakesTheSourceStaleAndNothingElse() {
        var cloud = cloud().at("31s").lying(p -> Worlds.failed()).at("120s").expect("source_stale");
        assertThat(cloud.snapshot().isCurrent(WEB.key())).isFalse();
        assertThat(cloud.snapshot().seenAt(WEB.key())).contains(Worlds.START.plusSeconds(30));
        cloud.truthful().at("150s").expect("source_back");
        assertThat(cloud.snapshot().isCurrent(WEB.key())).isTrue();
    }

    @Test
    void halfAListUpdatesWhatItShowsAndDeletesNothing() {
        var cloud = cloud().at("31s")
                .lying(p -> Worlds.partial(Kind.SERVER, server("web", "SHUTOFF", Health.DOWN, "c1"), C1, C2))
                .at("90s")
                .expect("source_partial", "status_changed server/web");
        assertThat(cloud.snapshot().isCurrent(WEB.key())).isTrue();
        assertThat(cloud.snapshot().isCurrent(DB.key())).isFalse();
    }

    private static Entity of(Kind kind, String id, String word, Health health) {
        return new Entity(new EntityKey(kind, id), "", Status.enabled(word, health), Attributes.none(), List.of());
    }

    private static List<String> alarms(Timeline cloud) {
        return cloud.snapshot().state().alarms().active().stream()
                .map(a -> a.severity().word() + ": " + a.text())
                .toList();
    }

    @Test
    void aVolumeInErrorIsAnAlarmAndAFailedOperationAMilderOne() {
        var cloud = cloud().has(of(Kind.VOLUME, "v", "available", Health.OK)).at("30s");
        cloud.expect("entity_added volume/v");
        cloud.has(of(Kind.VOLUME, "v", "error_extending", Health.DEGRADED)).at("60s");
        cloud.expect("status_changed volume/v", "alarm_raised volume/v volume.error");
        assertThat(alarms(cloud))
                .containsExactly("warning: Volume v is in error_extending: the operation failed, which says nothing"
                        + " against its data");
        cloud.has(of(Kind.VOLUME, "v", "error", Health.DOWN)).at("90s");
        cloud.expect("status_changed volume/v", "alarm_changed volume/v");
        assertThat(alarms(cloud)).containsExactly("minor: Volume v is in error");
        cloud.has(of(Kind.VOLUME, "v", "deleting", Health.UNKNOWN)).at("120s");
        cloud.expect("status_changed volume/v", "entity_changed volume/v", "alarm_cleared volume/v");
    }

    @Test
    void aSnapshotInErrorIsAnAlarm() {
        var cloud = cloud().has(of(Kind.SNAPSHOT, "s", "error", Health.DOWN)).at("30s");
        cloud.expect("entity_added snapshot/s", "alarm_raised snapshot/s snapshot.error");
        assertThat(alarms(cloud)).containsExactly("minor: Volume snapshot s is in error");
        cloud.has(of(Kind.SNAPSHOT, "s", "error_deleting", Health.DEGRADED)).at("60s");
        cloud.expect("status_changed snapshot/s", "alarm_changed snapshot/s");
    }

    @Test
    void aSilentCinderVolumeIsNoVolumeInError() {
        var id = "cinder-volume@h@b";
        var volume = of(Kind.VOLUME, "v", "in-use", Health.OK);
        var cloud = cloud().has(of(Kind.VOLUME_SERVICE, id, "up", Health.OK), volume)
                .at("30s");
        cloud.expect("entity_added volume_service/" + id, "entity_added volume/v");
        cloud.has(of(Kind.VOLUME_SERVICE, id, "down", Health.DOWN)).at("60s");
        cloud.expect(
                "status_changed volume_service/" + id, "alarm_raised volume_service/" + id + " volume_service.down");
        assertThat(alarms(cloud)).singleElement().asString().startsWith("major: Cinder has no recent heartbeat");
    }

    @Test
    void anEmptyListOfHypervisorsIsNotBelieved() {
        var cloud = cloud().at("31s").lose(C1, C2).at("120s").expect("source_partial");
        assertThat(cloud.snapshot().state().status(Worlds.NOVA)).isEqualTo(SourceStatus.PARTIAL);
        assertThat(cloud.snapshot().state().inventory().of(Kind.HYPERVISOR)).hasSize(2);
    }

    @Test
    void aCloudFullOfServersIsNotEmptiedByOneAnswer() {
        var many = IntStream.range(0, 12)
                .mapToObj(i -> server("s" + i, "ACTIVE", Health.OK, "c1"))
                .toArray(Entity[]::new);
        var cloud = new Timeline(many).has(C1).at("30s").expect("entity_added hypervisor/c1");
        cloud.lose(many).at("150s").expect("source_partial");
        assertThat(cloud.snapshot().state().inventory().of(Kind.SERVER)).hasSize(12);
    }

    @Test
    void aHypervisorThatServersStillRunOnIsNeverHeldToBeGone() {
        cloud().at("31s").lose(C1).at("300s").expect("entity_missing hypervisor/c1", "entity_changed hypervisor/c1");
    }

    @Test
    void whatCannotBeReadIsNeitherGoneNorCurrent() {
        var stub = (java.util.function.UnaryOperator<Worlds.Poll>) p -> new Worlds.Poll(
                new Completeness.Complete(),
                p.entities().stream().filter(e -> !e.equals(WEB)).toList(),
                Set.of(WEB.key()),
                Set.of());
        var cloud = cloud().at("31s").lying(stub).at("120s").expect();
        assertThat(cloud.snapshot().isCurrent(WEB.key())).isFalse();
        assertThat(cloud.snapshot().isCurrent(DB.key())).isTrue();
    }

    @Test
    void aSourceThatFallsSilentIsFoundOut() {
        var cloud = cloud().at("30s").hung().at("115s").expect();
        cloud.at("130s").expect("source_stale");
        assertThat(cloud.snapshot().isCurrent(WEB.key())).isFalse();
        cloud.working().at("150s").expect("source_back");
    }

    @Test
    void whatHappenedDuringARestartIsToldAndNothingIsToldTwice() {
        var cloud = cloud().has(server("web", "ERROR", Health.DOWN, "c1")).at("30s");
        cloud.expect("status_changed server/web", "alarm_raised server/web server.error");
        cloud.restarted().has(server("db", "ACTIVE", Health.OK, "c2"), server("new", "ACTIVE", Health.OK, "c2"));
        assertThat(cloud.snapshot().isCurrent(DB.key())).isFalse();
        cloud.at("60s").expect("server_moved server/db", "entity_added server/new");
        assertThat(cloud.snapshot().isCurrent(DB.key())).isTrue();
    }

    @Test
    void changesAreToldByNameWithOldAndNewValue() {
        var at = Worlds.START.plusSeconds(30);
        var web = server("web", "ACTIVE", Health.OK, "c1", Map.of("flavor", "m1.large"));
        var poll = Worlds.partial(Kind.COMPUTE_SERVICE, web, DB, C1, C2);
        var step = Worlds.ENGINE.step(cloud().snapshot(), new Input.Reported(poll.at(at)), at);
        assertThat(step.facts().get(1)).isInstanceOfSatisfying(Fact.EntityChanged.class, f -> {
            assertThat(f.changes())
                    .isEqualTo(Map.of("flavor", new Change(null, "m1.large"), "vm_state", new Change("active", null)));
        });
        assertThat(step.next()
                        .state()
                        .inventory()
                        .get(WEB.key())
                        .orElseThrow()
                        .attributes()
                        .toMap())
                .isEqualTo(Map.of("flavor", "m1.large"));
    }

    @Test
    void anAlarmKeepsItsNumberFromRaiseToClear() {
        var cloud = cloud().has(server("web", "ERROR", Health.DOWN, "c1")).at("30s");
        var raised = List.copyOf(cloud.snapshot().state().alarms().active()).get(0);
        assertThat(raised.number()).isEqualTo(cloud.snapshot().state().seq());
        cloud.has(server("web", "ERROR", Health.DEGRADED, "c1")).at("60s");
        var milder = List.copyOf(cloud.snapshot().state().alarms().active()).get(0);
        assertThat(milder.number()).isEqualTo(raised.number());
        assertThat(milder.severity()).isNotEqualTo(raised.severity());
    }
}
