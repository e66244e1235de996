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
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the source of NSX Managers says, and what is held to be the cause by it. */
class NsxWordTest {
    private static final SourceId NEUTRON = new SourceId("neutron");
    private static final SourceId NSX = new SourceId("nsx");
    private static final EntityKey MANAGER = new EntityKey(Kind.NSX_MANAGER, "nsx_manager");
    private static final EntityKey EDGES = new EntityKey(Kind.EDGE_CLUSTER, "e1");
    private static final EntityKey ROUTER = new EntityKey(Kind.ROUTER, "r1");
    private static final Set<Kind> ADDS = Set.of(Kind.NSX_MANAGER, Kind.ROUTER);
    private static final ReadFailure GONE = new ReadFailure(Cause.REFUSED, "nobody listens");

    private final Engine engine = new Engine(Map.of(), DeploymentMode.UNKNOWN, CausalFiles.delivered());
    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private Snapshot snapshot = Snapshot.unknown("test");

    private void take(
            SourceId source, Set<Kind> covers, List<Entity> entities, boolean isRead, Report.Details details) {
        now = now.plusSeconds(30);
        var report = new Report(
                source,
                now,
                Duration.ZERO,
                Report.Cost.NONE,
                covers,
                isRead ? new Completeness.Complete() : new Completeness.Partial(Map.of(Kind.EDGE_CLUSTER, GONE)),
                entities,
                List.of(),
                Set.of(),
                new Report.Beyond(Map.of(), details));
        snapshot = engine.step(snapshot, new Input.Reported(report), now).next();
        snapshot = engine.step(snapshot, new Input.Ticked(), now.plusSeconds(1)).next();
    }

    private void neutron() {
        var cloud = new EntityKey(Kind.CLOUD, "test");
        var router =
                new Entity(ROUTER, "router", Status.enabled("ACTIVE", Health.UNKNOWN), Attributes.none(), List.of());
        var network = new Entity(
                new EntityKey(Kind.NETWORK, "n1"),
                "net",
                Status.enabled("ACTIVE", Health.UNKNOWN),
                Attributes.none(),
                List.of());
        var plugin = Map.of(cloud, Attributes.of(Map.of("neutron.plugin", "nsx_p")));
        take(
                NEUTRON,
                Set.of(Kind.ROUTER, Kind.NETWORK),
                List.of(router, network),
                true,
                new Report.Details(Set.of(Kind.CLOUD), plugin));
    }

    private void nova() {
        take(
                new SourceId("nova"),
                Set.of(Kind.SERVICE, Kind.COMPUTE_SERVICE),
                List.of(
                        new Entity(
                                new EntityKey(Kind.SERVICE, "nova-scheduler@c1"),
                                "nova-scheduler",
                                Status.enabled("up", Health.OK),
                                Attributes.none(),
                                List.of()),
                        new Entity(
                                new EntityKey(Kind.COMPUTE_SERVICE, "nova-compute@c1"),
                                "nova-compute",
                                Status.enabled("up", Health.OK),
                                Attributes.none(),
                                List.of())),
                true,
                Report.Details.NONE);
    }

    private void nsx(String state, Health edges, String router, boolean isRead) {
        var told = new HashMap<>(Map.of(MANAGER, Attributes.of(Map.of("nsx.state", state))));
        if (isRead) {
            told.put(ROUTER, Attributes.of(Map.of("nsx.health", router)));
        }
        var tie = new Relation(RelationType.RUNS_ON, EDGES);
        var ties = new Report.Ties(Set.of(RelationType.RUNS_ON), isRead ? Map.of(ROUTER, List.of(tie)) : Map.of());
        var cluster = new Entity(
                EDGES,
                "edges",
                Status.enabled(edges.name(), edges),
                Attributes.none(),
                List.of(new Relation(RelationType.REGISTERED_IN, MANAGER)));
        take(
                NSX,
                Set.of(Kind.EDGE_CLUSTER),
                isRead ? List.of(cluster) : List.of(),
                isRead,
                new Report.Details(ADDS, isRead ? ADDS : Set.of(), told, Map.of(), ties));
    }

    private Entity entity(EntityKey key) {
        return snapshot.state().inventory().get(key).orElseThrow();
    }

    private List<String> problems() {
        return snapshot.state().problems().open().values().stream()
                .map(problem -> problem.key().name())
                .toList();
    }

    @Test
    void anNsxManagerIsAsTheSourceSaysAndUnknownWithoutIt() {
        nova();
        neutron();
        assertThat(entity(MANAGER).status().word()).isEqualTo("not observed");
        nsx("answers", Health.OK, "ok", true);
        assertThat(entity(MANAGER).status().health()).isEqualTo(Health.OK);
        nsx("degraded", Health.OK, "ok", true);
        assertThat(entity(MANAGER).status().health()).isEqualTo(Health.DEGRADED);
        nsx("unavailable", Health.OK, "ok", true);
        assertThat(entity(MANAGER).status().health()).isEqualTo(Health.DOWN);
        nsx("login refused", Health.OK, "ok", false);
        assertThat(entity(MANAGER).status().health()).isEqualTo(Health.UNKNOWN);
        assertThat(snapshot.state().inventory().get(EDGES)).isPresent();
    }

    @Test
    void anEdgeClusterThatIsDownIsTheCauseAndItsRoutersSuffer() {
        nova();
        neutron();
        nsx("answers", Health.OK, "ok", true);
        nsx("answers", Health.DOWN, "down", true);
        assertThat(problems()).containsExactly("edge_cluster.down");
        var problem = snapshot.state().problems().open().values().iterator().next();
        assertThat(problem.impact().count(Flow.SERVICE, Kind.ROUTER)).isOne();
        assertThat(problem.verdict().explains()).isEqualTo(2);
    }

    @Test
    void aManagerThatDoesNotAnswerIsToldWithoutCallingTrafficLost() {
        nova();
        neutron();
        nsx("answers", Health.OK, "ok", true);
        nsx("refused", Health.OK, "ok", false);
        nsx("refused", Health.OK, "ok", false);
        nsx("refused", Health.OK, "ok", false);
        assertThat(problems()).containsExactly("nsx_manager.silent");
        var problem = snapshot.state().problems().open().values().iterator().next();
        assertThat(problem.impact().count(Flow.SERVICE, Kind.ROUTER)).isZero();
    }
}
