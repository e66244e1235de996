package io.vioscope.simulator.api.vcenter;

import static io.vioscope.simulator.api.vcenter.VCenterXml.ref;
import static io.vioscope.simulator.api.vcenter.VCenterXml.refs;
import static io.vioscope.simulator.api.vcenter.VCenterXml.text;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.ServerQuery;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.physics.Guests;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.physics.Physics;
import io.vioscope.simulator.plant.Trouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a vCenter holds, as the plant is now: of each object its properties, as XML. */
final class VCenterObjects {
    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;

    private final Physics physics;
    private final EntityKey vcenter;

    VCenterObjects(Physics physics, EntityKey vcenter) {
        this.physics = physics;
        this.vcenter = vcenter;
    }

    /** By type and id, with a slash between. */
    Map<String, Map<String, String>> now() {
        var all = new LinkedHashMap<String, Map<String, String>>();
        for (var cluster : physics.layout().clusters(vcenter)) {
            all.put("ClusterComputeResource/" + moref(Layout.cluster(cluster)), cluster(cluster));
            for (var number = 0; number < cluster.hosts(); number++) {
                all.put("HostSystem/" + moref(Layout.host(cluster, number)), host(cluster, number));
            }
            Layout.datastores(cluster).forEach(store -> all.put("Datastore/" + moref(store), store(cluster, store)));
        }
        for (var vm : physics.cloud().servers(ServerQuery.everything()).orElse(List.of())) {
            var cluster = vm.cluster();
            if (cluster != null
                    && Layout.vCenter(cluster).equals(vcenter)
                    && physics.guests().power(vm) != Guests.Power.MISSING) {
                all.put("VirtualMachine/vm-" + vm.birth().number(), machine(vm, cluster));
            }
        }
        return all;
    }

    /** What vCenter itself calls it: without what Nova and Vioscope add. */
    private static String moref(EntityKey key) {
        return key.id().substring(0, key.id().indexOf('.'));
    }

    private static Map<String, String> cluster(Cluster cluster) {
        return Map.of(
                "name", text("Cluster " + (cluster.index() + 1)),
                "datastore",
                        refs(
                                "Datastore",
                                Layout.datastores(cluster).stream()
                                        .map(VCenterObjects::moref)
                                        .toList()),
                "configuration.dasConfig.enabled", text(true),
                "configuration.drsConfig.enabled", text(true));
    }

    private Map<String, String> host(Cluster cluster, int number) {
        var key = Layout.host(cluster, number);
        var isLost = physics.has(key, Trouble.DOWN) || physics.has(key, Trouble.DISCONNECTED);
        return Map.of(
                "name", text(cluster.esxiHost(number)),
                "parent", ref("ClusterComputeResource", moref(Layout.cluster(cluster))),
                "runtime.connectionState", text(isLost ? "notResponding" : "connected"),
                "runtime.powerState",
                        text(isLost ? "unknown" : physics.has(key, Trouble.STANDBY) ? "standBy" : "poweredOn"),
                "runtime.inMaintenanceMode", text(physics.has(key, Trouble.MAINTENANCE)),
                "summary.config.product.version", text("7.0.3"),
                "summary.hardware.numCpuThreads", text(cluster.vcpus() / cluster.hosts()),
                "summary.hardware.memorySize", text(cluster.memoryMb() / cluster.hosts() * MIB));
    }

    private Map<String, String> store(Cluster cluster, EntityKey store) {
        var size = cluster.localGb() * GIB;
        return Map.of(
                "summary.name", text(moref(store)),
                "summary.type", text("VMFS"),
                "summary.accessible", text(!isLost(store)),
                "summary.maintenanceMode", text(physics.has(store, Trouble.MAINTENANCE) ? "inMaintenance" : "normal"),
                "summary.capacity", text(size),
                "summary.freeSpace", text(physics.has(store, Trouble.FULL) ? 0 : size / 2));
    }

    private boolean isLost(EntityKey store) {
        return physics.has(store, Trouble.DOWN)
                || physics.has(store, Trouble.ALL_PATHS_DOWN)
                || physics.has(store, Trouble.DEVICE_LOST);
    }

    private Map<String, String> machine(VirtualMachine vm, Cluster cluster) {
        var host = Layout.host(cluster, physics.guests().host(vm, cluster));
        var store = Guests.datastore(vm, cluster);
        var key = new EntityKey(Kind.SERVER, vm.birth().id().toString());
        var isOn = physics.guests().power(vm) == Guests.Power.ON;
        return Map.of(
                "name", text(vm.birth().name() + " (" + vm.birth().id() + ")"),
                "config.instanceUuid", text(vm.birth().id()),
                "config.template", text(false),
                "runtime.host", ref("HostSystem", moref(host)),
                "runtime.powerState", text(isOn ? "poweredOn" : "poweredOff"),
                "runtime.connectionState", text(connection(key, host, store)),
                "guestHeartbeatStatus", text(isOn ? physics.has(key, Trouble.HUNG) ? "red" : "green" : "gray"),
                "datastore", refs("Datastore", List.of(moref(store))));
    }

    private String connection(EntityKey server, EntityKey host, EntityKey store) {
        if (physics.has(host, Trouble.DOWN) || physics.has(host, Trouble.DISCONNECTED)) {
            return "disconnected";
        }
        return isLost(store) || physics.has(server, Trouble.DISCONNECTED) ? "inaccessible" : "connected";
    }
}
