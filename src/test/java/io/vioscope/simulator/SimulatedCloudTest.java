package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.simulator.cloud.CloudPlan;
import io.vioscope.simulator.cloud.ServerQuery;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Timings;
import io.vioscope.simulator.cloud.VirtualMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How the cloud behaves in time, on a virtual clock. */
class SimulatedCloudTest {
    private final VirtualClock clock = new VirtualClock();

    @Test
    void theSameSeedMakesTheSameCloudAndAnotherSeedAnother() {
        assertThat(rows(cloud(7, 500, 4))).isEqualTo(rows(cloud(7, 500, 4)));
        assertThat(rows(cloud(7, 500, 4))).isNotEqualTo(rows(cloud(8, 500, 4)));
        assertThat(rows(cloud(7, 500, 4)).stream().map(vm -> vm.birth().id()).distinct())
                .hasSize(500);
    }

    @Test
    void aColdMigrationPassesThroughItsStatesAndWaitsOnTheOtherHost() {
        var cloud = cloud(1, 20, 2);
        var before = active(cloud);
        var id = before.birth().id();
        assertThat(cloud.coldMigrate(id)).isTrue();
        var seen = new ArrayList<String>();
        for (var second = 0; second < 12; second++) {
            var vm = get(cloud, id);
            var line = vm.status() + " " + vm.state().taskState() + " "
                    + (host(vm).equals(host(before)) ? "here" : "there");
            if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(line)) {
                seen.add(line);
            }
            clock.advanceSeconds(1);
        }
        assertThat(seen)
                .containsExactly(
                        "RESIZE resize_prep here",
                        "RESIZE resize_migrating here",
                        "RESIZE resize_migrated there",
                        "RESIZE resize_finish there",
                        "VERIFY_RESIZE null there");
        assertThat(cloud.confirmResize(id)).isTrue();
        clock.advanceSeconds(1);
        assertThat(get(cloud, id).status()).isEqualTo("ACTIVE");
        assertThat(cloud.confirmResize(id)).isFalse();
    }

    @Test
    void aLiveMigrationMovesTheClaimFromOneHypervisorToTheOther() {
        var cloud = cloud(1, 20, 2);
        var here = Objects.requireNonNull(active(cloud).cluster());
        var there = cloud.estate().clusters().get(1 - here.index());
        var before = cloud.usage(there).servers();
        var id = active(cloud).birth().id();
        assertThat(cloud.liveMigrate(id)).isTrue();
        assertThat(get(cloud, id).status()).isEqualTo("MIGRATING");
        clock.advanceSeconds(8);
        assertThat(get(cloud, id).cluster()).isEqualTo(there);
        assertThat(cloud.usage(there).servers()).isEqualTo(before + 1);
        assertThat(cloud.usage(here).servers() + cloud.usage(there).servers()).isEqualTo(20);
    }

    @Test
    void aServerIsBuiltThenDeletedAndLeavesItsRow() {
        var cloud = cloud(1, 3, 2);
        var id = cloud.boot();
        assertThat(get(cloud, id).state().taskState()).isEqualTo("scheduling");
        assertThat(get(cloud, id).cluster()).isNull();
        clock.advanceSeconds(2);
        assertThat(get(cloud, id).state().taskState()).isEqualTo("spawning");
        clock.advanceSeconds(3);
        assertThat(get(cloud, id).status()).isEqualTo("ACTIVE");
        assertThat(cloud.delete(id)).isTrue();
        clock.advanceSeconds(2);
        assertThat(get(cloud, id).status()).isEqualTo("DELETED");
        assertThat(cloud.living()).isEqualTo(3);
        assertThat(cloud.start(id)).isFalse();
    }

    @Test
    void aServerInErrorCanBeDeletedToo() {
        var cloud = cloud(1, 20, 2);
        var id = active(cloud).birth().id();
        cloud.fail(id, "the disk is locked");
        assertThat(cloud.delete(id)).isTrue();
        assertThat(get(cloud, id).status()).isEqualTo("ERROR");
        assertThat(get(cloud, id).state().taskState()).isEqualTo("deleting");
        clock.advanceSeconds(2);
        assertThat(get(cloud, id).lives()).isFalse();

        var unplaced = cloud.boot();
        cloud.fail(unplaced, "No valid host was found. ");
        assertThat(cloud.delete(unplaced)).isTrue();
        assertThat(get(cloud, unplaced).lives()).isFalse();
    }

    @Test
    void nothingIsBuiltWhereNoComputeServiceIsUsable() {
        var cloud = cloud(1, 3, 2);
        cloud.controlPlane().disable("nova-compute@compute01", "planned work");
        cloud.controlPlane().forceDown("nova-compute@compute02", true);
        var id = cloud.boot();
        clock.advanceSeconds(10);
        assertThat(get(cloud, id).status()).isEqualTo("ERROR");
        assertThat(Objects.requireNonNull(get(cloud, id).failure()).message()).isEqualTo("No valid host was found. ");
    }

    @Test
    void whatAServerWasDoingIsGivenUpWhenItFails() {
        var cloud = cloud(1, 20, 2);
        var before = active(cloud);
        cloud.liveMigrate(before.birth().id());
        clock.advanceSeconds(2);
        cloud.fail(before.birth().id(), "gone wrong");
        clock.advanceSeconds(60);
        var after = get(cloud, before.birth().id());
        assertThat(after.status()).isEqualTo("ERROR");
        assertThat(after.cluster()).isEqualTo(before.cluster());
        assertThat(cloud.recover(before.birth().id())).isTrue();
        assertThat(get(cloud, before.birth().id()).status()).isEqualTo("ACTIVE");
    }

    @Test
    void aSilentComputeServiceCountsAsUpUntilServiceDownTime() {
        var cloud = cloud(1, 20, 2);
        clock.advanceSeconds(100);
        assertThat(hostStatus(cloud)).isEqualTo("UP");
        cloud.controlPlane().silence("nova-compute@compute01");
        clock.advanceSeconds(49);
        assertThat(hostStatus(cloud)).isEqualTo("UP");
        clock.advanceSeconds(12);
        assertThat(hostStatus(cloud)).isEqualTo("UNKNOWN");
        cloud.controlPlane().unsilence("nova-compute@compute01");
        assertThat(hostStatus(cloud)).isEqualTo("UP");
    }

    @Test
    void churnChangesJustThatShareAndOthersTheNextTime() {
        var cloud = cloud(1, 1000, 2);
        clock.advanceSeconds(60);
        assertThat(cloud.churn(2.5).servers()).isEqualTo(25);
        var first = changedNow(cloud);
        clock.advanceSeconds(60);
        assertThat(cloud.churn(2.5).servers()).isEqualTo(25);
        assertThat(changedNow(cloud)).hasSize(25).doesNotContainAnyElementsOf(first);
    }

    private SimulatedCloud cloud(long seed, int servers, int clusters) {
        return new SimulatedCloud(clock, new CloudPlan(seed, servers, clusters, Timings.REAL));
    }

    private List<UUID> changedNow(SimulatedCloud cloud) {
        return rows(cloud).stream()
                .filter(vm -> vm.updated().equals(clock.instant()))
                .map(vm -> vm.birth().id())
                .toList();
    }

    private String hostStatus(SimulatedCloud cloud) {
        return cloud.serviceOf(cloud.estate().clusters().get(0)).hostStatus(clock.instant(), cloud.timings());
    }

    private static VirtualMachine active(SimulatedCloud cloud) {
        return rows(cloud).stream()
                .filter(vm -> vm.status().equals("ACTIVE"))
                .findFirst()
                .orElseThrow();
    }

    private static VirtualMachine get(SimulatedCloud cloud, UUID id) {
        return cloud.server(id).orElseThrow();
    }

    private static String host(VirtualMachine vm) {
        return Objects.requireNonNull(vm.cluster()).host();
    }

    private static List<VirtualMachine> rows(SimulatedCloud cloud) {
        return cloud.servers(ServerQuery.everything()).orElseThrow();
    }
}
