package io.vioscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Flow;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.simulator.fault.Faults.Injection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is named as the cause, by when, who is said to suffer, and that it is over when it is over. */
class DiagnosisTimelineTest {
    private final WatchedCloud cloud = WatchedCloud.of(60, 3);

    @AfterEach
    void stop() {
        cloud.close();
    }

    private Problem only() {
        var open = cloud.snapshot().state().problems().open().values();
        assertThat(open).hasSize(1);
        return open.iterator().next();
    }

    @Test
    void aVCenterThatIsLostIsNamedThoughNothingSeesIt() {
        var fault = cloud.at("60s").strike("vcenter-unreachable");
        cloud.expect("problem_opened PROVISIONAL vcenter.unreachable "
                        + fault.targets().get(0))
                .by("750s");
        cloud.expect("problem_revised CONFIRMED vcenter.unreachable").by("850s");
        assertThat(only().impact().count(Flow.MANAGEMENT, Kind.SERVER)).isEqualTo(60);
        assertThat(only().impact().of(Flow.SERVICE)).isEmpty();

        cloud.repair(fault);
        cloud.expect("problem_resolved SYMPTOMS_ENDED vcenter.unreachable").by("1100s");
    }

    @Test
    void withoutConductorsTheSilentComputeServicesAreNoCausesOfTheirOwn() {
        cloud.at("60s").strike("conductor-down");
        cloud.expect("CONFIRMED service_group.conductor service_group/nova-conductor")
                .by("240s");
        assertThat(only().impact().count(Flow.MANAGEMENT, Kind.HYPERVISOR)).isEqualTo(3);
        assertThat(cloud.told()).noneMatch(line -> line.contains("CONFIRMED compute_service.down"));
        assertThat(cloud.told()).noneMatch(line -> line.contains("CONFIRMED message_bus.down"));
    }

    @Test
    void aDeadNovaComputeLeavesItsServersAsTheyAre() {
        var fault = cloud.at("60s").strike("compute-process-down");
        cloud.expect("CONFIRMED compute_service.down " + fault.targets().get(0)).by("300s");
        assertThat(only().verdict().faults()).contains("compute-process-down", "compute-node-down");
        assertThat(only().impact().of(Flow.SERVICE)).isEmpty();
        assertThat(cloud.snapshot().state().inventory().of(Kind.SERVER).values())
                .noneMatch(server -> server.status().health() == Health.UNKNOWN);
    }

    @Test
    void whenNothingCanBeReadThatIsTheOneProblem() {
        var fault = cloud.at("60s").strike("load-balancer-down");
        cloud.expect("CONFIRMED cloud.unreachable").by("150s");
        cloud.at("600s");
        assertThat(only().key().name()).isEqualTo("cloud.unreachable");
        assertThat(only().impact().count(Flow.KNOWLEDGE, Kind.SERVER)).isEqualTo(60);
        cloud.repair(fault);
        cloud.expect("problem_resolved SYMPTOMS_ENDED cloud.unreachable").by("800s");
    }

    @Test
    void whatIsBackSoonIsTheSameProblem() {
        var fault = cloud.at("60s").strike("compute-process-down");
        cloud.expect("CONFIRMED compute_service.down").by("300s");
        var number = only().number();
        cloud.repair(fault);
        cloud.expect("problem_resolved SYMPTOMS_ENDED compute_service.down").by("600s");
        cloud.strike(Injection.of("compute-process-down").on(fault.targets().get(0)));
        cloud.expect("problem_reopened PROVISIONAL compute_service.down").by("780s");
        assertThat(only().number()).isEqualTo(number);
        assertThat(only().life().reopened()).isEqualTo(1);
    }

    @Test
    void whatFallsSilentAgainAndAgainIsToldOnceAsOneThingThatComesAndGoes() {
        var again = Injection.of("compute-process-down");
        for (var round = 0; round < 4; round++) {
            var fault = cloud.at(60 + 300 * round + "s").strike(again);
            again = Injection.of("compute-process-down").on(fault.targets().get(0));
            cloud.at(150 + 300 * round + "s").repair(fault);
        }
        cloud.expect("CONFIRMED compute_service.down").by("20m");
        assertThat(only().life().flapping()).isTrue();
        assertThat(cloud.told()).filteredOn(line -> line.contains("CONFIRMED")).hasSize(1);
        cloud.expect("problem_resolved SYMPTOMS_ENDED compute_service.down").by("30m");
    }

    @Test
    void whatWasToldStandsWhileAnApiStumbles() {
        cloud.at("60s").strike("compute-process-down");
        cloud.expect("CONFIRMED compute_service.down").by("300s");
        for (var stumble = 10; stumble < 40; stumble += 10) {
            var fault = cloud.at(stumble + "m").strike("load-balancer-backend-bad");
            cloud.at(stumble + 1 + "m").repair(fault);
        }
        cloud.at("45m");
        assertThat(cloud.told()).noneMatch(line -> line.contains("CONFIRMED message_bus"));
        assertThat(cloud.told())
                .noneMatch(line -> line.contains("CLEARING compute_service.down")
                        || (line.contains("resolved") && line.contains("compute_service.down")));
        assertThat(cloud.snapshot().state().problems().open().keySet())
                .extracting(key -> key.name())
                .contains("compute_service.down");
    }
}
