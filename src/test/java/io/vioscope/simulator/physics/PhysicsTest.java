package io.vioscope.simulator.physics;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.simulator.VirtualClock;
import io.vioscope.simulator.cloud.CloudPlan;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.Lifecycle;
import io.vioscope.simulator.cloud.NovaService;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Timings;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.plant.Trouble;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What OpenStack's services show of trouble below them, and when; by the tables of what is known about VIO's faults. */
class PhysicsTest {
    private final VirtualClock clock = new VirtualClock();
    private final SimulatedCloud cloud = new SimulatedCloud(clock, new CloudPlan(1, 200, 3, Timings.REAL));
    private final Physics physics = new Physics(cloud);
    private final Cluster cluster = cloud.estate().clusters().get(0);

    private NovaService compute() {
        return cloud.controlPlane().compute(cluster);
    }

    private boolean isUp(String key) {
        return cloud.services().stream()
                .filter(row -> row.key().equals(key))
                .allMatch(row -> row.isUp(clock.instant(), Timings.REAL));
    }

    private List<VirtualMachine> running() {
        return cloud.discoveries().alive().stream()
                .filter(vm -> cluster.equals(vm.cluster()) && vm.state() == Lifecycle.ACTIVE)
                .toList();
    }

    @Test
    void theDriverDisablesItselfWhenItHasTriedForLongAndLeavesAScar() {
        physics.begin(Layout.vCenter(cluster), Trouble.UNREACHABLE);
        clock.advanceSeconds(440);
        assertThat(compute().enabled()).isTrue();
        clock.advanceSeconds(120);
        assertThat(compute().enabled()).isFalse();
        assertThat(compute().disabledReason()).isEqualTo("set by vmwareapi host_state");
        assertThat(compute().isUp(clock.instant(), Timings.REAL)).isTrue();

        physics.end(Layout.vCenter(cluster), Trouble.UNREACHABLE);
        clock.advanceSeconds(61);
        assertThat(compute().enabled()).isTrue();
        assertThat(compute().disabledReason()).isEqualTo("set by vmwareapi host_state");
    }

    @Test
    void aDriverThatWasRestartedHasForgottenThatItHadDisabledItself() {
        physics.begin(Layout.vCenter(cluster), Trouble.UNREACHABLE);
        clock.advanceSeconds(600);
        physics.begin(Layout.compute(cluster), Trouble.DOWN);
        clock.advanceSeconds(5);
        physics.end(Layout.compute(cluster), Trouble.DOWN);
        clock.advanceSeconds(120);
        assertThat(compute().isUp(clock.instant(), Timings.REAL))
                .as("it starts only with its vCenter")
                .isFalse();

        physics.end(Layout.vCenter(cluster), Trouble.UNREACHABLE);
        clock.advanceSeconds(120);
        assertThat(compute().isUp(clock.instant(), Timings.REAL)).isTrue();
        assertThat(compute().enabled()).isFalse();
    }

    @Test
    void shortOutagesOfVCenterLeaveNoTrace() {
        for (var i = 0; i < 4; i++) {
            physics.begin(Layout.vCenter(cluster), Trouble.UNREACHABLE);
            clock.advanceSeconds(300);
            physics.end(Layout.vCenter(cluster), Trouble.UNREACHABLE);
            clock.advanceSeconds(60);
        }
        clock.advanceSeconds(600);
        assertThat(compute().enabled()).isTrue();
        assertThat(compute().disabledReason()).isNull();
    }

    @Test
    void capacityFollowsItsHostsEachMinuteAndIsFrozenWithoutVCenter() {
        physics.begin(Layout.host(cluster, 0), Trouble.MAINTENANCE);
        assertThat(cloud.hosts().usable(cluster)).isEqualTo(cluster.hosts());
        clock.advanceSeconds(61);
        cloud.living();
        assertThat(cloud.hosts().usable(cluster)).isEqualTo(cluster.hosts() - 1);

        physics.begin(Layout.vCenter(cluster), Trouble.UNREACHABLE);
        physics.begin(Layout.host(cluster, 1), Trouble.DOWN);
        clock.advanceSeconds(200);
        cloud.living();
        assertThat(cloud.hosts().usable(cluster)).isEqualTo(cluster.hosts() - 1);

        physics.end(Layout.vCenter(cluster), Trouble.UNREACHABLE);
        clock.advanceSeconds(61);
        cloud.living();
        assertThat(cloud.hosts().usable(cluster)).isEqualTo(cluster.hosts() - 2);
    }

    @Test
    void whenAllHostsAreGoneNovaSaysNothingIsThereAndPlacementKeepsWhatItHad() {
        Layout.hosts(cluster).forEach(host -> physics.begin(host, Trouble.DOWN));
        clock.advanceSeconds(125);
        cloud.living();
        assertThat(cloud.hosts().usable(cluster)).isZero();
        assertThat(cloud.hosts().placed(cluster)).isEqualTo(cluster.hosts());
        assertThat(running()).as("frozen").isNotEmpty();
    }

    @Test
    void vSphereRestartsWhatALostHostCarriedAndNovaSeesAlmostNothingOfIt() {
        var host = Layout.host(cluster, 0);
        var carried = physics.guests().on(host);
        assertThat(carried).isNotEmpty();
        physics.begin(host, Trouble.DOWN);
        clock.advanceSeconds(1500);
        cloud.living();

        assertThat(physics.guests().on(host)).isEmpty();
        var stopped = carried.stream()
                .filter(number -> cloud.discoveries().row(number).state() == Lifecycle.SHUTOFF)
                .toList();
        assertThat(stopped.size()).isLessThanOrEqualTo(carried.size() / 5 + 1);
    }

    @Test
    void withoutHaServersAreStoppedOnlyWhenTheirHostIsBackAndByNobody() {
        var host = Layout.host(cluster, 0);
        var carried = physics.guests().on(host);
        physics.begin(host, Trouble.WITHOUT_HA);
        physics.begin(host, Trouble.DOWN);
        clock.advanceSeconds(1500);
        cloud.living();
        assertThat(carried).allMatch(number -> cloud.discoveries().row(number).state() == Lifecycle.ACTIVE);

        physics.end(host, Trouble.DOWN);
        clock.advanceSeconds(700);
        cloud.living();
        assertThat(carried).allMatch(number -> cloud.discoveries().row(number).state() == Lifecycle.SHUTOFF);
        var action = cloud.actions(
                        cloud.discoveries().row(carried.get(0)).birth().id())
                .get(0);
        assertThat(action.name()).isEqualTo("stop");
        assertThat(action.userId()).isNull();
    }

    @Test
    void withoutItsMessageBusEveryNovaComputeFallsSilentAndNoController() {
        physics.begin(Layout.BUS, Trouble.DOWN);
        clock.advanceSeconds(80);
        assertThat(isUp("nova-compute@compute01")).isFalse();
        assertThat(isUp("nova-compute@compute03")).isFalse();
        assertThat(isUp("nova-conductor@controller01")).isTrue();
        physics.end(Layout.BUS, Trouble.DOWN);
        clock.advanceSeconds(1);
        assertThat(isUp("nova-compute@compute01")).isTrue();
    }

    @Test
    void oneConductorIsEnoughAndNoneIsNot() {
        var conductors = physics.layout().rows("nova-conductor");
        physics.begin(conductors.get(0).key(), Trouble.DOWN);
        clock.advanceSeconds(80);
        assertThat(isUp("nova-compute@compute01")).isTrue();
        physics.begin(conductors.get(1).key(), Trouble.DOWN);
        clock.advanceSeconds(80);
        assertThat(isUp("nova-compute@compute01")).isFalse();
        assertThat(isUp("nova-scheduler@controller01")).isTrue();
    }

    @Test
    void aWrongClockMakesLivingServicesLookDeadAndComputesFlap() {
        physics.begin(Layout.node("controller01"), Trouble.CLOCK_OFF);
        clock.advanceSeconds(30);
        assertThat(isUp("nova-scheduler@controller01")).isFalse();
        assertThat(isUp("nova-scheduler@controller02")).isTrue();
        var before = isUp("nova-compute@compute01");
        clock.advanceSeconds(10);
        assertThat(isUp("nova-compute@compute01")).isNotEqualTo(before);
    }

    @Test
    void whatIsAskedOfADeadNovaComputeWaitsUntilItIsBack() {
        var vm = running().get(0);
        physics.begin(Layout.compute(cluster), Trouble.DOWN);
        assertThat(cloud.stop(vm.birth().id())).isTrue();
        clock.advanceSeconds(900);
        assertThat(cloud.server(vm.birth().id()).orElseThrow().state()).isEqualTo(Lifecycle.POWERING_OFF);
        physics.end(Layout.compute(cluster), Trouble.DOWN);
        clock.advanceSeconds(15);
        assertThat(cloud.server(vm.birth().id()).orElseThrow().state()).isEqualTo(Lifecycle.SHUTOFF);
    }

    @Test
    void aServerDeletedWhileItsNovaComputeIsDownIsGoneInTheBooks() {
        var vm = running().get(0);
        physics.begin(Layout.compute(cluster), Trouble.DOWN);
        clock.advanceSeconds(70);
        assertThat(cloud.delete(vm.birth().id())).isTrue();
        assertThat(cloud.server(vm.birth().id()).orElseThrow().lives()).isFalse();
    }

    @Test
    void buildsFailAsTheirDriverSays() {
        cloud.estate().clusters().forEach(c -> physics.begin(Layout.datastore(c, 0), Trouble.FULL));
        var id = cloud.boot();
        clock.advanceSeconds(200);
        var vm = cloud.server(id).orElseThrow();
        assertThat(vm.state()).isEqualTo(Lifecycle.ERROR);
        assertThat(Objects.requireNonNull(vm.failure()).message()).contains("NoDiskSpace");
    }

    @Test
    void aDayPassesInAMoment() {
        physics.begin(Layout.node("controller02"), Trouble.DOWN);
        clock.advanceSeconds(86_400);
        assertThat(cloud.living()).isEqualTo(200);
        assertThat(isUp("nova-scheduler@controller02")).isFalse();
    }
}
