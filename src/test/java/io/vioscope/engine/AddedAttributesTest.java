package io.vioscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.inventory.Sight;
import io.vioscope.model.Attributes;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a source adds to the entities of another: whose word it is, how long it counts, and how old it is. */
class AddedAttributesTest {
    private static final SourceId PLACEMENT = new SourceId("placement");
    private static final EntityKey C1 = new EntityKey(Kind.HYPERVISOR, "c1");
    private static final EntityKey C2 = new EntityKey(Kind.HYPERVISOR, "c2");
    private static final String TOTAL = "placement.vcpu_total";
    private static final Attributes MANY = Attributes.of(Map.of(TOTAL, "96"));
    private static final Attributes FEW = Attributes.of(Map.of(TOTAL, "64"));
    private static final Completeness COMPLETE = new Completeness.Complete();
    private static final Completeness PARTIAL = new Completeness.Partial(Map.of(Kind.HYPERVISOR, Worlds.CUT));
    private static final Set<Kind> ALL = Set.of(Kind.HYPERVISOR);

    private Snapshot now = Snapshot.unknown("prod");
    private List<Fact> told = List.of();

    AddedAttributesTest() {
        take(Worlds.complete(Worlds.hypervisor("c1", Health.OK), Worlds.hypervisor("c2", Health.OK))
                .at(at(0)));
        add(COMPLETE, ALL, Map.of(C1, MANY, C2, MANY), Map.of(), 1);
    }

    private static Instant at(int second) {
        return Worlds.START.plusSeconds(second);
    }

    private void take(Report report) {
        var step = Worlds.ENGINE.step(now, new Input.Reported(report), report.at());
        now = step.next();
        told = step.facts();
    }

    private void add(
            Completeness completeness,
            Set<Kind> whole,
            Map<EntityKey, Attributes> details,
            Map<EntityKey, Instant> asOf,
            int second) {
        take(Worlds.adding(PLACEMENT, completeness, whole, details, asOf, at(second)));
    }

    private String total(EntityKey key) {
        var value = now.state().inventory().get(key).orElseThrow().attributes().get(TOTAL);
        return value == null ? "none" : value;
    }

    @Test
    void itIsAsOldAsTheReportUnlessTheReportSaysOtherwise() {
        assertThat(now.toldAt(C1, TOTAL)).contains(at(1));
        add(COMPLETE, ALL, Map.of(C1, FEW, C2, MANY), Map.of(C2, at(1)), 2);
        assertThat(total(C1)).isEqualTo("64");
        assertThat(now.toldAt(C1, TOTAL)).contains(at(2));
        assertThat(now.toldAt(C2, TOTAL)).contains(at(1));
        assertThat(now.tellerOf(C2, TOTAL)).contains(PLACEMENT);
    }

    @Test
    void whatIsNotToldByAReportThatDidNotSeeAllStaysAsOldAsItIs() {
        add(PARTIAL, Set.of(), Map.of(C1, FEW), Map.of(), 2);
        assertThat(total(C2)).isEqualTo("96");
        assertThat(now.toldAt(C1, TOTAL)).contains(at(2));
        assertThat(now.toldAt(C2, TOTAL)).contains(at(1));
        assertThat(now.state().status(PLACEMENT)).isEqualTo(SourceStatus.PARTIAL);
    }

    @Test
    void whatIsNotToldByOneThatToldAllIsNoMore() {
        add(COMPLETE, ALL, Map.of(C1, MANY), Map.of(), 2);
        assertThat(total(C2)).isEqualTo("none");
        assertThat(now.toldAt(C2, TOTAL)).isEmpty();
        add(COMPLETE, ALL, Map.of(), Map.of(), 3);
        assertThat(total(C1)).isEqualTo("none");
    }

    @Test
    void aFailureOrTheOwnSourcesReportChangesNothing() {
        take(Report.failed(PLACEMENT, at(2), Duration.ZERO, Report.Cost.NONE, Set.of(), ALL, Worlds.CUT));
        take(Worlds.complete(Worlds.hypervisor("c1", Health.OK), Worlds.hypervisor("c2", Health.OK))
                .at(at(3)));
        assertThat(told).isEmpty();
        assertThat(total(C1)).isEqualTo("96");
        assertThat(now.toldAt(C1, TOTAL)).contains(at(1));
    }

    @Test
    void afterARestartItIsBelievedAndOfUnknownAge() {
        now = new Snapshot(now.state(), Sight.none(), now.asOf());
        assertThat(total(C1)).isEqualTo("96");
        assertThat(now.toldAt(C1, TOTAL)).isEmpty();
    }

    @Test
    void whatTheOwnSourceTellsUnderItsNameIsAsOldAsItsLastCompleteReport() {
        assertThat(now.toldAt(C1, "nova.failed_migration")).contains(at(0));
    }

    @Test
    void nothingIsKeptOfWhatIsNotKnown() {
        add(COMPLETE, ALL, Map.of(C1, MANY, C2, MANY, new EntityKey(Kind.HYPERVISOR, "storage"), MANY), Map.of(), 2);
        assertThat(told).isEmpty();
        assertThat(now.state().inventory().of(Kind.HYPERVISOR)).hasSize(2);
    }
}
