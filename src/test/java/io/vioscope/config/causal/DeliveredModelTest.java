package io.vioscope.config.causal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Kind;
import io.vioscope.rca.causal.Rule;
import io.vioscope.rca.solve.Score;
import io.vioscope.simulator.fault.FaultCatalog;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The model that is delivered is whole. */
class DeliveredModelTest {
    /** What is taken to be lost on the way takes a little more. */
    private static final double SLACK = 0.1;

    @Test
    void theModelThatIsDeliveredIsRight() {
        assertThat(CausalFiles.delivered().problems()).hasSizeGreaterThan(40);
    }

    @Test
    void everyFaultOfTheCatalogueIsAProblemOrOneOfSeveralThatCannotBeToldApart() {
        var represented = new TreeSet<String>();
        CausalFiles.delivered().problems().forEach(problem -> represented.addAll(problem.faults()));
        var missing = new TreeSet<String>();
        FaultCatalog.all().forEach(fault -> missing.add(fault.id()));
        missing.removeAll(represented);
        assertThat(missing).isEmpty();
    }

    /** What one of these says of itself needs nobody who says so too: else nothing would come of it but an alarm. */
    @Test
    void whatFurtherSourcesSayOfThingsThatAreSharedIsEnoughToNameThem() {
        var shared = Set.of(
                Kind.VCENTER, Kind.ESXI_HOST, Kind.DATASTORE, Kind.NSX_MANAGER, Kind.EDGE_CLUSTER, Kind.MESSAGE_BUS);
        assertThat(CausalFiles.delivered().problems())
                .filteredOn(problem -> shared.contains(problem.kind()))
                .allSatisfy(problem -> assertThat(problem.rules())
                        .filteredOn(rule ->
                                rule.role() == Rule.Role.MUST && rule.path().isSelf())
                        .allSatisfy(rule -> assertThat(Math.log(problem.prior())
                                        + Math.log(rule.probability())
                                        - Math.log(rule.symptom().background()))
                                .as(problem.name() + " by " + rule.symptom().name())
                                .isGreaterThan(Score.THRESHOLD + SLACK)));
    }
}
