package io.vioscope.source.openstack.neutron;

import static io.vioscope.source.openstack.decode.Shape.field;
import static io.vioscope.source.openstack.decode.Shape.list;
import static io.vioscope.source.openstack.decode.Shape.object;

import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import io.vioscope.source.openstack.decode.Decoded;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.RowDecoder;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.Field;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import java.util.Set;

/** How the rows of each of Neutron's lists are read. Left out is what moves by itself, such as revision numbers. */
final class Decoders {
    private static final Field ID = field("id", JsonType.TEXT);
    private static final Field NAME = field("name", JsonType.TEXT);
    private static final Field STATUS = field("status", JsonType.TEXT);
    private static final Field UP = field("admin_state_up", JsonType.FLAG);
    private static final Field PROJECT = field("project_id", JsonType.TEXT);
    private static final Field TENANT = field("tenant_id", JsonType.TEXT);
    private static final Field CREATED = field("created_at", JsonType.TEXT);

    private Decoders() {}

    /**
     * One list.
     *
     * @param kind  of each row
     * @param list  its name in the answer; the path too
     * @param maker makes an entity of a row
     */
    record Table(Kind kind, String list, Shape shape, NeutronRow.Maker maker) implements RowDecoder {
        @Override
        public Decoded decode(Row row, Interner interner) {
            return NeutronRow.decode(kind, row, interner, maker);
        }
    }

    static RowDecoder networks(Plugin plugin) {
        var shape = Shape.of(
                ID,
                NAME,
                STATUS,
                UP,
                PROJECT,
                TENANT,
                CREATED,
                field("shared", JsonType.FLAG),
                field("mtu", JsonType.NUMBER),
                field("router:external", JsonType.FLAG),
                field("provider:network_type", JsonType.TEXT),
                field("provider:physical_network", JsonType.TEXT),
                field("provider:segmentation_id", JsonType.NUMBER, JsonType.TEXT));
        return new Table(
                Kind.NETWORK,
                "networks",
                shape,
                row -> row.entity(
                        row.text("name"),
                        NetworkHealth.of(row.word("status"), row.text("admin_state_up"), !plugin.isNsx()),
                        Said.of(
                                "shared", row.word("shared"),
                                "mtu", row.word("mtu"),
                                "external", row.word("router:external"),
                                "network_type", row.word("provider:network_type"),
                                "physical_network", row.word("provider:physical_network"),
                                "segmentation_id", row.text("provider:segmentation_id"),
                                "created", row.text("created_at"),
                                "health_note", plugin.isNsx() ? NetworkHealth.NOTE : null)));
    }

    static RowDecoder subnets() {
        var shape = Shape.of(
                ID,
                NAME,
                PROJECT,
                TENANT,
                CREATED,
                field("network_id", JsonType.TEXT),
                field("ip_version", JsonType.NUMBER),
                field("enable_dhcp", JsonType.FLAG),
                field("gateway_ip", JsonType.TEXT),
                field("cidr", JsonType.TEXT));
        return new Table(
                Kind.SUBNET,
                "subnets",
                shape,
                row -> row.tie(RelationType.PART_OF, Kind.NETWORK, row.text("network_id"))
                        .entity(
                                row.text("name"),
                                Status.enabled("listed", Health.UNKNOWN),
                                Said.of(
                                        "cidr", row.text("cidr"),
                                        "ip_version", row.word("ip_version"),
                                        "gateway", row.text("gateway_ip"),
                                        "dhcp", row.word("enable_dhcp"),
                                        "created", row.text("created_at"))));
    }

    static RowDecoder ports(Plugin plugin) {
        var shape = Shape.of(
                ID,
                NAME,
                STATUS,
                UP,
                PROJECT,
                TENANT,
                CREATED,
                field("network_id", JsonType.TEXT),
                field("mac_address", JsonType.TEXT),
                field("device_id", JsonType.TEXT),
                field("device_owner", JsonType.TEXT),
                field("binding:vnic_type", JsonType.TEXT),
                field("binding:vif_type", JsonType.TEXT),
                field("binding:host_id", JsonType.TEXT),
                field("port_security_enabled", JsonType.FLAG),
                list("fixed_ips", field("subnet_id", JsonType.TEXT), field("ip_address", JsonType.TEXT)));
        return new Table(Kind.PORT, "ports", shape, row -> port(row, plugin));
    }

    private static Entity port(NeutronRow row, Plugin plugin) {
        row.tie(RelationType.CONNECTED_TO, Kind.NETWORK, row.text("network_id"));
        var owner = row.word("device_owner");
        if (owner.startsWith("compute:")) {
            row.tie(RelationType.ATTACHED_TO, Kind.SERVER, row.text("device_id"));
        } else if (isOfRouter(owner)) {
            row.tie(RelationType.ATTACHED_TO, Kind.ROUTER, row.text("device_id"));
            row.row().rows("fixed_ips").forEach(ip -> row.tie(RelationType.PART_OF, Kind.SUBNET, ip.text("subnet_id")));
        }
        return row.entity(
                row.text("name"),
                NetworkHealth.ofPort(
                        row.word("status"), row.text("admin_state_up"), !plugin.isNsx(), row.text("device_id"), owner),
                Said.of(
                        "mac_address", row.text("mac_address"),
                        "addresses", row.addresses("fixed_ips"),
                        "device_owner", owner,
                        "vnic_type", row.word("binding:vnic_type"),
                        "vif_type", row.word("binding:vif_type"),
                        "host", row.word("binding:host_id"),
                        "port_security", row.word("port_security_enabled"),
                        "created", row.text("created_at"),
                        "health_note", plugin.isNsx() ? NetworkHealth.NOTE : null));
    }

    /** Whether a port is one of a router's, as against a server's, a DHCP server's or a floating IP's. */
    static boolean isOfRouter(String deviceOwner) {
        return deviceOwner.startsWith("network:router_")
                || deviceOwner.equals("network:ha_router_replicated_interface");
    }

    static RowDecoder routers(Plugin plugin) {
        var shape = Shape.of(
                ID,
                NAME,
                STATUS,
                UP,
                PROJECT,
                TENANT,
                CREATED,
                field("ha", JsonType.FLAG),
                field("distributed", JsonType.FLAG),
                field("router_type", JsonType.TEXT),
                field("router_size", JsonType.TEXT),
                object(
                        "external_gateway_info",
                        Set.of(),
                        field("network_id", JsonType.TEXT),
                        field("enable_snat", JsonType.FLAG),
                        list("external_fixed_ips", field("ip_address", JsonType.TEXT))));
        return new Table(
                Kind.ROUTER,
                "routers",
                shape,
                row -> row.tie(RelationType.CONNECTED_TO, Kind.NETWORK, row.text("external_gateway_info.network_id"))
                        .entity(
                                row.text("name"),
                                NetworkHealth.of(row.word("status"), row.text("admin_state_up"), plugin.tellsRouters()),
                                Said.of(
                                        "ha", row.word("ha"),
                                        "distributed", row.word("distributed"),
                                        "router_type", row.word("router_type"),
                                        "router_size", row.word("router_size"),
                                        "gateway_addresses", row.addresses("external_gateway_info.external_fixed_ips"),
                                        "snat", row.word("external_gateway_info.enable_snat"),
                                        "created", row.text("created_at"),
                                        "health_note", plugin.tellsRouters() ? null : NetworkHealth.NOTE)));
    }

    static RowDecoder floatingIps() {
        var shape = Shape.of(
                ID,
                STATUS,
                PROJECT,
                TENANT,
                CREATED,
                field("floating_ip_address", JsonType.TEXT),
                field("fixed_ip_address", JsonType.TEXT),
                field("floating_network_id", JsonType.TEXT),
                field("router_id", JsonType.TEXT),
                field("port_id", JsonType.TEXT));
        return new Table(
                Kind.FLOATING_IP,
                "floatingips",
                shape,
                row -> row.tie(RelationType.ASSOCIATED_WITH, Kind.PORT, row.text("port_id"))
                        .tie(RelationType.SERVED_BY, Kind.ROUTER, row.text("router_id"))
                        .tie(RelationType.CONNECTED_TO, Kind.NETWORK, row.text("floating_network_id"))
                        .entity(
                                row.text("floating_ip_address"),
                                NetworkHealth.ofFloatingIp(row.word("status"), row.text("port_id")),
                                Said.of(
                                        "address", row.text("floating_ip_address"),
                                        "fixed_address", row.text("fixed_ip_address"),
                                        "created", row.text("created_at"))));
    }
}
