package io.vioscope.source.nsx;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.Attributes;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.openstack.decode.ReportBuilder;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What NSX knows of Neutron's routers, networks and ports. A gateway has the router's id in its tag
 * {@code os-neutron-router-id} (vmware_nsx/plugins/nsx_v3/plugin.py and nsx_p/plugin.py, {@code create_router}); what could
 * not be realized is named by its path in Policy, whose ids are Neutron's (nsx_p/plugin.py).
 */
final class Routers {
    /** The scope of the tag that tells Neutron's router. */
    static final String TAG = "os-neutron-router-id";

    private static final Pattern ROUTER = Pattern.compile("/infra/tier-1s/([^/]+)(?:/.*)?");
    private static final Pattern NETWORK = Pattern.compile("/infra/(?:tier-1s/[^/]+/)?segments/([^/]+)");
    private static final Pattern PORT = Pattern.compile("/infra/(?:tier-1s/[^/]+/)?segments/[^/]+/ports/([^/]+)");

    private final Nsx.Lists lists;
    private final ReportBuilder report;
    private final Map<EntityKey, String> errors = new HashMap<>();

    Routers(Nsx.Lists lists, ReportBuilder report) {
        this.lists = lists;
        this.report = report;
    }

    void tell() {
        lists.of(Part.UNREALIZED).forEach(this::error);
        lists.of(Part.GATEWAYS).forEach(gateway -> Tags.of(gateway, TAG).ifPresent(id -> router(id, gateway)));
        errors.forEach((key, message) -> report.tell(key, Said.of("nsx.error", message)));
    }

    private void error(JsonNode alarm) {
        var path = Fields.text(alarm, "source_reference");
        var message = Fields.text(alarm, "message");
        var said = message.isEmpty() ? "could not be realized" : message;
        Map.of(Kind.ROUTER, ROUTER, Kind.NETWORK, NETWORK, Kind.PORT, PORT).forEach((kind, pattern) -> {
            var matcher = pattern.matcher(path);
            if (matcher.matches() && Texts.isId(matcher.group(1))) {
                errors.merge(new EntityKey(kind, matcher.group(1)), said, (a, b) -> a.compareTo(b) < 0 ? a : b);
            }
        });
    }

    private void router(String id, JsonNode gateway) {
        var key = new EntityKey(Kind.ROUTER, id);
        var known = lists.gateways().get(Fields.text(gateway, "id"));
        var attributes = attributes(gateway, known, errors.remove(key));
        if (known == null) {
            report.tell(key, attributes);
        } else {
            report.tell(key, attributes, known.at());
        }
        report.ties(key, ties(gateway));
    }

    private Attributes attributes(JsonNode gateway, Gateways.@Nullable Told known, @Nullable String error) {
        var health = GatewayHealth.of(known == null ? null : known.status());
        return Said.of(
                "nsx.gateway", Fields.text(gateway, "id"),
                "nsx.health", known == null ? null : health.health(),
                "nsx.active_on", names(health.active()),
                "nsx.standby_on", names(health.standby()),
                "nsx.error", error);
    }

    private String names(List<String> nodes) {
        var names = lists.of(Part.NODES).stream()
                .collect(Collectors.toMap(
                        node -> Fields.text(node, "id"),
                        node -> Fields.text(node, "display_name"),
                        (one, other) -> one));
        return Fields.names(
                nodes.stream().map(node -> names.getOrDefault(node, node)).toList());
    }

    private static List<Relation> ties(JsonNode gateway) {
        var cluster = Fields.text(gateway, "edge_cluster_id");
        return Texts.isId(cluster)
                ? List.of(new Relation(RelationType.RUNS_ON, new EntityKey(Kind.EDGE_CLUSTER, cluster)))
                : List.of();
    }
}
