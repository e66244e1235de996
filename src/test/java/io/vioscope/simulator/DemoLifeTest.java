package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.simulator.cloud.CloudPlan;
import io.vioscope.simulator.cloud.ServerQuery;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Timings;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.life.DemoLife;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a visitor of the demonstration sees, polling every second of a virtual clock. */
class DemoLifeTest {
    private final VirtualClock clock = new VirtualClock();
    private final SimulatedCloud cloud = new SimulatedCloud(clock, new CloudPlan(1, 60, 4, new Timings(6)));
    private final DemoLife life = new DemoLife(cloud, 1, 1);
    private Map<UUID, VirtualMachine> before = poll();

    @Test
    void theFirstMinuteShowsOneOfEverything() {
        var seen = new HashSet<String>();
        for (var second = 0; second < 60; second++) {
            clock.advanceSeconds(1);
            life.catchUp();
            watch(seen);
        }
        assertThat(seen)
                .contains(
                        "built",
                        "deleted",
                        "moved",
                        "ACTIVE -> ERROR",
                        "ERROR -> ACTIVE",
                        "ACTIVE -> SHUTOFF",
                        "SHUTOFF -> ACTIVE",
                        "nova-compute down",
                        "all up again");
    }

    @Test
    void itGoesOnForEverAtACalmPaceWithAboutAsManyServers() {
        clock.advanceSeconds(66);
        life.catchUp();
        var gaps = new ArrayList<Duration>();
        for (var round = 0; round < 500; round++) {
            var last = life.due();
            clock.advance(Duration.between(clock.instant(), last));
            assertThat(life.catchUp()).hasSize(1);
            gaps.add(Duration.between(last, life.due()));
        }
        assertThat(gaps).allSatisfy(gap -> assertThat(gap).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10)));
        assertThat(cloud.living()).isBetween(55, 65);
        assertThat(poll().values().stream().filter(vm -> vm.status().equals("ERROR")))
                .hasSizeLessThan(3);
    }

    @Test
    void aCloudTooSmallForTheScriptLivesOn() {
        var tiny = new SimulatedCloud(clock, new CloudPlan(1, 0, 1, Timings.REAL));
        var small = new DemoLife(tiny, 1, 1);
        clock.advanceSeconds(3600);
        assertThat(small.catchUp()).hasSizeGreaterThan(300);
    }

    private void watch(Set<String> seen) {
        var after = poll();
        after.forEach((id, vm) -> compare(seen, before.get(id), vm));
        if (!after.keySet().containsAll(before.keySet())) {
            seen.add("deleted");
        }
        if (cloud.services().stream().anyMatch(row -> !row.isUp(clock.instant(), cloud.timings()))) {
            seen.add("nova-compute down");
        } else if (seen.contains("nova-compute down")) {
            seen.add("all up again");
        }
        before = after;
    }

    private static void compare(Set<String> seen, @Nullable VirtualMachine was, VirtualMachine is) {
        if (was == null) {
            seen.add("built");
            return;
        }
        if (was.cluster() != null && !was.cluster().equals(is.cluster())) {
            seen.add("moved");
        }
        seen.add(was.status() + " -> " + is.status());
    }

    private Map<UUID, VirtualMachine> poll() {
        var rows = new HashMap<UUID, VirtualMachine>();
        cloud.servers(ServerQuery.everything())
                .orElseThrow()
                .forEach(vm -> rows.put(vm.birth().id(), vm));
        return rows;
    }
}
