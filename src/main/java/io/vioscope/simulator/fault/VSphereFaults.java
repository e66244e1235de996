package io.vioscope.simulator.fault;

import static io.vioscope.simulator.fault.Effect.deed;
import static io.vioscope.simulator.fault.Effect.trouble;
import static io.vioscope.simulator.fault.Effect.troubles;
import static io.vioscope.simulator.fault.FaultType.fault;
import static io.vioscope.simulator.fault.FaultType.noise;
import static io.vioscope.simulator.fault.FaultType.planned;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.EsxiHosts.Identity;
import io.vioscope.simulator.cloud.Lifecycle;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.physics.Guests.Power;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.plant.Trouble;
import java.util.List;
import java.util.UUID;

/** What breaks in vSphere itself: vCenter, clusters, ESXi hosts. */
final class VSphereFaults {
    static final List<FaultType> ALL = List.of(
            fault(
                    "vcenter-unreachable",
                    Sort.VCENTER,
                    "vCenter or the network to it is gone",
                    trouble(Trouble.UNREACHABLE)),
            fault(
                    "vcenter-service-down",
                    Sort.VCENTER,
                    "vCenter's machine answers, its service is stopped",
                    trouble(Trouble.STOPPED)),
            fault(
                    "vcenter-credential-rejected",
                    Sort.VCENTER,
                    "vCenter refuses the account of Nova and Cinder",
                    trouble(Trouble.LOGIN_REJECTED)),
            fault(
                    "vcenter-cert-untrusted",
                    Sort.VCENTER,
                    "vCenter's certificate was replaced or has expired",
                    trouble(Trouble.CERTIFICATE_REFUSED)),
            fault("vcenter-slow", Sort.VCENTER, "vCenter is overloaded", trouble(Trouble.SLOW)),
            fault(
                    "cluster-lost",
                    Sort.CLUSTER,
                    "All ESXi hosts of a cluster are lost",
                    troubles(VSphereFaults::hosts, Trouble.DOWN).and(hurting(VSphereFaults::onCluster))),
            planned(
                    "cluster-maintenance-all",
                    Sort.CLUSTER,
                    "All ESXi hosts of a cluster are in maintenance mode",
                    troubles(VSphereFaults::hosts, Trouble.MAINTENANCE).and(deed(VSphereFaults::turnHalfOff))),
            fault(
                    "cluster-identity-changed",
                    Sort.CLUSTER,
                    "A cluster was made anew: Nova and Placement know it by another name",
                    deed(VSphereFaults::rename, VSphereFaults::nameBack)),
            fault(
                    "esxi-down-ha",
                    Sort.ESXI_HOST,
                    "An ESXi host fails; vSphere HA starts its virtual machines elsewhere",
                    hurting(VSphereFaults::onHost).and(trouble(Trouble.DOWN))),
            fault(
                    "esxi-down-noha",
                    Sort.ESXI_HOST,
                    "An ESXi host fails and nothing starts its virtual machines elsewhere",
                    hurting(VSphereFaults::onHost)
                            .and(trouble(Trouble.WITHOUT_HA))
                            .and(trouble(Trouble.DOWN))),
            fault(
                    "esxi-disconnected",
                    Sort.ESXI_HOST,
                    "An ESXi host runs and vCenter does not reach it",
                    trouble(Trouble.DISCONNECTED)),
            planned(
                    "esxi-maintenance",
                    Sort.ESXI_HOST,
                    "An ESXi host is in maintenance mode",
                    trouble(Trouble.MAINTENANCE)),
            noise(
                    "drs-storm",
                    Sort.CLUSTER,
                    "DRS moves many virtual machines within a cluster",
                    deed(VSphereFaults::shuffle)),
            noise(
                    "dpm-standby",
                    Sort.ESXI_HOST,
                    "An ESXi host was put to sleep to save power",
                    trouble(Trouble.STANDBY)));

    private VSphereFaults() {}

    private interface Victims {
        List<EntityKey> of(Strike strike);
    }

    private static Effect hurting(Victims victims) {
        return strike -> {
            strike.hurts(victims.of(strike));
            return () -> {};
        };
    }

    static Cluster cluster(Strike strike) {
        return strike.physics().layout().clusters().stream()
                .filter(cluster -> Layout.cluster(cluster).equals(strike.target()))
                .findFirst()
                .orElseThrow();
    }

    private static List<EntityKey> hosts(Strike strike) {
        return Layout.hosts(cluster(strike));
    }

    private static List<VirtualMachine> running(Strike strike) {
        var cluster = cluster(strike);
        return strike.cloud().discoveries().alive().stream()
                .filter(vm -> cluster.equals(vm.cluster()) && vm.state() == Lifecycle.ACTIVE)
                .toList();
    }

    private static List<EntityKey> onCluster(Strike strike) {
        return running(strike).stream().map(Sort::key).toList();
    }

    private static List<EntityKey> onHost(Strike strike) {
        return strike.physics().guests().on(strike.target()).stream()
                .map(number -> Sort.key(strike.cloud().discoveries().row(number)))
                .toList();
    }

    private static void turnHalfOff(Strike strike, EntityKey cluster) {
        running(strike).stream()
                .map(vm -> vm.birth().number())
                .filter(number -> number % 2 == 0)
                .forEach(number -> strike.physics().guests().set(number, Power.OFF));
    }

    private static void rename(Strike strike, EntityKey key) {
        var moref = "domain-c" + (9000 + strike.chance().nextInt(1000));
        var vCenter = key.id().substring(key.id().indexOf('.'));
        var id = new UUID(
                (strike.chance().nextLong() & ~0xF000L) | 0x4000L,
                (strike.chance().nextLong() >>> 2) | (1L << 63));
        strike.cloud().hosts().setIdentity(cluster(strike), new Identity(id, moref + vCenter));
    }

    private static void nameBack(Strike strike, EntityKey key) {
        var cluster = cluster(strike);
        strike.cloud().hosts().setIdentity(cluster, new Identity(cluster.id(), cluster.node()));
    }

    private static void shuffle(Strike strike, EntityKey key) {
        var hosts = cluster(strike).hosts();
        running(strike)
                .forEach(vm -> strike.physics()
                        .guests()
                        .move(vm.birth().number(), strike.chance().nextInt(hosts)));
    }
}
