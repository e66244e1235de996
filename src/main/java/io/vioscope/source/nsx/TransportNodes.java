package io.vioscope.source.nsx;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.Attributes;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which ESXi hosts and clusters NSX's transport nodes are, and how they are. NSX calls a host, and a cluster, by the id that
 * it gave its vCenter and by vCenter's own, as in {@code d894632f-f366-4b90-b5d9-2eaaa0c4ff8a:host-10}
 * ({@code discovered_node_id}, {@code parent_compute_collection}); the vCenter's instance UUID stands in
 * {@code origin_properties} of the compute manager. So the join is exact, or there is none.
 */
final class TransportNodes {
    private final Nsx.Lists lists;
    private final Map<String, String> vcenters = new HashMap<>();
    private final Map<String, String> clusters = new HashMap<>();
    private final Map<EntityKey, List<Boolean>> counts = new TreeMap<>();
    private final Map<EntityKey, List<String>> down = new TreeMap<>();

    TransportNodes(Nsx.Lists lists) {
        this.lists = lists;
        lists.of(Part.VCENTERS)
                .forEach(manager -> uuid(manager).ifPresent(uuid -> vcenters.put(Fields.text(manager, "id"), uuid)));
        lists.of(Part.DISCOVERED)
                .forEach(node ->
                        clusters.put(Fields.text(node, "external_id"), Fields.text(node, "parent_compute_collection")));
    }

    private static Optional<String> uuid(JsonNode manager) {
        return Fields.list(manager, "origin_properties").stream()
                .filter(property -> Fields.text(property, "key").equals("instanceUuid"))
                .map(property -> Fields.text(property, "value"))
                .filter(uuid -> !uuid.isEmpty())
                .findFirst();
    }

    /** By ESXi host, and by cluster, what is to be added. */
    Map<EntityKey, Attributes> told() {
        var nodes = lists.of(Part.NODES).stream()
                .collect(Collectors.toMap(node -> Fields.text(node, "id"), node -> node, (one, other) -> one));
        var told = new TreeMap<EntityKey, Attributes>();
        for (var status : lists.of(Part.STATUSES)) {
            var node = nodes.get(Fields.text(status, "node_uuid"));
            if (node != null) {
                var id = Fields.text(node, "node_deployment_info.discovered_node_id");
                key(Kind.ESXI_HOST, id).ifPresent(key -> told.put(key, host(node, status)));
                key(Kind.HYPERVISOR, clusters.getOrDefault(id, "")).ifPresent(key -> count(key, status));
            }
        }
        counts.forEach((key, all) -> told.put(
                key,
                Said.of(
                        "nsx.hosts", Integer.toString(all.size()),
                        "nsx.hosts_down", Fields.names(down.getOrDefault(key, List.of())))));
        return told;
    }

    private void count(EntityKey cluster, JsonNode status) {
        var isDown = Fields.text(status, "status").equals("DOWN");
        counts.computeIfAbsent(cluster, k -> new ArrayList<>()).add(isDown);
        if (isDown) {
            down.computeIfAbsent(cluster, k -> new ArrayList<>()).add(Fields.text(status, "node_display_name"));
        }
    }

    /** The entity that NSX calls so; empty where its vCenter is not known by its own name. */
    private Optional<EntityKey> key(Kind kind, String id) {
        var parts = id.split(":", 2);
        var uuid = vcenters.get(parts[0]);
        return uuid == null || parts.length < 2 || parts[1].isEmpty() || !Texts.isId(parts[1] + "." + uuid)
                ? Optional.empty()
                : Optional.of(new EntityKey(kind, parts[1] + "." + uuid));
    }

    private static Attributes host(JsonNode node, JsonNode status) {
        return Said.of(
                "nsx.node", Fields.text(node, "display_name"),
                "nsx.status", Fields.word(status, "status"),
                "nsx.tunnels", tunnels(status),
                "nsx.control", Fields.word(status, "control_connection_status.status"),
                "nsx.management", Fields.word(status, "mgmt_connection_status"),
                "nsx.pnics", Fields.word(status, "pnic_status.status"),
                "nsx.maintenance", Fields.word(status, "node_status.maintenance_mode"),
                "nsx.deployment", Fields.word(status, "node_status.host_node_deployment_status"));
    }

    /** Up, degraded or down by its BFD sessions; empty where it has none. How many moves with every host. */
    static String tunnels(JsonNode status) {
        var up = status.path("tunnel_status")
                .path("bfd_status")
                .path("bfd_up_count")
                .asInt(0);
        var gone = status.path("tunnel_status")
                .path("bfd_status")
                .path("bfd_down_count")
                .asInt(0);
        if (up + gone == 0) {
            return "";
        }
        return gone == 0 ? "up" : up == 0 ? "down" : "degraded";
    }
}
