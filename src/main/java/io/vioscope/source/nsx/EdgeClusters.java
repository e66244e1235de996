package io.vioscope.source.nsx;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Texts;
import java.util.List;
import java.util.Set;

/** Makes entities of edge clusters. Edge nodes stand in their attributes: what one of them does the cluster makes up for. */
final class EdgeClusters {
    private static final EntityKey MANAGER = new EntityKey(Kind.NSX_MANAGER, Kind.NSX_MANAGER.word());

    private EdgeClusters() {}

    /**
     * An edge cluster.
     *
     * @param cluster {@code EdgeCluster}
     * @param status  its {@code EdgeClusterStatus}
     */
    static Entity of(JsonNode cluster, JsonNode status, Nsx.Lists lists) {
        var id = Fields.text(cluster, "id");
        var name = Fields.text(cluster, "display_name");
        var nodes = members(cluster);
        var routing = BgpState.of(id, lists);
        var attributes = Said.of(
                "nodes", Integer.toString(nodes.size()),
                "nodes_down", members(status, Set.of("DOWN")),
                "nodes_partly", members(status, Set.of("PARTIALLY_DISCONNECTED")),
                "nodes_in_maintenance", members(status, Set.of("ADMIN_DOWN")),
                "tunnels_down_on", tunnelsDown(nodes, lists),
                "bgp", bgp(nodes, lists) || !routing.down().isEmpty() ? "down" : "",
                "tier0", Fields.names(routing.tier0s()),
                "bgp_neighbors_down", Fields.names(routing.down()),
                "uplinks", routing.isCutOff() ? "lost" : "",
                "deployment", Fields.word(cluster, "deployment_type"));
        return new Entity(
                new EntityKey(Kind.EDGE_CLUSTER, id),
                name.isEmpty() ? id : name,
                status(Fields.text(status, "edge_cluster_status")),
                attributes,
                List.of(new Relation(RelationType.REGISTERED_IN, MANAGER)));
    }

    /** Whether it says who it is. */
    static boolean isNamed(JsonNode cluster) {
        return Texts.isId(Fields.text(cluster, "id"));
    }

    private static Status status(String word) {
        return switch (word) {
            case "UP" -> Status.enabled("up", Health.OK);
            case "DEGRADED" -> Status.enabled("degraded", Health.DEGRADED);
            case "DOWN" -> Status.enabled("down", Health.DOWN);
            default -> Status.enabled("not told", Health.UNKNOWN);
        };
    }

    private static Set<String> members(JsonNode cluster) {
        return Set.copyOf(Fields.list(cluster, "members").stream()
                .map(member -> Fields.text(member, "transport_node_id"))
                .toList());
    }

    private static String members(JsonNode status, Set<String> words) {
        return Fields.names(Fields.list(status, "member_status").stream()
                .filter(member -> words.contains(Fields.text(member, "status")))
                .map(member -> Fields.text(member, "transport_node.target_display_name"))
                .toList());
    }

    private static String tunnelsDown(Set<String> nodes, Nsx.Lists lists) {
        return Fields.names(lists.of(Part.STATUSES).stream()
                .filter(node -> nodes.contains(Fields.text(node, "node_uuid")))
                .filter(node -> TransportNodes.tunnels(node).equals("down"))
                .map(node -> Fields.text(node, "node_display_name"))
                .toList());
    }

    /** Whether NSX complains of a neighbour in routing of one of the nodes. */
    private static boolean bgp(Set<String> nodes, Nsx.Lists lists) {
        return lists.of(Part.ALARMS).stream()
                .filter(alarm -> Fields.text(alarm, "feature_name").equals("routing"))
                .filter(alarm -> Fields.text(alarm, "event_type").equals("bgp_down"))
                .anyMatch(alarm -> nodes.contains(Fields.text(alarm, "node_id")));
    }
}
