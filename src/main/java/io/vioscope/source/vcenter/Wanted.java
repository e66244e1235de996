package io.vioscope.source.vcenter;

import io.vioscope.source.vcenter.soap.Call;
import io.vioscope.source.xml.Ref;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is read of a vCenter: these properties of all objects of these types, and no others. All of them exist since
 * vSphere 5.5, and none moves by itself but the free space of datastores.
 */
final class Wanted {
    static final String HOST = "HostSystem";
    static final String CLUSTER = "ClusterComputeResource";
    static final String DATASTORE = "Datastore";
    static final String MACHINE = "VirtualMachine";

    private static final Map<String, List<String>> PROPERTIES = new TreeMap<>(Map.of(
            HOST,
            List.of(
                    "name",
                    "parent",
                    "runtime.connectionState",
                    "runtime.powerState",
                    "runtime.inMaintenanceMode",
                    "summary.config.product.version",
                    "summary.hardware.numCpuThreads",
                    "summary.hardware.memorySize"),
            CLUSTER,
            List.of("name", "datastore", "configuration.dasConfig.enabled", "configuration.drsConfig.enabled"),
            DATASTORE,
            List.of(
                    "summary.name",
                    "summary.type",
                    "summary.accessible",
                    "summary.maintenanceMode",
                    "summary.capacity",
                    "summary.freeSpace"),
            MACHINE,
            List.of(
                    "name",
                    "config.instanceUuid",
                    "config.template",
                    "runtime.host",
                    "runtime.powerState",
                    "runtime.connectionState",
                    "guestHeartbeatStatus",
                    "datastore")));

    private Wanted() {}

    /** Makes a view of all objects of these types, which follows as they come and go. */
    static Call view(About about) {
        var call = Call.of("CreateContainerView", about.views()).ref("container", about.root());
        PROPERTIES.keySet().forEach(type -> call.text("type", type));
        return call.flag("recursive", true);
    }

    /** Has the properties of what is in a view collected. */
    static Call filter(About about, Ref view) {
        var call = Call.of("CreateFilter", about.collector()).open("spec");
        PROPERTIES.forEach((type, paths) -> {
            call.open("propSet").text("type", type);
            paths.forEach(path -> call.text("pathSet", path));
            call.close("propSet");
        });
        return call.open("objectSet")
                .ref("obj", view)
                .flag("skip", true)
                .open("selectSet", "TraversalSpec")
                .text("name", "all")
                .text("type", view.type())
                .text("path", "view")
                .flag("skip", false)
                .close("selectSet")
                .close("objectSet")
                .close("spec")
                .flag("partialUpdates", false);
    }
}
