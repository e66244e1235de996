package io.vioscope.simulator.api.nsx;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.VirtualRouter;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.physics.Physics;
import io.vioscope.simulator.plant.Trouble;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a simulated NSX for vSphere has: one manager with three controllers, the clusters of the first vCenter, and an edge of two
 * appliances for each router. What is wrong with the edge cluster is wrong with each of them.
 */
final class NsxVObjects {

    private final Physics physics;

    NsxVObjects(Physics physics) {
        this.physics = physics;
    }

    private static String element(String name, String... in) {
        return "<" + name + ">" + String.join("", in) + "</" + name + ">";
    }

    /** Names of routers may hold anything. */
    private static String text(String name, String text) {
        return element(name, text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    private static String all(String name, Stream<String> rows) {
        return element(name, rows.collect(Collectors.joining()));
    }

    String controllers() {
        return all(
                "controllers",
                IntStream.rangeClosed(1, 3)
                        .mapToObj(number -> element(
                                "controller",
                                text("id", "controller-" + number),
                                text("ipAddress", "192.0.2.2" + number),
                                text("status", "RUNNING"))));
    }

    String components() {
        return element(
                "components",
                component("VPOSTGRES", "vPostgres", ""),
                component("RABBITMQ", "RabbitMQ", ""),
                component(
                        "NSX",
                        "NSX Manager",
                        element(
                                "versionInfo",
                                text("majorVersion", "6"),
                                text("minorVersion", "4"),
                                text("patchVersion", "6"),
                                text("buildNumber", "14819921"))));
    }

    private static String component(String id, String name, String more) {
        return element(
                "component",
                text("componentId", id),
                text("name", name),
                text("status", "RUNNING"),
                text("enabled", "true"),
                more);
    }

    private EntityKey first() {
        return physics.layout().vCenters().iterator().next();
    }

    String vCenter() {
        var isLost = physics.has(first(), Trouble.DOWN) || physics.has(first(), Trouble.UNREACHABLE);
        return element("vcConfigStatus", text("connected", Boolean.toString(!isLost)));
    }

    /** As vCenter calls it. */
    private static String called(EntityKey part) {
        return part.id().substring(0, part.id().indexOf('.'));
    }

    String scopes() {
        return element(
                "vdnScopes",
                element(
                        "vdnScope",
                        text("objectId", "vdnscope-1"),
                        all(
                                "clusters",
                                physics.layout().clusters(first()).stream()
                                        .map(cluster -> element(
                                                "cluster",
                                                element(
                                                        "cluster",
                                                        text("objectId", called(Layout.cluster(cluster)))))))));
    }

    /** How the hosts of a cluster are prepared. */
    String fabric(String id) {
        return all(
                "resourceStatuses",
                physics.layout().clusters(first()).stream()
                        .filter(cluster -> called(Layout.cluster(cluster)).equals(id))
                        .flatMap(NsxVObjects::hosts));
    }

    private static Stream<String> hosts(Cluster cluster) {
        return IntStream.range(0, cluster.hosts())
                .mapToObj(number -> element(
                        "resourceStatus",
                        element(
                                "resource",
                                text("objectId", called(Layout.host(cluster, number))),
                                text("objectTypeName", "HostSystem"),
                                text("name", cluster.esxiHost(number)),
                                element("scope", text("id", called(Layout.cluster(cluster))))),
                        feature("com.vmware.vshield.vsm.nwfabric.hostPrep"),
                        feature("com.vmware.vshield.vsm.vxlan"),
                        feature("com.vmware.vshield.vsm.messagingInfra")));
    }

    private static String feature(String id) {
        return element(
                "nwFabricFeatureStatus", text("featureId", id), text("status", "GREEN"), text("installed", "true"));
    }

    /** Whether these hosts reach manager and controllers. */
    String connections(List<String> hosts) {
        return element(
                "hostConnStatusList",
                all(
                        "hostConnStatuses",
                        physics.layout().clusters(first()).stream()
                                .flatMap(cluster -> Layout.hosts(cluster).stream())
                                .filter(host -> hosts.contains(called(host)))
                                .map(this::connection)));
    }

    private String connection(EntityKey host) {
        var word = physics.has(host, Trouble.DOWN) ? "DOWN" : "UP";
        return element(
                "hostConnStatus",
                text("hostId", called(host)),
                text("nsxMgrToFirewallAgentConn", word),
                text("nsxMgrToControlPlaneAgentConn", word),
                text("hostToControllerConn", word));
    }

    private List<VirtualRouter> routers() {
        return physics.cloud().network().routers().all();
    }

    private String color() {
        return physics.has(Layout.EDGES, Trouble.DOWN) ? "RED" : "GREEN";
    }

    String edges(int from, int size) {
        var routers = routers();
        return element(
                "pagedEdgeList",
                element(
                        "edgePage",
                        element("pagingInfo", text("totalCount", Integer.toString(routers.size()))),
                        IntStream.range(Math.min(from, routers.size()), Math.min(from + size, routers.size()))
                                .mapToObj(number -> edge(number + 1, routers.get(number)))
                                .collect(Collectors.joining())));
    }

    private String edge(int number, VirtualRouter router) {
        var name = router.name() + "-" + router.id();
        return element(
                "edgeSummary",
                text("objectId", "edge-" + number),
                text("name", name),
                text("state", "deployed"),
                text("edgeType", "gatewayServices"),
                text("edgeStatus", color()),
                element("appliancesSummary", text("numberOfDeployedVms", "2"), text("vmNameOfActiveVse", name + "-0")));
    }

    /** How an edge and its appliances are. */
    String edge(String id) {
        return element(
                "edgeStatus",
                text("edgeStatus", color()),
                element("edgeVmStatus", appliance(id + "-0", "active"), appliance(id + "-1", "standby")));
    }

    private String appliance(String name, String role) {
        return element("edgeVmStatus", text("edgeVMStatus", color()), text("haState", role), text("name", name));
    }
}
