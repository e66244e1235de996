package io.vioscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.cloud.FloatingIp;
import io.vioscope.simulator.fault.Faults.Injection;
import io.vioscope.simulator.physics.Layout;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Addresses that nobody reaches any more are signs of what lies before them. */
class ReachTimelineTest {
    private static final int TRIED = 3;

    private WatchedCloud cloud = WatchedCloud.withNsx(80, 2).trying(TRIED);

    @AfterEach
    void stop() {
        cloud.close();
    }

    private Optional<Problem> problem(String name) {
        return cloud.snapshot().state().problems().open().values().stream()
                .filter(problem -> problem.key().name().equals(name))
                .findFirst();
    }

    private List<Integer> seen(String problem) {
        return problem(problem).orElseThrow().verdict().evidence().stream()
                .filter(evidence -> evidence.symptom().equals("probe.not_reached"))
                .map(evidence -> evidence.bad())
                .toList();
    }

    @Test
    void anEdgeThatIsLostTakesInTheAddressesBehindItAndLetsThemGo() {
        var fault = cloud.at("60s").strike("nsx-edge-down");
        cloud.expect("alarm_raised probe.not_reached").by("2m");
        cloud.at("4m");
        assertThat(seen("edge_cluster.down")).containsExactly(TRIED);
        assertThat(problem("probe.not_reached")).isEmpty();
        cloud.repair(fault);
        cloud.expect("alarm_cleared probe.not_reached").by("5m");
        cloud.at("9m");
        assertThat(problem("edge_cluster.down")).isEmpty();
    }

    @Test
    void anUplinkThatIsLostDoesToo() {
        cloud.at("60s").strike("external-network-down");
        cloud.at("4m");
        assertThat(seen("edge_cluster.way_out_lost")).containsExactly(TRIED);
        assertThat(problem("probe.not_reached")).isEmpty();
    }

    private static Injection at(String fault, String target) {
        return new Injection(fault, Optional.of(target), 1, Optional.empty());
    }

    private WatchedCloud withoutNsx() {
        cloud.close();
        cloud = new WatchedCloud(SimulatorOptions.DEFAULT.withSize(80, 2)).trying(TRIED);
        return cloud;
    }

    private FloatingIp tried() {
        return withoutNsx().at("60s").cloud().network().floatingIps().all().stream()
                .filter(ip -> cloud.entity(new EntityKey(Kind.PROBE, "floating-" + ip.number()))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** OpenStack shows no edge. That all addresses of a network are lost together is one cause and not as many as there are. */
    @Test
    void withoutNsxItIsTheWayOutOfTheirNetworkThatIsLost() {
        withoutNsx().at("60s").strike("nsx-edge-down");
        cloud.at("5m");
        assertThat(seen("network.not_reached")).containsExactly(TRIED);
        assertThat(problem("probe.not_reached")).isEmpty();
    }

    @Test
    void oneOfThemAloneIsNoNetwork() {
        var ip = tried();
        cloud.strike(at("vm-guest-hang", "server/" + ip.port().orElseThrow().deviceId()));
        cloud.at("5m");
        assertThat(seen("probe.not_reached")).containsExactly(1);
        assertThat(problem("network.not_reached")).isEmpty();
    }

    @Test
    void aClusterThatIsLostTakesInTheAddressesOfItsServers() {
        var ip = tried();
        var server = cloud.cloud()
                .server(UUID.fromString(ip.port().orElseThrow().deviceId()))
                .orElseThrow();
        cloud.strike(at(
                "cluster-lost",
                Layout.cluster(Objects.requireNonNull(server.cluster())).toString()));
        cloud.at("8m");
        assertThat(problem("hypervisor.all_hosts_gone")).isPresent();
        assertThat(seen("hypervisor.all_hosts_gone")).isNotEmpty();
        assertThat(problem("probe.not_reached")).isEmpty();
    }
}
