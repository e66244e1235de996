package io.vioscope.config.causal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.simulator.fault.FaultCatalog;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The model that is delivered is whole. */
class DeliveredModelTest {
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
}
