package io.vioscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the source of vCenters says of what other sources cover: believed, and current no longer than it is said. */
class VCenterWordTest {
    private static final SourceId NOVA = new SourceId("nova");
    private static final SourceId VCENTER = new SourceId("vcenter");
    private static final EntityKey V1 = new EntityKey(Kind.VCENTER, "v1");
    private static final EntityKey SERVER = new EntityKey(Kind.SERVER, "s1");
    private static final Set<Kind> ADDS = Set.of(Kind.SERVER, Kind.HYPERVISOR, Kind.VCENTER);
    private static final Relation ON_HOST = new Relation(RelationType.RUNS_ON, new EntityKey(Kind.ESXI_HOST, "h1.v1"));
    private static final ReadFailure GONE = new ReadFailure(Cause.REFUSED, "nobody listens");

    private final Engine engine = new Engine(Map.of());
    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private Snapshot snapshot = Snapshot.unknown("test");

    private List<Fact> take(Report report) {
        var step = engine.step(snapshot, new Input.Reported(report), now);
        snapshot = step.next();
        return step.facts();
    }

    private List<Fact> nova() {
        now = now.plusSeconds(30);
        var entities = List.of(
                Worlds.cluster("domain-c1.v1", Health.OK, 64),
                Worlds.server("s1", "ACTIVE", Health.OK, "domain-c1.v1"));
        return take(new Report(
                NOVA,
                now,
                Duration.ZERO,
                Report.Cost.NONE,
                Set.of(Kind.HYPERVISOR, Kind.SERVER),
                new Completeness.Complete(),
                entities,
                List.of(),
                Set.of()));
    }

    private List<Fact> vcenter(String state, boolean isRead) {
        now = now.plusSeconds(30);
        var told = new HashMap<>(Map.of(V1, Attributes.of(Map.of("vcenter.state", state))));
        if (isRead) {
            told.put(SERVER, Attributes.of(Map.of("vcenter.host", "esx1")));
        }
        var ties = new Report.Ties(Set.of(RelationType.RUNS_ON), isRead ? Map.of(SERVER, List.of(ON_HOST)) : Map.of());
        var details = new Report.Details(ADDS, isRead ? ADDS : Set.of(), told, Map.of(), ties);
        return take(new Report(
                VCENTER,
                now,
                Duration.ZERO,
                Report.Cost.NONE,
                Set.of(),
                isRead ? new Completeness.Complete() : new Completeness.Partial(Map.of(Kind.SERVER, GONE)),
                List.of(),
                List.of(),
                Set.of(),
                new Report.Beyond(Map.of(), details)));
    }

    private Entity entity(EntityKey key) {
        return snapshot.state().inventory().get(key).orElseThrow();
    }

    @Test
    void aVCenterIsAsTheSourceSaysAndUnknownWithoutIt() {
        nova();
        assertThat(entity(V1).status().word()).isEqualTo("not observed");
        vcenter("answers", true);
        assertThat(entity(V1).status().health()).isEqualTo(Health.OK);
        assertThat(snapshot.isCurrent(V1)).isTrue();
        vcenter("refused", false);
        assertThat(entity(V1).status().health()).isEqualTo(Health.DOWN);
        assertThat(snapshot.isCurrent(V1)).isTrue();
        vcenter("login refused", false);
        assertThat(entity(V1).status().health()).isEqualTo(Health.UNKNOWN);
    }

    @Test
    void whatASourceThatIsBlindItselfHasSaidIsCurrentNoLonger() {
        nova();
        vcenter("answers", true);
        now = now.plusSeconds(30);
        var paused = new ReadFailure(Cause.PAUSED, "paused by an operator");
        take(Report.failed(VCENTER, now, Duration.ZERO, Report.Cost.NONE, Set.of(), ADDS, paused));
        assertThat(snapshot.isCurrent(V1)).isFalse();
        assertThat(snapshot.sees(Kind.VCENTER)).isFalse();
        assertThat(snapshot.isCurrent(SERVER)).isTrue();
        vcenter("answers", true);
        assertThat(snapshot.isCurrent(V1)).isTrue();
        assertThat(snapshot.sees(Kind.VCENTER)).isTrue();
    }

    @Test
    void aTieThatIsAddedIsNeitherTakenByNovaNorByAVCenterThatIsAwayAndGoesWhenItIsNotToldAnyMore() {
        nova();
        vcenter("answers", true);
        assertThat(entity(SERVER).relations()).contains(ON_HOST);
        assertThat(nova()).isEmpty();
        vcenter("refused", false);
        assertThat(entity(SERVER).relations()).contains(ON_HOST);
        assertThat(entity(SERVER).related(RelationType.HOSTED_ON)).isPresent();
        now = now.plusSeconds(30);
        var nothing = new Report.Details(
                ADDS, ADDS, Map.of(), Map.of(), new Report.Ties(Set.of(RelationType.RUNS_ON), Map.of()));
        take(new Report(
                VCENTER,
                now,
                Duration.ZERO,
                Report.Cost.NONE,
                Set.of(),
                new Completeness.Complete(),
                List.of(),
                List.of(),
                Set.of(),
                new Report.Beyond(Map.of(), nothing)));
        assertThat(entity(SERVER).relations()).doesNotContain(ON_HOST);
        assertThat(entity(SERVER).related(RelationType.HOSTED_ON)).isPresent();
    }
}
