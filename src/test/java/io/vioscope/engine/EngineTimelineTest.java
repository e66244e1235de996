package io.vioscope.engine;

import static io.vioscope.engine.Worlds.computeService;
import static io.vioscope.engine.Worlds.hypervisor;
import static io.vioscope.engine.Worlds.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Completeness;
import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What operators are told, and when, as a cloud lives through a few minutes. */
class EngineTimelineTest {
    private static final Entity WEB = server("web", "ACTIVE", Health.OK, "c1");
    private static final Entity DB = server("db", "ACTIVE", Health.OK, "c1");
    private static final Entity C1 = hypervisor("c1", Health.OK);
    private static final Entity C2 = hypervisor("c2", Health.OK);
    private static final Entity NOVA_C1 = computeService("c1", Health.OK);

    /** Two servers on the first of two hypervisors, each with its nova-compute. */
    static Timeline cloud() {
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
