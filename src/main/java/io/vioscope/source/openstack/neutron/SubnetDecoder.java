package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import java.util.List;

/** The rows of {@code GET /v2.0/subnets}. Neutron gives a subnet no status, so that its health cannot be told. */
final class SubnetDecoder extends Rows {
    private static final Status NONE = Status.enabled("no status", Health.UNKNOWN);

    private static final Shape SHAPE = Shape.of(
            Shape.field("id", JsonType.TEXT),
            Shape.field("name", JsonType.TEXT),
            Shape.field("tenant_id", JsonType.TEXT),
            Shape.field("project_id", JsonType.TEXT),
            Shape.field("network_id", JsonType.TEXT),
            Shape.field("cidr", JsonType.TEXT),
            Shape.field("gateway_ip", JsonType.TEXT),
            Shape.field("ip_version", JsonType.NUMBER),
            Shape.field("enable_dhcp", JsonType.FLAG));

    SubnetDecoder() {
        super(Kind.SUBNET, "subnets", SHAPE, List.of("network_id"), List.of("network_id"));
    }

    @Override
    Entity entity(EntityKey key, Row row, Interner interner) {
        var ties = owned(row, interner);
        tie(ties, interner, RelationType.PART_OF, Kind.NETWORK, row.text("network_id"));
        var attributes = Said.of(
                "cidr", row.get("cidr"),
                "gateway_ip", row.get("gateway_ip"),
                "ip_version", row.get("ip_version"),
                "dhcp", row.get("enable_dhcp"));
        return new Entity(key, row.text("name"), NONE, attributes, ties);
    }
}
