package io.vioscope.simulator.api.network;

import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.cloud.Networking;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /v2.0/extensions}: the aliases that VMware's plugins support (supported_extension_aliases in vmware_nsx/plugins
 * at 30eab6bb, April 2019), and those that Neutron adds by itself. That is how a client tells which plugin works.
 */
final class Extensions {
    private static final List<String> COMMON = List.of(
            "agent",
            "allowed-address-pairs",
            "binding",
            "dhcp_agent_scheduler",
            "external-net",
            "pagination",
            "port-security",
            "project-id",
            "provider",
            "quotas",
            "security-group",
            "sorting",
            "standard-attr-description",
            "standard-attr-revisions",
            "standard-attr-tag",
            "standard-attr-timestamp");
    private static final List<String> NSX = List.of(
            "address-scope",
            "availability_zone",
            "ext-gw-mode",
            "extra_dhcp_opt",
            "extraroute",
            "fip-port-details",
            "net-mtu",
            "network_availability_zone",
            "port-security-groups-filtering",
            "provider-security-group",
            "router",
            "router_availability_zone",
            "secgroup-rule-local-ip-prefix",
            "security-group-logging",
            "subnet_allocation");

    private Extensions() {}

    static List<String> aliases(Networking networking) {
        var aliases = new ArrayList<>(COMMON);
        if (!networking.hasAgents()) {
            aliases.addAll(NSX);
        }
        if (networking == Networking.NSX_V3) {
            aliases.add("housekeeper");
        }
        return List.copyOf(aliases);
    }

    static Buffer render(Networking networking) {
        return Json.object(6000, json -> {
            json.writeArrayFieldStart("extensions");
            for (var alias : aliases(networking)) {
                json.writeStartObject();
                json.writeStringField("name", alias);
                json.writeStringField("alias", alias);
                json.writeStringField("description", "");
                json.writeStringField("updated", "2016-09-12T10:00:00-00:00");
                json.writeArrayFieldStart("links");
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
