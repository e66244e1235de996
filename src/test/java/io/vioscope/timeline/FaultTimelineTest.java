package io.vioscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.AdminState;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceStatus;
import io.vioscope.simulator.fault.Faults.Injection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Vioscope says, by when, and above all what it does not say. */
class FaultTimelineTest {
    private final WatchedCloud cloud = WatchedCloud.of(60, 3);

    @AfterEach
    void stop() {
        cloud.close();
    }

    private List<String> about(String word) {
        return cloud.told().stream().filter(line -> line.startsWith(word)).toList();
    }

    @Test
    void aQuietCloudIsQuiet() {
        cloud.at("900s");
        assertThat(cloud.told()).isEmpty();
    }

    @Test
    void withoutVCenterComputeServicesEndUpDisabledAndNoServerIsCalledDown() {
        var fault = cloud.at("60s").strike("vcenter-unreachable");
        cloud.expect("compute_service").never("480s");
        cloud.expect("set by vmwareapi host_state").by("750s");
        assertThat(about("entity_deleted")).isEmpty();
        assertThat(about("status_changed server/")).isEmpty();

        cloud.repair(fault);
        cloud.at("900s");
        var service = cloud.entity(new EntityKey(Kind.COMPUTE_SERVICE, "nova-compute@compute01"))
                .orElseThrow();
        assertThat(service.status().admin()).isEqualTo(AdminState.ENABLED);
        assertThat(service.status().health()).isEqualTo(Health.OK);
    }

    @Test
    void anEsxiHostThatIsLostIsMissingCapacityAndNothingElse() {
        var fault = cloud.at("60s").strike("esxi-maintenance");
        cloud.expect("alarm_raised hypervisor.capacity").by("3m");
        assertThat(about("alarm_raised")).hasSize(1);
        cloud.repair(fault);
        cloud.expect("alarm_cleared hypervisor.capacity").by("6m");
    }

    @Test
    void aDeadNovaComputeIsNoDeadServer() {
        var fault = cloud.at("60s").strike("compute-process-down");
        cloud.expect("alarm_raised compute_service.down " + fault.targets().get(0))
                .by("150s");
        assertThat(about("status_changed server/")).isEmpty();
    }

    @Test
    void whenAllIsCutNothingIsSaidToBeGone() {
        var before = cloud.snapshot().state().inventory().size();
        var fault = cloud.at("60s").strike("load-balancer-down");
        cloud.at("300s");
        assertThat(cloud.snapshot().state().inventory().size()).isEqualTo(before);
        assertThat(about("entity_deleted")).isEmpty();
        cloud.snapshot().state().sources().forEach((source, state) -> {
            if (!source.name().equals("endpoints")) { // it sees that nothing answers
                assertThat(state.status()).as(source.name()).isEqualTo(SourceStatus.STALE);
            }
        });
        cloud.repair(fault);
        cloud.at("400s");
        assertThat(about("entity_deleted")).isEmpty();
    }

    @Test
    void aPartOfTheAnswerDeletesNothing() {
        cloud.at("60s").strike(new Injection("api-partial-answer", Optional.of("compute"), 1, Optional.empty()));
        cloud.at("500s");
        assertThat(about("entity_deleted server/")).isEmpty();
    }

    @Test
    void aRoleThatWasTakenAwayIsNoMassDeletion() {
        cloud.at("60s").strike("monitor-role-removed");
        cloud.at("500s");
        assertThat(about("entity_deleted")).isEmpty();
    }

    @Test
    void aCrashedServerIsFoundByThePowerSync() {
        var fault = cloud.at("60s").strike("vm-crashed");
        cloud.expect("status_changed " + fault.targets().get(0)).by("800s");
        assertThat(about("status_changed " + fault.targets().get(0)).get(0)).contains("SHUTOFF");
    }
}
