package io.vioscope.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.simulator.cloud.FloatingAddress;
import io.vioscope.simulator.cloud.Network;
import io.vioscope.simulator.cloud.Port;
import io.vioscope.simulator.cloud.Project;
import io.vioscope.simulator.cloud.VirtualRouter;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/** Renders networks and what hangs on them as Neutron does to an administrator (recorded from Zed). */
final class NetworkJson {
    private static final String CREATED = "2026-11-01T08:00:00Z";

    private final JsonGenerator json;
    private final Rows row;

    /** @param wanted the fields that were asked for; empty for all */
    NetworkJson(JsonGenerator json, Set<String> wanted) {
        this.json = json;
        this.row = new Rows(json, wanted);
    }

    /** A MAC address of a port, from its id. */
    static String mac(UUID port) {
        var hex = HexFormat.of().toHexDigits(port.getLeastSignificantBits(), 6);
        return "fa:16:3e:" + hex.substring(0, 2) + ":" + hex.substring(2, 4) + ":" + hex.substring(4);
    }

    private Rows begin(UUID id, String name, Project project) throws IOException {
        json.writeStartObject();
        return row.text("id", id.toString())
                .text("name", name)
                .text("tenant_id", project.id())
                .text("project_id", project.id());
    }

    private void end() throws IOException {
        row.text("description", "")
                .list("tags", tags -> {})
                .text("created_at", CREATED)
                .text("updated_at", CREATED)
                .number("revision_number", 1);
        json.writeEndObject();
    }

    void network(Network network) throws IOException {
        begin(network.id(), network.name(), network.project())
                .flag("admin_state_up", true)
                .number("mtu", 1500)
                .text("status", network.status())
                .list("subnets", subnets -> subnets.writeString(network.subnet().toString()))
                .flag("shared", network.external())
                .list("availability_zone_hints", none -> {})
                .list("availability_zones", none -> {})
                .text("ipv4_address_scope", null)
                .text("ipv6_address_scope", null)
                .flag("router:external", network.external())
                .flag("port_security_enabled", true)
                .text("qos_policy_id", null)
                .text("provider:network_type", network.external() ? "l3_ext" : "geneve")
                .text("provider:physical_network", null)
                .text("provider:segmentation_id", null);
        if (network.external()) {
            row.flag("is_default", true);
        }
        end();
    }

    void subnet(Network network) throws IOException {
        begin(network.subnet(), network.name() + "-subnet", network.project())
                .text("network_id", network.id().toString())
                .number("ip_version", 4)
                .text("subnetpool_id", null)
                .flag("enable_dhcp", !network.external())
                .text("ipv6_ra_mode", null)
                .text("ipv6_address_mode", null)
                .text("gateway_ip", network.start() + "1")
                .text("cidr", network.cidr())
                .list("allocation_pools", none -> {})
                .list("host_routes", none -> {})
                .list("dns_nameservers", none -> {})
                .list("service_types", none -> {});
        end();
    }

    void port(Port port) throws IOException {
        begin(port.id(), "", port.project())
                .text("network_id", port.network().id().toString())
                .text("mac_address", mac(port.id()))
                .flag("admin_state_up", true)
                .text("status", port.status())
                .text("device_id", port.device().toString())
                .text("device_owner", port.owner())
                .list("fixed_ips", ips -> address(ips, port.network().subnet(), port.address()))
                .list("allowed_address_pairs", none -> {})
                .list("extra_dhcp_opts", none -> {})
                .list("security_groups", none -> {})
                .text("binding:vnic_type", "normal")
                .object("binding:profile", none -> {})
                .text("binding:host_id", port.host())
                .text("binding:vif_type", port.host().isEmpty() ? "unbound" : "ovs")
                .object("binding:vif_details", none -> {})
                .flag("port_security_enabled", true)
                .text("qos_policy_id", null)
                .text("qos_network_policy_id", null)
                .text("resource_request", null);
        end();
    }

    private static void address(JsonGenerator json, UUID subnet, String address) throws IOException {
        json.writeStartObject();
        json.writeStringField("subnet_id", subnet.toString());
        json.writeStringField("ip_address", address);
        json.writeEndObject();
    }

    void router(VirtualRouter router) throws IOException {
        begin(router.id(), router.name(), router.project())
                .flag("admin_state_up", true)
                .text("status", router.status())
                .object("external_gateway_info", gateway -> {
                    gateway.writeStringField(
                            "network_id", router.gatewayNetwork().toString());
                    gateway.writeArrayFieldStart("external_fixed_ips");
                    address(gateway, router.gatewayNetwork(), router.gatewayAddress());
                    gateway.writeEndArray();
                    gateway.writeBooleanField("enable_snat", true);
                })
                .list("availability_zones", none -> {})
                .flag("distributed", false)
                .flag("ha", false)
                .list("availability_zone_hints", none -> {})
                .list("routes", none -> {})
                .text("flavor_id", null);
        end();
    }

    void floatingIp(FloatingAddress ip) throws IOException {
        json.writeStartObject();
        var port = ip.port();
        row.text("id", ip.id().toString())
                .text("tenant_id", ip.project().id())
                .text("project_id", ip.project().id())
                .text("floating_ip_address", ip.address())
                .text("floating_network_id", ip.network().toString())
                .text("router_id", ip.router() == null ? null : ip.router().toString())
                .text("port_id", port == null ? null : port.id().toString())
                .text("fixed_ip_address", port == null ? null : port.address())
                .text("status", ip.status())
                .text("qos_policy_id", null);
        if (port == null) {
            row.text("port_details", null);
        } else {
            row.object("port_details", details -> details(new Rows(details, Set.of()), port));
        }
        end();
    }

    private static void details(Rows details, Port port) throws IOException {
        details.text("name", "")
                .text("network_id", port.network().id().toString())
                .text("mac_address", mac(port.id()))
                .flag("admin_state_up", true)
                .text("status", port.status())
                .text("device_id", port.device().toString())
                .text("device_owner", port.owner());
    }
}
