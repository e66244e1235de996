package io.vioscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an address that nobody reaches is held to be: a sign of a cause that is known, or a problem itself. */
class ReachWordTest {
    private static final EntityKey PROBE = new EntityKey(Kind.PROBE, "shop");
    private static final EntityKey FLOATING_IP = new EntityKey(Kind.FLOATING_IP, "f1");
    private static final EntityKey ROUTER = new EntityKey(Kind.ROUTER, "r1");
    private static final EntityKey EDGES = new EntityKey(Kind.EDGE_CLUSTER, "e1");

    private final Engine engine = new Engine(Map.of(), DeploymentMode.UNKNOWN, CausalFiles.delivered());
    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private Snapshot snapshot = Snapshot.unknown("test");

    private void take(String source, Kind covers, Entity entity, Report.Details details) {
        now = now.plusSeconds(30);
        var report = new Report(
                new SourceId(source),
                now,
                Duration.ZERO,
                Report.Cost.NONE,
                Set.of(covers),
                new Completeness.Complete(),
                List.of(entity),
                List.of(),
                Set.of(),
                new Report.Beyond(Map.of(), details));
        snapshot = engine.step(snapshot, new Input.Reported(report), now).next();
        snapshot = engine.step(snapshot, new Input.Ticked(), now.plusSeconds(1)).next();
    }

    private static Entity entity(EntityKey key, Health health, Relation... ties) {
        return new Entity(key, key.id(), Status.enabled("-", health), Attributes.none(), List.of(ties));
    }

    private void neutron() {
        take("neutron", Kind.ROUTER, entity(ROUTER, Health.UNKNOWN), Report.Details.NONE);
        take(
                "floating",
                Kind.FLOATING_IP,
                entity(FLOATING_IP, Health.UNKNOWN, new Relation(RelationType.SERVED_BY, ROUTER)),
                Report.Details.NONE);
    }

    private void edges(Health health) {
        var ties = new Report.Ties(
                Set.of(RelationType.RUNS_ON), Map.of(ROUTER, List.of(new Relation(RelationType.RUNS_ON, EDGES))));
        var gateway = Attributes.of(Map.of("nsx.health", health == Health.OK ? "ok" : "down"));
        var adds = Set.of(Kind.ROUTER);
        take(
                "nsx",
                Kind.EDGE_CLUSTER,
                entity(EDGES, health),
                new Report.Details(adds, adds, Map.of(ROUTER, gateway), Map.of(), ties));
    }

    private void probe(Health health) {
        take(
                "reach",
                Kind.PROBE,
                entity(PROBE, health, new Relation(RelationType.ASSOCIATED_WITH, FLOATING_IP)),
                Report.Details.NONE);
    }

    private List<String> problems() {
        return snapshot.state().problems().open().values().stream()
                .map(problem -> problem.key().name())
                .toList();
    }

    @Test
    void anAddressBehindAnEdgeThatIsDownIsASignOfThat() {
        neutron();
        edges(Health.OK);
        probe(Health.OK);
        edges(Health.DOWN);
        probe(Health.DOWN);
        edges(Health.DOWN);
        probe(Health.DOWN);
        assertThat(problems()).containsExactly("edge_cluster.down");
        var verdict =
                snapshot.state().problems().open().values().iterator().next().verdict();
        assertThat(verdict.explains()).isEqualTo(3);
    }

    @Test
    void anAddressThatNothingExplainsIsAProblemAndItsFloatingIpSuffers() {
        neutron();
        edges(Health.OK);
        probe(Health.DOWN);
        probe(Health.DOWN);
        probe(Health.DOWN);
        assertThat(problems()).containsExactly("probe.not_reached");
        var problem = snapshot.state().problems().open().values().iterator().next();
        assertThat(problem.impact().count(Flow.SERVICE, Kind.FLOATING_IP)).isOne();
    }
}
