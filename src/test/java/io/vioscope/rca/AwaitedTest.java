package io.vioscope.rca;

import static io.vioscope.rca.Plants.entity;
import static io.vioscope.rca.Plants.key;
import static io.vioscope.rca.Plants.tie;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.inventory.Inventory;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence.Standing;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import io.vioscope.rca.causal.CausalModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What only the thing itself is said to have is not told before something else shows; by the clock. */
class AwaitedTest {
    private static final CausalModel MODEL = CausalFiles.delivered();
    private static final Instant START = Instant.parse("2026-11-27T08:00:00Z");
    private static final EntityKey CLUSTER = key(Kind.HYPERVISOR, 1);
    private static final EntityKey HOST = key(Kind.ESXI_HOST, 1);
    private static final EntityKey STORE = key(Kind.DATASTORE, 1);
    private static final ProblemKey LOST = new ProblemKey(HOST, "esxi_host.down");
    private static final ProblemKey STORE_LOST = new ProblemKey(STORE, "datastore.lost");
    private static final Status OK = Status.enabled("ok", Health.OK);
    private static final Status DOWN = Status.enabled("not responding", Health.DOWN);

    private Inventory cloud = Inventory.empty();
    private Diagnosis diagnosis = Diagnosis.of(MODEL, cloud, Readings.none(), Set.of());
    private Set<Kind> blind = Set.of();
    private Problems problems = Problems.none();
    private Instant now = START;
    private long number = 1;

    /** A cluster of four hosts, with so many servers on the first and on the first datastore. */
    private AwaitedTest with(int servers) {
        var all = new ArrayList<Entity>();
        all.add(cluster(Map.of()));
        for (var host = 1; host <= 4; host++) {
            all.add(host(host, OK));
        }
        all.add(entity(STORE, OK, Map.of()));
        for (var s = 0; s < servers; s++) {
            all.add(server(s, "connected"));
        }
        return has(all.toArray(Entity[]::new));
    }

    private static Entity cluster(Map<String, String> attributes) {
        return entity(CLUSTER, OK, attributes);
    }

    private static Entity host(int host, Status status) {
        return entity(key(Kind.ESXI_HOST, host), status, Map.of(), tie(RelationType.PART_OF, Kind.HYPERVISOR, 1));
    }

    private static Entity server(int s, String connection) {
        return entity(
                key(Kind.SERVER, s),
                Status.enabled("ACTIVE", Health.OK),
                Map.of("vcenter.connection", connection),
                tie(RelationType.HOSTED_ON, Kind.HYPERVISOR, 1),
                tie(RelationType.RUNS_ON, Kind.ESXI_HOST, 1),
                tie(RelationType.STORED_ON, Kind.DATASTORE, 1));
    }

    private AwaitedTest has(Entity... entities) {
        var edit = cloud.edit();
        List.of(entities).forEach(edit::put);
        cloud = edit.done();
        diagnosis.update(cloud, List.of(entities).stream().map(Entity::key).toList(), Readings.none(), blind);
        return look();
    }

    /** Everything is looked at once more, so much later. */
    private AwaitedTest after(String time) {
        now = now.plus(Duration.parse("PT" + time));
        return look();
    }

    private AwaitedTest look() {
        var looked = Map.of(Kind.ESXI_HOST, now, Kind.DATASTORE, now, Kind.HYPERVISOR, now, Kind.SERVER, now);
        var facts = diagnosis.facts(problems, looked, number, now, key -> Optional.empty());
        number += facts.size();
        problems = problems.apply(facts, now);
        return this;
    }

    private Optional<Phase> phase(ProblemKey key) {
        return problems.get(key).map(Problem::phase);
    }

    @Test
    void aHostThatIsSaidToBeLostWhileItsServersCanBeReachedIsNoCause() {
        with(5).has(host(1, DOWN)).after("10S").after("1H").after("1H");
        assertThat(problems.open()).isEmpty();
    }

    @Test
    void aHostThatIsLostWithItsServersIsToldWithoutItsClustersWord() {
        with(5).has(host(1, DOWN), server(0, "disconnected"), server(1, "disconnected"), server(2, "disconnected"));
        after("30S");
        assertThat(phase(LOST)).contains(Phase.CONFIRMED);
    }

    @Test
    void whatNothingElseShowsIsFoundAndNotTold() {
        with(0).has(host(1, DOWN)).after("60S").after("2H");
        assertThat(phase(LOST)).contains(Phase.PROVISIONAL);
        assertThat(problems.get(LOST).orElseThrow().verdict().evidence())
                .filteredOn(e -> e.standing() == Standing.AWAITED)
                .extracting(e -> e.symptom())
                .containsExactly("hypervisor.less_capacity");
    }

    @Test
    void whenItsClusterHasLostCapacityItIsToldAtOnce() {
        with(0).has(host(1, DOWN)).after("3M");
        has(cluster(Map.of("inferred.capacity_missing_percent", "25")));
        assertThat(phase(LOST)).contains(Phase.CONFIRMED);
        assertThat(problems.get(LOST).orElseThrow().verdict().isAwaited()).isFalse();
    }

    @Test
    void whatCannotBeSeenForOneLookIsWaitedForStill() {
        with(0).has(entity(STORE, DOWN, Map.of())).after("1H");
        assertThat(phase(STORE_LOST)).contains(Phase.PROVISIONAL);
        blind = Set.of(Kind.HYPERVISOR);
        has(cluster(Map.of("seen", "no")));
        assertThat(phase(STORE_LOST)).contains(Phase.PROVISIONAL);
        blind = Set.of();
        now = now.plusSeconds(30);
        has(cluster(Map.of("seen", "yes"))).after("2H");
        assertThat(phase(STORE_LOST)).contains(Phase.PROVISIONAL);
    }

    @Test
    void whatCannotBeSeenForLongIsWaitedForNoMore() {
        with(0).has(entity(STORE, DOWN, Map.of())).after("1H");
        blind = Set.of(Kind.HYPERVISOR);
        has(cluster(Map.of("seen", "no"))).after("10M");
        assertThat(phase(STORE_LOST)).contains(Phase.CONFIRMED);
    }

    @Test
    void whatCannotBeSeenIsNotWaitedFor() {
        blind = Set.of(Kind.HYPERVISOR);
        with(0).has(host(1, DOWN)).after("10S").after("2M");
        assertThat(phase(LOST)).contains(Phase.CONFIRMED);
    }

    @Test
    void aDatastoreIsLostToItsServersOrItIsNotTold() {
        with(5).has(entity(STORE, DOWN, Map.of())).after("60S").after("2H");
        assertThat(phase(STORE_LOST)).contains(Phase.PROVISIONAL);
        has(server(0, "inaccessible"), server(1, "inaccessible"));
        assertThat(phase(STORE_LOST)).contains(Phase.CONFIRMED);
    }

    @Test
    void whatVCenterSaysOfServersIsSeenWhileNovaIsNot() {
        blind = Set.of(Kind.SERVER, Kind.HYPERVISOR);
        with(5).has(host(1, DOWN)).after("10S").after("1H").after("1H");
        assertThat(phase(LOST)).isNotEqualTo(Optional.of(Phase.CONFIRMED));
    }
}
