package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.simulator.cloud.CloudPlan;
import io.vioscope.simulator.cloud.Network;
import io.vioscope.simulator.cloud.Port;
import io.vioscope.simulator.cloud.Project;
import io.vioscope.simulator.cloud.ServerQuery;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Timings;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.cloud.Volume;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a simulated cloud looks like one: names, sizes, ages and states as people have them. */
class LookTest {
    private final VirtualClock clock = new VirtualClock();
    private final SimulatedCloud cloud = cloud(2_000);

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 2_000, 100_000})
    void noNameRepeatsInsideAProjectAndFewInTheCloud(int count) {
        var servers = servers(cloud(count));
        assertThat(servers).hasSize(count);
        var seen = new HashSet<String>();
        assertThat(servers)
                .allMatch(vm -> seen.add(vm.birth().project().id() + vm.birth().name()));
        var names = servers.stream().map(vm -> vm.birth().name()).distinct().count();
        assertThat(names).isGreaterThan(count * 97L / 100);
    }

    @Test
    void everyProjectHasANameOfItsOwn() {
        var projects = cloud(100_000).estate().projects();
        assertThat(projects.stream().map(Project::name)).doesNotHaveDuplicates();
        assertThat(projects.stream().map(Project::name))
                .startsWith("webshop-prod", "webshop-staging", "billing", "hr-portal", "data-platform", "ci-runners");
    }

    @Test
    void serversAreWhatTheirProjectIsFor() {
        var byProject = servers(cloud).stream()
                .collect(Collectors.groupingBy(
                        vm -> vm.birth().project().name(),
                        Collectors.mapping(vm -> vm.birth().name(), Collectors.toList())));
        assertThat(byProject.get("webshop-prod")).contains("web-frontend-03", "pg-primary", "pg-replica-1");
        assertThat(byProject.get("ci-runners")).contains("jenkins", "jenkins-agent-3");
        assertThat(byProject.get("data-platform")).contains("kafka-2");
        assertThat(byProject.get("hr-portal")).contains("hr-win-jump-01");
    }

    @Test
    void aServerBootsWhatFitsItsName() {
        assertThat(servers(cloud))
                .filteredOn(vm -> vm.birth().name().contains("win-"))
                .isNotEmpty()
                .allMatch(vm -> vm.birth().image().name().startsWith("windows-"));
        assertThat(servers(cloud))
                .filteredOn(vm -> vm.birth().name().startsWith("pg-"))
                .isNotEmpty()
                .allMatch(vm -> vm.flavor().name().startsWith("r1."));
    }

    @Test
    void aFewProjectsAreLargeAndMostAreSmall() {
        var sizes = servers(cloud).stream()
                .collect(Collectors.groupingBy(vm -> vm.birth().project(), Collectors.counting()))
                .values()
                .stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        assertThat(sizes.get(0)).isGreaterThan(5 * sizes.get(sizes.size() / 2));
    }

    @Test
    void mostServersRunAndSomeAreInEveryOtherState() {
        var states =
                servers(cloud).stream().collect(Collectors.groupingBy(VirtualMachine::status, Collectors.counting()));
        assertThat(states.get("ACTIVE")).isBetween(1_700L, 1_900L);
        assertThat(states).containsKeys("SHUTOFF", "PAUSED", "SUSPENDED", "SHELVED", "ERROR");
        assertThat(states.get("ERROR")).isLessThan(30);
    }

    @Test
    void someServersAreOldAndSomeAreNew() {
        var ages = servers(cloud).stream()
                .map(vm -> Duration.between(vm.birth().created(), clock.instant()))
                .toList();
        assertThat(ages).isSorted().anyMatch(age -> age.toDays() > 900).anyMatch(age -> age.toDays() < 2);
        assertThat(ages).allMatch(age -> age.toMinutes() >= 10);
    }

    @Test
    void aHandfulInAThousandAreNamedAsNobodyExpects() {
        var names = servers(cloud(10_000)).stream().map(vm -> vm.birth().name()).toList();
        assertThat(names)
                .anyMatch(name -> name.contains("<script>"))
                .anyMatch(name -> name.contains("ü"))
                .anyMatch(name -> name.contains("🚀"));
        assertThat(names).filteredOn(name -> !name.matches("[a-z0-9-]+")).hasSizeBetween(20, 80);
    }

    @Test
    void volumesAreNamedAfterServersAndNotEvenlySpread() {
        var volumes = cloud.storage().page(Optional.empty(), Integer.MAX_VALUE, any -> true).orElseThrow().stream()
                .map(Volume.Attached::volume)
                .toList();
        assertThat(volumes.stream().map(Volume::name)).contains("pg-replica-1-data", "");
        assertThat(volumes.stream()
                        .filter(volume -> !volume.name().isEmpty())
                        .map(v -> v.project().name() + v.name()))
                .doesNotHaveDuplicates();
        assertThat(volumes).anyMatch(volume -> volume.status().equals("available"));
        var counts = cloud.ties(servers(cloud)).stream()
                .collect(Collectors.groupingBy(tie -> tie.volumes().size(), Collectors.counting()));
        assertThat(counts).containsKeys(0, 1, 2);
    }

    @Test
    void aNetworkIsNamedAfterWhatIsOnIt() {
        var names = names();
        var frontends = portsOf("webshop-prod-frontend").stream().map(port -> names.get(port.deviceId()));
        var data = portsOf("webshop-prod-data").stream().map(port -> names.get(port.deviceId()));
        assertThat(frontends).anyMatch(name -> name.startsWith("web-frontend"));
        assertThat(data).anyMatch(name -> name.startsWith("pg-")).noneMatch(name -> name.startsWith("web-"));
    }

    @Test
    void networksHaveAddressesAsPeopleGiveThem() {
        var networks = cloud(60).network().networks().all();
        assertThat(networks.stream().map(Network::name))
                .contains("webshop-prod-frontend", "webshop-prod-backend", "billing-frontend");
        assertThat(networks)
                .filteredOn(network -> network.name().equals("webshop-prod-backend"))
                .allSatisfy(network -> {
                    assertThat(network.base()).isEqualTo((10 << 24) + (16 << 16) + (4 << 8));
                    assertThat(network.bits()).isEqualTo(10);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 20_000})
    void noTwoPortsOfANetworkHaveTheSameAddress(int count) {
        var seen = new HashMap<UUID, HashSet<Integer>>();
        assertThat(cloud(count).network().ports().all())
                .allMatch(port -> seen.computeIfAbsent(port.network().id(), id -> new HashSet<>())
                        .add(port.address()));
    }

    private List<Port> portsOf(String network) {
        return cloud.network().ports().all().stream()
                .filter(port ->
                        port.role() == Port.Role.SERVER && port.network().name().equals(network))
                .toList();
    }

    private Map<String, String> names() {
        return servers(cloud).stream()
                .collect(Collectors.toMap(
                        vm -> vm.birth().id().toString(), vm -> vm.birth().name()));
    }

    private static List<VirtualMachine> servers(SimulatedCloud cloud) {
        return cloud.servers(ServerQuery.everything()).orElseThrow();
    }

    private SimulatedCloud cloud(int servers) {
        return new SimulatedCloud(clock, new CloudPlan(1, servers, 4, Timings.REAL));
    }
}
