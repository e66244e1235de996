package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vioscope.model.DeploymentMode;
import io.vioscope.simulator.cloud.CloudPlan;
import io.vioscope.simulator.cloud.CloudSize;
import io.vioscope.simulator.cloud.Deployment;
import io.vioscope.simulator.cloud.Deployment.Node;
import io.vioscope.simulator.cloud.Deployment.Role;
import io.vioscope.simulator.cloud.Networking;
import io.vioscope.simulator.cloud.Release;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Timings;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which nodes a control plane has, and what runs where. */
class DeploymentTest {
    private static final List<String> NEEDED = List.of(
            "keystone",
            "nova-api",
            "nova-scheduler",
            "nova-conductor",
            "nova-compute",
            "neutron-server",
            "cinder-api",
            "cinder-scheduler",
            "cinder-volume",
            "glance-api",
            "placement-api",
            "memcached",
            "mariadb",
            "rabbitmq");

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void everythingRunsOnANodeThatExists(DeploymentMode mode) {
        var deployment = deployment(mode, Networking.NSX_P);
        assertThat(NEEDED)
                .allSatisfy(binary -> assertThat(deployment.of(binary)).isNotEmpty());
        assertThat(deployment.loadBalancers()).isNotEmpty();
        var nodes = deployment.nodes().stream().map(Node::name).collect(Collectors.toSet());
        assertThat(deployment.daemons()).allMatch(daemon -> nodes.contains(daemon.node()));
        assertThat(deployment.daemons().stream().map(Deployment.Daemon::key)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "HA,         NSX_P, 2 loadbalancer 3 database 2 controller 4 compute",
        "HA,         DVS,   2 loadbalancer 3 database 2 controller 4 compute 2 dhcp",
        "COMPACT,    NSX_P, 1 controller 4 compute",
        "COMPACT,    DVS,   1 controller 4 compute 1 dhcp",
        "TINY,       NSX_P, 1 controller",
        "TINY,       DVS,   1 controller",
        "KUBERNETES, NSX_P, 1 viomanager 3 controller-",
    })
    void theNodesAreThoseOfTheMode(DeploymentMode mode, Networking networking, String expected) {
        var names = deployment(mode, networking).nodes().stream()
                .map(Node::name)
                .map(name -> name.replaceFirst("[0-9]+$", "").replaceFirst("-.*", "-"))
                .toList();
        var counted = names.stream()
                .distinct()
                .map(name -> names.stream().filter(name::equals).count() + " " + name)
                .collect(Collectors.joining(" "));
        assertThat(counted).isEqualTo(expected);
    }

    @Test
    void databaseAndMessageBusShareTheirNodes() {
        var deployment = deployment(DeploymentMode.HA, Networking.NSX_P);
        assertThat(deployment.nodes())
                .filteredOn(node -> node.role() == Role.DATABASE)
                .allSatisfy(
                        node -> assertThat(deployment.on(node.name()).stream().map(Deployment.Daemon::binary))
                                .containsExactly("mariadb", "rabbitmq"));
    }

    @Test
    void aTinyCloudHasOneCluster() {
        var size = CloudSize.of(10, 2);
        assertThatThrownBy(() -> new CloudPlan(
                        1, size, Networking.NSX_P, Release.TRAIN, DeploymentMode.TINY, Timings.REAL, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one cluster");
    }

    @Test
    void everyEsxiHostHasANameOfItsOwn() {
        var clusters = cloud(DeploymentMode.HA, Networking.NSX_P, 1000).estate().clusters();
        assertThat(clusters.get(0).esxiHost(1)).isEqualTo("esx-a01.lab.example");
        assertThat(clusters.stream().map(cluster -> cluster.esxiHost(7))).doesNotHaveDuplicates();
        assertThat(clusters.stream().map(cluster -> cluster.node())).doesNotHaveDuplicates();
    }

    private static Deployment deployment(DeploymentMode mode, Networking networking) {
        return cloud(mode, networking, Deployment.usualClusters(mode)).estate().deployment();
    }

    private static SimulatedCloud cloud(DeploymentMode mode, Networking networking, int clusters) {
        var size = CloudSize.of(10, clusters);
        return new SimulatedCloud(
                new VirtualClock(), new CloudPlan(1, size, networking, Release.TRAIN, mode, Timings.REAL, false));
    }
}
