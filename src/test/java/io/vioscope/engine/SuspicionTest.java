package io.vioscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Inventory;
import io.vioscope.inventory.Sight;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Severity;
import io.vioscope.model.Status;
import io.vioscope.model.Verdict;
import io.vioscope.rca.Diagnosis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of whom there is doubt: of nobody without reason, and of everybody in turn. */
class SuspicionTest {
    private static final EntityKey BIG = new EntityKey(Kind.HYPERVISOR, "big");
    private static final EntityKey SMALL = new EntityKey(Kind.HYPERVISOR, "small");
    private static final EntityKey FINE = new EntityKey(Kind.HYPERVISOR, "fine");
    private static final Verdict VERDICT = new Verdict(90, List.of(), List.of(), List.of(), List.of(), List.of());

    private final List<Fact> opened = new ArrayList<>();
    private Sight sight = Sight.none();
    private Instant now = Worlds.START;

    private static Entity server(EntityKey cluster, int number, String status) {
        return new Entity(
                key(cluster, number),
                "s",
                Status.enabled(status, Health.OK),
                Attributes.none(),
                List.of(new Relation(RelationType.HOSTED_ON, cluster)));
    }

    private static EntityKey key(EntityKey cluster, int number) {
        return new EntityKey(Kind.SERVER, cluster.id() + "-" + (1000 + number));
    }

    /** 40 servers on one cluster, 3 on each of two others; and one of each is off. */
    private static Inventory inventory() {
        var edit = Inventory.empty().edit();
        for (var cluster : List.of(BIG, SMALL, FINE)) {
            IntStream.range(0, cluster.equals(BIG) ? 40 : 3).forEach(n -> edit.put(server(cluster, n, "ACTIVE")));
            edit.put(server(cluster, 900, "SHUTOFF"));
        }
        return edit.done();
    }

    private void open(EntityKey entity, Severity severity) {
        opened.add(new ProblemFact.Opened(new Problem(
                opened.size(),
                new ProblemKey(entity, "hypervisor.hosts_gone"),
                severity,
                Problem.Phase.PROVISIONAL,
                "text",
                "advice",
                VERDICT,
                Impact.NONE,
                now,
                now)));
    }

    private List<EntityKey> suspects(int most) {
        var state = CloudState.unknown("c").after(opened, inventory(), now);
        return Suspicion.of(new Snapshot(state, sight, now), SuspicionTest::nothing, most)
                .servers();
    }

    /** No problem here leaves anything unknown that would have to be looked up. */
    private static Diagnosis nothing() {
        throw new AssertionError("nobody needs a diagnosis");
    }

    private void look(List<EntityKey> servers) {
        var told = servers.stream()
                .collect(Collectors.toMap(Function.identity(), s -> Attributes.ofPairs("probe.state", "running")));
        sight = sight.after(Worlds.adding(Suspects.PROBE, new Completeness.Complete(), Set.of(), told, Map.of(), now));
    }

    @Test
    void nobodyIsSuspectWithoutAProblem() {
        assertThat(suspects(5)).isEmpty();
        open(BIG, Severity.INDETERMINATE);
        assertThat(suspects(5)).as("what was planned is no reason").isEmpty();
    }

    @Test
    void everyClusterInDoubtHasItsTurnAndNoOther() {
        open(BIG, Severity.MINOR);
        open(SMALL, Severity.MINOR);
        assertThat(suspects(5)).containsExactly(key(BIG, 0), key(SMALL, 0), key(BIG, 1), key(SMALL, 1), key(BIG, 2));
        assertThat(suspects(1)).hasSize(1);
    }

    @Test
    void whatWasLookedAtLatelyIsNotLookedAtAgain() {
        open(BIG, Severity.MINOR);
        open(SMALL, Severity.MINOR);
        look(List.of(key(SMALL, 0), key(SMALL, 1)));
        now = now.plus(Duration.ofMinutes(4));
        assertThat(suspects(4)).containsExactly(key(BIG, 0), key(SMALL, 2), key(BIG, 1), key(BIG, 2));
        now = now.plus(Duration.ofMinutes(1));
        assertThat(suspects(4)).containsExactly(key(BIG, 0), key(SMALL, 2), key(BIG, 1), key(SMALL, 0));
    }

    @Test
    void allOfAClusterAreLookedAtInTime() {
        open(SMALL, Severity.MINOR);
        assertThat(suspects(9)).containsExactly(key(SMALL, 0), key(SMALL, 1), key(SMALL, 2));
        look(suspects(9));
        assertThat(suspects(9)).isEmpty();
    }
}
