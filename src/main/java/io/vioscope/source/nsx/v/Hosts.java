package io.vioscope.source.nsx.v;

import io.vioscope.model.Attributes;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Texts;
import io.vioscope.source.xml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How NSX has prepared ESXi hosts, and whether they reach manager and controllers. NSX calls hosts and clusters by vCenter's own
 * ids, and has one vCenter, whose instance UUID it does not say: the configuration does, or nothing is joined.
 */
final class Hosts {
    private static final String RED = "red";
    private static final int LONGEST = 200;

    /** The end of the name of a feature, and the attribute in which its status stands. */
    private static final Map<String, String> FEATURES = Map.of(
            "hostPrep", "nsx.deployment",
            "vxlan", "nsx.vxlan",
            "messagingInfra", "nsx.messaging",
            "firewall", "nsx.firewall");

    private Hosts() {}

    /** The clusters of all transport zones, each once. */
    static List<String> clusters(NsxV.Lists lists) {
        return lists.of(Part.SCOPES).stream()
                .flatMap(scopes -> scopes.children("vdnScope").stream())
                .flatMap(scope -> scope.children("clusters").stream())
                .flatMap(clusters -> clusters.children("cluster").stream())
                .flatMap(cluster -> cluster.children("cluster").stream())
                .map(cluster -> cluster.text("objectId"))
                .filter(NsxV::isPlain)
                .distinct()
                .sorted()
                .toList();
    }

    /** The hosts of these clusters. */
    static List<String> ids(NsxV.Lists lists) {
        return lists.of(Part.FABRIC).stream()
                .map(Hosts::id)
                .filter(NsxV::isPlain)
                .distinct()
                .sorted()
                .toList();
    }

    private static String id(Node status) {
        return status.child("resource")
                .map(resource -> resource.text("objectId"))
                .orElse("");
    }

    private static String cluster(Node status) {
        return status.child("resource")
                .flatMap(resource -> resource.child("scope"))
                .map(scope -> scope.text("id"))
                .orElse("");
    }

    private static String name(Node status) {
        var name =
                status.child("resource").map(resource -> resource.text("name")).orElse("");
        return Texts.oneLine(Texts.storable(name), LONGEST);
    }

    /** By ESXi host, and by cluster, what is to be added; nothing where it is not known of which vCenter. */
    static Map<EntityKey, Attributes> told(NsxV.Lists lists, @Nullable String vcenter) {
        var told = new TreeMap<EntityKey, Attributes>();
        if (vcenter == null) {
            return told;
        }
        var connections = new HashMap<String, Node>();
        lists.of(Part.CONNECTIONS).forEach(node -> connections.put(node.text("hostId"), node));
        var hosts = new TreeMap<String, Integer>();
        var unready = new HashMap<String, List<String>>();
        for (var status : lists.of(Part.FABRIC)) {
            if (NsxV.isPlain(id(status)) && NsxV.isPlain(cluster(status))) {
                var features = features(status);
                told.put(key(Kind.ESXI_HOST, id(status), vcenter), host(status, features, connections.get(id(status))));
                hosts.merge(cluster(status), 1, Integer::sum);
                if (features.containsValue(RED)) {
                    unready.computeIfAbsent(cluster(status), k -> new ArrayList<>())
                            .add(name(status));
                }
            }
        }
        hosts.forEach((cluster, count) -> told.put(
                key(Kind.HYPERVISOR, cluster, vcenter),
                Said.of(
                        "nsx.hosts", Integer.toString(count),
                        "nsx.hosts_not_ready", Fields.names(unready.getOrDefault(cluster, List.of())))));
        return told;
    }

    private static EntityKey key(Kind kind, String id, String vcenter) {
        return new EntityKey(kind, id + "." + vcenter);
    }

    /** By attribute, the status of each feature that is installed. */
    private static Map<String, String> features(Node status) {
        var features = new HashMap<String, String>();
        for (var feature : status.children("nwFabricFeatureStatus")) {
            var id = feature.text("featureId");
            var attribute = FEATURES.get(id.substring(id.lastIndexOf('.') + 1));
            if (attribute != null && feature.text("installed").equals("true")) {
                features.put(attribute, word(feature, "status"));
            }
        }
        return features;
    }

    private static Attributes host(Node status, Map<String, String> features, @Nullable Node connection) {
        return Said.of(
                "nsx.node", name(status),
                "nsx.deployment", features.get("nsx.deployment"),
                "nsx.vxlan", features.get("nsx.vxlan"),
                "nsx.messaging", features.get("nsx.messaging"),
                "nsx.firewall", features.get("nsx.firewall"),
                "nsx.control", connection == null ? null : word(connection, "hostToControllerConn"),
                "nsx.management", connection == null ? null : word(connection, "nsxMgrToControlPlaneAgentConn"));
    }

    private static String word(Node node, String name) {
        return Texts.oneLine(Texts.storable(node.text(name)), LONGEST)
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
    }
}
