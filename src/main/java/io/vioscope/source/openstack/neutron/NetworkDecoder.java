package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import java.util.List;

/** The rows of {@code GET /v2.0/networks}. The {@code provider:} fields are there for an administrator only. */
final class NetworkDecoder extends Rows {
    /** The attribute that only an administrator's answer has. */
    static final String NETWORK_TYPE = "provider_network_type";

    private static final Shape SHAPE = Shape.of(
            Shape.field("id", JsonType.TEXT),
            Shape.field("name", JsonType.TEXT),
            Shape.field("status", JsonType.TEXT),
            Shape.field("tenant_id", JsonType.TEXT),
            Shape.field("project_id", JsonType.TEXT),
            Shape.field("admin_state_up", JsonType.FLAG),
            Shape.field("shared", JsonType.FLAG),
            Shape.field("router:external", JsonType.FLAG),
            Shape.field("mtu", JsonType.NUMBER),
            Shape.field("provider:network_type", JsonType.TEXT),
            Shape.field("provider:physical_network", JsonType.TEXT),
            Shape.field("provider:segmentation_id", JsonType.NUMBER, JsonType.TEXT));

    NetworkDecoder() {
        super(Kind.NETWORK, "networks", SHAPE, List.of("status"), List.of());
    }

    @Override
    Entity entity(EntityKey key, Row row, Interner interner) {
        var judged = NetworkHealth.of(interner.text(row.text("status")), row.text("admin_state_up"));
        var attributes = Said.of(
                "admin_state_up",
                row.get("admin_state_up"),
                "shared",
                row.get("shared"),
                "external",
                row.get("router:external"),
                "mtu",
                row.get("mtu"),
                NETWORK_TYPE,
                row.get("provider:network_type"),
                "provider_physical_network",
                row.get("provider:physical_network"),
                "provider_segmentation_id",
                row.get("provider:segmentation_id"),
                "health_note",
                judged.note());
        return new Entity(key, row.text("name"), judged.status(), attributes, owned(row, interner));
    }
}
