package io.vioscope.simulator.api.nsx;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.VirtualRouter;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.physics.Physics;
import io.vioscope.simulator.plant.Trouble;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What the simulated NSX has: one cluster of three managers, one edge cluster of two nodes, and the ESXi hosts. */
final class NsxObjects {
    /** The edge cluster's id. */
    static final String EDGES = Kind.EDGE_CLUSTER.word();

    private static final List<String> EDGE_NODES = List.of("edge-1", "edge-2");

    private final Physics physics;

    NsxObjects(Physics physics) {
        this.physics = physics;
    }

    JsonObject cluster() {
        var online = Stream.of("192.0.2.11", "192.0.2.12", "192.0.2.13")
                .map(ip -> new JsonObject().put("uuid", "manager-" + ip).put("mgmt_cluster_listen_ip_address", ip))
                .toList();
        return new JsonObject()
                .put("cluster_id", "nsx")
                .put(
                        "mgmt_cluster_status",
                        status("STABLE")
                                .put("online_nodes", new JsonArray(online))
                                .put("offline_nodes", new JsonArray()))
                .put("control_cluster_status", status("STABLE"))
                .put("detailed_cluster_status", new JsonObject().put("overall_status", "STABLE"));
    }

    private static JsonObject status(String word) {
        return new JsonObject().put("status", word);
    }

    List<JsonObject> edgeClusters() {
        var members = EDGE_NODES.stream()
                .map(id -> new JsonObject().put("transport_node_id", id))
                .toList();
        return List.of(new JsonObject()
                .put("id", EDGES)
                .put("display_name", "edges")
                .put("deployment_type", "VIRTUAL_MACHINE")
                .put("members", new JsonArray(members)));
    }

    private String edge() {
        return physics.has(Layout.EDGES, Trouble.DOWN) ? "DOWN" : "UP";
    }

    JsonObject edgeCluster() {
        var members = EDGE_NODES.stream()
                .map(id -> status(edge())
                        .put(
                                "transport_node",
                                new JsonObject().put("target_id", id).put("target_display_name", id)))
                .toList();
        return new JsonObject()
                .put("edge_cluster_id", EDGES)
                .put("edge_cluster_status", edge())
                .put("member_status", new JsonArray(members));
    }

    /** By which id NSX calls a vCenter: one of its own. */
    private static String manager(EntityKey vCenter) {
        return UUID.nameUUIDFromBytes(vCenter.id().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static String called(EntityKey part, Cluster cluster) {
        return manager(Layout.vCenter(cluster)) + ":"
                + part.id().substring(0, part.id().indexOf('.'));
    }

    List<JsonObject> vCenters() {
        return physics.layout().vCenters().stream()
                .map(vCenter -> new JsonObject()
                        .put("id", manager(vCenter))
                        .put("origin_type", "vCenter")
                        .put(
                                "origin_properties",
                                new JsonArray(List.of(new JsonObject()
                                        .put("key", "instanceUuid")
                                        .put("value", vCenter.id())))))
                .toList();
    }

    List<JsonObject> discovered() {
        return hosts((cluster, number) -> new JsonObject()
                .put("external_id", called(Layout.host(cluster, number), cluster))
                .put("parent_compute_collection", called(Layout.cluster(cluster), cluster)));
    }

    List<JsonObject> nodes() {
        return withEdges(
                hosts((cluster, number) -> node(
                        Layout.host(cluster, number).id(),
                        cluster.esxiHost(number),
                        new JsonObject()
                                .put("resource_type", "HostNode")
                                .put("discovered_node_id", called(Layout.host(cluster, number), cluster)))),
                EDGE_NODES.stream()
                        .map(id -> node(id, id, new JsonObject().put("resource_type", "EdgeNode")))
                        .toList());
    }

    private static JsonObject node(String id, String name, JsonObject deployment) {
        return new JsonObject().put("id", id).put("display_name", name).put("node_deployment_info", deployment);
    }

    List<JsonObject> statuses() {
        return withEdges(
                hosts((cluster, number) -> {
                    var key = Layout.host(cluster, number);
                    var isDown = physics.has(key, Trouble.DOWN) || physics.has(key, Trouble.LOSSY);
                    return nodeStatus(
                            key.id(),
                            cluster.esxiHost(number),
                            isDown ? "DOWN" : "UP",
                            physics.has(key, Trouble.MAINTENANCE) ? "ON" : "OFF");
                }),
                EDGE_NODES.stream().map(id -> nodeStatus(id, id, edge(), "OFF")).toList());
    }

    private static JsonObject nodeStatus(String id, String name, String word, String maintenance) {
        var isUp = word.equals("UP");
        var tunnels = new JsonObject().put("bfd_up_count", isUp ? 3 : 0).put("bfd_down_count", isUp ? 0 : 3);
        return status(word)
                .put("node_uuid", id)
                .put("node_display_name", name)
                .put("mgmt_connection_status", "UP")
                .put("control_connection_status", status("UP"))
                .put("pnic_status", status("UP"))
                .put("tunnel_status", new JsonObject().put("bfd_status", tunnels))
                .put("node_status", new JsonObject().put("maintenance_mode", maintenance));
    }

    private List<JsonObject> hosts(BiFunction<Cluster, Integer, JsonObject> each) {
        var all = new ArrayList<JsonObject>();
        for (var cluster : physics.layout().clusters()) {
            for (var number = 0; number < cluster.hosts(); number++) {
                all.add(each.apply(cluster, number));
            }
        }
        return all;
    }

    private static List<JsonObject> withEdges(List<JsonObject> hosts, List<JsonObject> edges) {
        return Stream.concat(hosts.stream(), edges.stream()).toList();
    }

    private List<VirtualRouter> routers() {
        return physics.cloud().network().routers().all();
    }

    List<JsonObject> gateways() {
        return routers().stream()
                .map(router -> new JsonObject()
                        .put("id", "t1-" + router.id())
                        .put("display_name", router.name())
                        .put("router_type", "TIER1")
                        .put("edge_cluster_id", EDGES)
                        .put(
                                "tags",
                                new JsonArray(List.of(new JsonObject()
                                        .put("scope", "os-neutron-router-id")
                                        .put("tag", router.id().toString())))))
                .toList();
    }

    JsonObject gateway(String id) {
        var isDown = edge().equals("DOWN");
        var nodes = List.of(node("edge-1", isDown ? "DOWN" : "ACTIVE"), node("edge-2", isDown ? "DOWN" : "STANDBY"));
        return new JsonObject().put("logical_router_id", id).put("per_node_status", new JsonArray(nodes));
    }

    private static JsonObject node(String id, String word) {
        return new JsonObject().put("transport_node_id", id).put("high_availability_status", word);
    }

    List<JsonObject> alarms() {
        return physics.has(Layout.UPLINK, Trouble.DOWN)
                ? EDGE_NODES.stream()
                        .map(id -> status("OPEN")
                                .put("id", "bgp-" + id)
                                .put("severity", "HIGH")
                                .put("feature_name", "routing")
                                .put("event_type", "bgp_down")
                                .put("node_id", id))
                        .toList()
                : List.of();
    }

    List<JsonObject> tier0s() {
        return List.of(new JsonObject().put("id", "tier-0").put("display_name", "tier-0"));
    }

    List<JsonObject> localeServices() {
        return List.of(new JsonObject()
                .put("id", "default")
                .put("edge_cluster_path", "/infra/sites/default/enforcement-points/default/edge-clusters/" + EDGES));
    }

    /** Each edge node has a session with each of two routers behind the uplink. */
    List<JsonObject> neighbors() {
        var isUp = !physics.has(Layout.UPLINK, Trouble.DOWN) && edge().equals("UP");
        return EDGE_NODES.stream()
                .flatMap(node -> Stream.of("198.51.100.1", "198.51.100.2")
                        .map(address -> new JsonObject()
                                .put("edge_path", "/infra/sites/default/enforcement-points/default/edge-nodes/" + node)
                                .put("neighbor_address", address)
                                .put("connection_state", isUp ? "ESTABLISHED" : "ACTIVE")))
                .toList();
    }

    List<JsonObject> unrealized() {
        return routers().stream()
                .filter(router -> router.status().equals("ERROR"))
                .map(router -> new JsonObject()
                        .put("source_reference", "/infra/tier-1s/" + router.id())
                        .put("message", "could not be realized"))
                .toList();
    }
}
