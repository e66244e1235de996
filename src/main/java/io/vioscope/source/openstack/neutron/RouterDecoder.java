package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Attributes;
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
import java.util.Set;

/** The rows of {@code GET /v2.0/routers}; {@code router_type} and {@code router_size} are NSX-V's. */
final class RouterDecoder extends Rows {
    private static final String GATEWAY = "external_gateway_info";

    private static final Shape SHAPE = Shape.of(
            Shape.field("id", JsonType.TEXT),
            Shape.field("name", JsonType.TEXT),
            Shape.field("status", JsonType.TEXT),
            Shape.field("tenant_id", JsonType.TEXT),
            Shape.field("project_id", JsonType.TEXT),
            Shape.field("admin_state_up", JsonType.FLAG),
            Shape.field("ha", JsonType.FLAG),
            Shape.field("distributed", JsonType.FLAG),
            Shape.object(
                    GATEWAY,
                    Set.of(),
                    Shape.field("network_id", JsonType.TEXT),
                    Shape.field("enable_snat", JsonType.FLAG),
                    Shape.list("external_fixed_ips", Shape.field("ip_address", JsonType.TEXT))),
            Shape.list("routes", Shape.field("destination", JsonType.TEXT)),
            Shape.field("router_type", JsonType.TEXT),
            Shape.field("router_size", JsonType.TEXT));

    private final Plugin plugin;

    RouterDecoder(Plugin plugin) {
        super(Kind.ROUTER, "routers", SHAPE, List.of("status"), List.of(GATEWAY + ".network_id"));
        this.plugin = plugin;
    }

    @Override
    Entity entity(EntityKey key, Row row, Interner interner) {
        var judged = RouterHealth.of(plugin, interner.text(row.text("status")), row.text("admin_state_up"));
        var ties = owned(row, interner);
        tie(ties, interner, RelationType.CONNECTED_TO, Kind.NETWORK, row.text(GATEWAY + ".network_id"));
        return new Entity(key, row.text("name"), judged.status(), attributes(row, judged), ties);
    }

    private static Attributes attributes(Row row, Judged judged) {
        return Said.of(
                "admin_state_up", row.get("admin_state_up"),
                "ha", row.get("ha"),
                "distributed", row.get("distributed"),
                "external_gateway", row.get(GATEWAY + ".network_id") == null ? "none" : "set",
                "external_ips", joined(row.rows(GATEWAY + ".external_fixed_ips"), "ip_address"),
                "enable_snat", row.get(GATEWAY + ".enable_snat"),
                "static_routes", row.rows("routes").size() + "",
                "router_type", row.get("router_type"),
                "router_size", row.get("router_size"),
                "health_note", judged.note());
    }
}
