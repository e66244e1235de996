package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.simulator.cloud.Action;
import io.vioscope.simulator.cloud.CloudPlan;
import io.vioscope.simulator.cloud.FloatingIp;
import io.vioscope.simulator.cloud.Migration;
import io.vioscope.simulator.cloud.Port;
import io.vioscope.simulator.cloud.Port.Role;
import io.vioscope.simulator.cloud.ServerQuery;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Timings;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.cloud.Volume;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is plugged into servers comes, moves and goes with them, on a virtual clock. */
class PlumbingTest {
    private final VirtualClock clock = new VirtualClock();
    private final SimulatedCloud cloud = new SimulatedCloud(clock, new CloudPlan(1, 200, 4, Timings.REAL));

    @Test
    void noTwoPortsOfANetworkHaveTheSameAddress() {
        var seen = new HashSet<String>();
        for (var port : cloud.network().ports().all()) {
            assertThat(seen.add(port.network().id() + " " + port.address())).isTrue();
            assertThat(port.address())
                    .isBetween(port.network().base() + 1, port.network().last());
        }
        assertThat(seen).hasSizeGreaterThan(400);
    }

    @Test
    void aServerIsBuiltWithPortsAndDeletedWithThem() {
        var before = cloud.network().ports().size();
        var id = cloud.boot();
        assertThat(cloud.network().portsOf(id)).isEmpty();
        clock.advanceSeconds(5);
        var ports = cloud.network().portsOf(id);
        assertThat(ports).hasSize(2).allSatisfy(port -> {
            assertThat(port.host()).isEqualTo(host(id));
            assertThat(port.deviceId()).isEqualTo(id.toString());
            assertThat(port.network().project()).isEqualTo(server(id).birth().project());
        });
        assertThat(cloud.network().ports().all()).containsAll(ports).hasSize(before + 2);
        cloud.delete(id);
        clock.advanceSeconds(2);
        assertThat(cloud.network().ports().size()).isEqualTo(before);
        assertThat(cloud.network().ports().find(ports.get(0).id())).isEmpty();
    }

    @Test
    void portsMoveWithTheirServer() {
        var id = active().birth().id();
        var before = cloud.network().portsOf(id).get(0);
        cloud.liveMigrate(id);
        clock.advanceSeconds(9);
        var after = cloud.network().portsOf(id).get(0);
        assertThat(after.host()).isEqualTo(host(id)).isNotEqualTo(before.host());
        assertThat(after.address()).isEqualTo(before.address());
        assertThat(after.stamp().updated()).isAfter(before.stamp().updated());
        assertThat(after.stamp().revision()).isGreaterThan(before.stamp().revision());
    }

    @Test
    void aFloatingIpLeadsNowhereWhenItsServerIsGone() {
        var bound = bound();
        var server = UUID.fromString(bound.port().orElseThrow().deviceId());
        cloud.setStatus(server, "DELETED");
        var after = cloud.network().floatingIps().find(bound.id()).orElseThrow();
        assertThat(after.status()).isEqualTo("DOWN");
        assertThat(after.port()).isEmpty();
        assertThat(after.router()).isEmpty();
    }

    @Test
    void aFloatingIpMovesOnlyToServersOfItsProject() {
        var bound = bound();
        var others = cloud.network().ports().all().stream()
                .filter(port -> port.role() == Role.SERVER)
                .filter(port -> !port.owner().equals(Optional.of(bound.project())))
                .findFirst();
        assertThat(cloud.network().moveFloatingIp(bound.id(), others.map(Port::id)))
                .isFalse();
        var free = cloud.network().ports().all().stream()
                .filter(port -> port.role() == Role.SERVER && port.owner().equals(Optional.of(bound.project())))
                .filter(port -> cloud.network().floatingIps().all().stream()
                        .noneMatch(ip -> ip.port().map(Port::id).equals(Optional.of(port.id()))))
                .findFirst();
        assertThat(cloud.network().moveFloatingIp(bound.id(), free.map(Port::id)))
                .isTrue();
        var after = cloud.network().floatingIps().find(bound.id()).orElseThrow();
        assertThat(after.port().map(Port::id)).isEqualTo(free.map(Port::id));
        assertThat(after.status()).isEqualTo("ACTIVE");
    }

    @Test
    void aVolumeIsAttachedAndDetachedThroughItsStates() {
        var volume = free();
        var server = active(volume.project().id());
        var id = volume.id();
        assertThat(cloud.storage().attach(id, server.birth().id())).isTrue();
        assertThat(status(id)).isEqualTo("attaching");
        assertThat(cloud.storage().volume(id).orElseThrow().server()).isEmpty();
        clock.advanceSeconds(2);
        assertThat(status(id)).isEqualTo("in-use");
        assertThat(cloud.storage().volume(id).orElseThrow().server()).contains(server);
        assertThat(cloud.ties(List.of(server)).get(0).volumes().stream().map(Volume::id))
                .contains(id);
        assertThat(cloud.storage().delete(id)).isFalse();
        assertThat(cloud.storage().detach(id)).isTrue();
        assertThat(status(id)).isEqualTo("detaching");
        clock.advanceSeconds(2);
        assertThat(status(id)).isEqualTo("available");
        assertThat(cloud.ties(List.of(server)).get(0).volumes().stream().map(Volume::id))
                .doesNotContain(id);
    }

    @Test
    void withTheServerGoesItsRootVolumeAndStaysItsData() {
        var attached = cloud.storage()
                .page(Optional.empty(), Integer.MAX_VALUE, volume -> volume.attached() != null)
                .orElseThrow();
        var root =
                attached.stream().filter(row -> row.volume().root()).findFirst().orElseThrow();
        var data = attached.stream()
                .filter(row -> !row.volume().root())
                .findFirst()
                .orElseThrow();
        cloud.setStatus(root.server().orElseThrow().birth().id(), "DELETED");
        cloud.setStatus(data.server().orElseThrow().birth().id(), "DELETED");
        assertThat(cloud.storage().volume(root.volume().id())).isEmpty();
        assertThat(status(data.volume().id())).isEqualTo("available");
    }

    @Test
    void someServersAreBuiltOnAVolumeOfTheirOwn() {
        var built = new ArrayList<UUID>();
        for (var i = 0; i < 20; i++) {
            built.add(cloud.boot());
        }
        clock.advanceSeconds(10);
        var ties = cloud.ties(built.stream().map(this::server).toList());
        assertThat(ties).anyMatch(tie -> tie.bootsFromVolume()).anyMatch(tie -> !tie.bootsFromVolume());
        assertThat(ties)
                .filteredOn(tie -> tie.bootsFromVolume())
                .allSatisfy(tie -> assertThat(tie.volumes())
                        .hasSize(1)
                        .allMatch(volume -> volume.status().equals("in-use")));
    }

    @Test
    void aLiveMigrationLeavesARowThatTellsHowItWent() {
        var id = active().birth().id();
        var from = host(id);
        cloud.liveMigrate(id);
        assertThat(last().status()).isEqualTo("preparing");
        clock.advanceSeconds(2);
        assertThat(last().status()).isEqualTo("running");
        clock.advanceSeconds(7);
        assertThat(last().status()).isEqualTo("completed");
        assertThat(last().source().host()).isEqualTo(from);
        assertThat(last().target().host()).isEqualTo(host(id));
        assertThat(last().type()).isEqualTo("live-migration");
    }

    @Test
    void aColdMigrationWaitsAsFinishedUntilItIsConfirmed() {
        var id = active().birth().id();
        cloud.coldMigrate(id);
        var seen = new ArrayList<String>();
        for (var second = 0; second < 12; second++) {
            if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(last().status())) {
                seen.add(last().status());
            }
            clock.advanceSeconds(1);
        }
        assertThat(seen).containsExactly("pre-migrating", "migrating", "post-migrating", "finished");
        cloud.confirmResize(id);
        assertThat(last().status()).isEqualTo("confirming");
        clock.advanceSeconds(2);
        assertThat(last().status()).isEqualTo("confirmed");
        cloud.coldMigrate(id);
        cloud.fail(id, "gone wrong");
        assertThat(last().status()).isEqualTo("error");
        assertThat(cloud.actions(id).get(0).message()).isEqualTo("Error");
    }

    @Test
    void whatNovaDidByItselfNobodyAskedFor() {
        var stopped = active();
        cloud.stop(stopped.birth().id());
        assertThat(cloud.actions(stopped.birth().id()).get(0).userId())
                .isEqualTo(stopped.birth().project().userId());
        clock.advanceSeconds(2);
        var crashed = active();
        cloud.crash(crashed.birth().id());
        clock.advanceSeconds(2);
        assertThat(server(crashed.birth().id()).status()).isEqualTo("SHUTOFF");
        var actions = cloud.actions(crashed.birth().id());
        assertThat(actions.stream().map(Action::name)).containsExactly("stop", "create");
        assertThat(actions.get(0).userId()).isNull();
    }

    @Test
    void anUnchangedCloudStaysTheSame() {
        var ports = cloud.network().ports().all();
        var volumes = cloud.storage().page(Optional.empty(), 1000, volume -> true);
        var generation = cloud.generation(cloud.estate().clusters().get(0));
        clock.advanceSeconds(3600);
        assertThat(cloud.network().ports().all()).isEqualTo(ports);
        assertThat(cloud.storage().page(Optional.empty(), 1000, volume -> true)).isEqualTo(volumes);
        assertThat(cloud.generation(cloud.estate().clusters().get(0))).isEqualTo(generation);
    }

    private Migration last() {
        return cloud.migrations().get(0);
    }

    private FloatingIp bound() {
        return cloud.network().floatingIps().all().stream()
                .filter(ip -> ip.port().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private Volume free() {
        return cloud.storage()
                .page(Optional.empty(), 1, volume -> volume.status().equals("available"))
                .orElseThrow()
                .get(0)
                .volume();
    }

    private String status(UUID volume) {
        return cloud.storage().volume(volume).orElseThrow().volume().status();
    }

    private VirtualMachine active() {
        return servers().stream()
                .filter(vm -> vm.status().equals("ACTIVE"))
                .findFirst()
                .orElseThrow();
    }

    private VirtualMachine active(String project) {
        return servers().stream()
                .filter(vm -> vm.status().equals("ACTIVE")
                        && vm.birth().project().id().equals(project))
                .findFirst()
                .orElseThrow();
    }

    private List<VirtualMachine> servers() {
        return cloud.servers(ServerQuery.everything()).orElseThrow();
    }

    private VirtualMachine server(UUID id) {
        return cloud.server(id).orElseThrow();
    }

    private String host(UUID id) {
        return Objects.requireNonNull(server(id).cluster()).host();
    }
}
