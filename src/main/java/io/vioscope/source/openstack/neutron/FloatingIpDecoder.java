package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import java.util.List;

/** The rows of {@code GET /v2.0/floatingips}; a floating IP is named by its address. */
final class FloatingIpDecoder extends Rows {
    private static final Shape SHAPE = Shape.of(
            Shape.field("id", JsonType.TEXT),
            Shape.field("status", JsonType.TEXT),
            Shape.field("tenant_id", JsonType.TEXT),
            Shape.field("project_id", JsonType.TEXT),
            Shape.field("floating_ip_address", JsonType.TEXT),
            Shape.field("floating_network_id", JsonType.TEXT),
            Shape.field("fixed_ip_address", JsonType.TEXT),
            Shape.field("port_id", JsonType.TEXT),
            Shape.field("router_id", JsonType.TEXT));

    private final Plugin plugin;

    FloatingIpDecoder(Plugin plugin) {
        super(
                Kind.FLOATING_IP,
                "floatingips",
                SHAPE,
                List.of("status"),
                List.of("floating_network_id", "port_id", "router_id"));
        this.plugin = plugin;
    }

    @Override
    Entity entity(EntityKey key, Row row, Interner interner) {
        var judged = FloatingIpHealth.of(
                plugin, interner.text(row.text("status")), !row.text("port_id").isEmpty());
        var ties = owned(row, interner);
        tie(ties, interner, RelationType.CONNECTED_TO, Kind.NETWORK, row.text("floating_network_id"));
        tie(ties, interner, RelationType.ASSOCIATED_WITH, Kind.PORT, row.text("port_id"));
        tie(ties, interner, RelationType.SERVED_BY, Kind.ROUTER, row.text("router_id"));
        var attributes = Said.of(
                "address", row.get("floating_ip_address"),
                "fixed_address", row.get("fixed_ip_address"),
                "health_note", judged.note());
        return new Entity(key, row.text("floating_ip_address"), judged.status(), attributes, ties);
    }
}
