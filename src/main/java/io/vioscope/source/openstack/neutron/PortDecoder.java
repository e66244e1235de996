package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import java.util.List;

/**
 * The rows of {@code GET /v2.0/ports}. {@code binding:host_id} and {@code binding:vif_type} are there for an
 * administrator only. What a port is attached to stands in {@code device_owner} and {@code device_id}, by the prefixes of
 * neutron_lib/constants.py.
 */
final class PortDecoder extends Rows {
    /** The attribute that only an administrator's answer has. */
    static final String VIF_TYPE = "vif_type";

    /** The ids of the subnets a port has addresses of, with ", " between them. */
    static final String SUBNETS = "subnet_ids";

    static final String DEVICE_OWNER = "device_owner";

    private static final Shape SHAPE = Shape.of(
            Shape.field("id", JsonType.TEXT),
            Shape.field("name", JsonType.TEXT),
            Shape.field("status", JsonType.TEXT),
            Shape.field("tenant_id", JsonType.TEXT),
            Shape.field("project_id", JsonType.TEXT),
            Shape.field("network_id", JsonType.TEXT),
            Shape.field("admin_state_up", JsonType.FLAG),
            Shape.field("mac_address", JsonType.TEXT),
            Shape.field("device_id", JsonType.TEXT),
            Shape.field("device_owner", JsonType.TEXT),
            Shape.list("fixed_ips", Shape.field("subnet_id", JsonType.TEXT), Shape.field("ip_address", JsonType.TEXT)),
            Shape.texts("security_groups"),
            Shape.field("port_security_enabled", JsonType.FLAG),
            Shape.field("binding:vnic_type", JsonType.TEXT),
            Shape.field("binding:vif_type", JsonType.TEXT),
            Shape.field("binding:host_id", JsonType.TEXT));

    private final Plugin plugin;

    PortDecoder(Plugin plugin) {
        super(Kind.PORT, "ports", SHAPE, List.of("status", "network_id"), List.of("network_id", "device_id"));
        this.plugin = plugin;
    }

    @Override
    Entity entity(EntityKey key, Row row, Interner interner) {
        var judged = PortHealth.of(
                plugin,
                interner.text(row.text("status")),
                row.text("admin_state_up"),
                row.text("binding:vif_type"),
                !row.text("device_id").isEmpty());
        var ties = owned(row, interner);
        tie(ties, interner, RelationType.CONNECTED_TO, Kind.NETWORK, row.text("network_id"));
        attach(ties, interner, row.text("device_owner"), row.text("device_id"));
        return new Entity(key, row.text("name"), judged.status(), attributes(row, judged, interner), ties);
    }

    private static void attach(List<Relation> ties, Interner interner, String owner, String device) {
        if (owner.startsWith("compute:")) {
            tie(ties, interner, RelationType.ATTACHED_TO, Kind.SERVER, device);
        } else if (owner.startsWith("network:router_") || owner.equals(Ties.HA_INTERFACE)) {
            tie(ties, interner, RelationType.ATTACHED_TO, Kind.ROUTER, device);
        }
    }

    private static Attributes attributes(Row row, Judged judged, Interner interner) {
        return Said.of(
                "admin_state_up",
                interner.text(row.text("admin_state_up")),
                "mac_address",
                row.get("mac_address"),
                "fixed_ips",
                joined(row.rows("fixed_ips"), "ip_address"),
                SUBNETS,
                interner.text(joined(row.rows("fixed_ips"), "subnet_id")),
                DEVICE_OWNER,
                interner.text(row.text("device_owner")),
                "device_id",
                row.get("device_id"),
                "security_groups",
                interner.text(row.texts("security_groups").size() + ""),
                "port_security",
                interner.text(row.text("port_security_enabled")),
                "vnic_type",
                interner.text(row.text("binding:vnic_type")),
                VIF_TYPE,
                interner.text(row.text("binding:vif_type")),
                "host",
                interner.text(row.text("binding:host_id")),
                "health_note",
                interner.text(judged.note()));
    }
}
