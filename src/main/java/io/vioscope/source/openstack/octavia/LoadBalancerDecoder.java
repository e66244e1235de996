package io.vioscope.source.openstack.octavia;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.source.openstack.decode.Decoded;
import io.vioscope.source.openstack.decode.EntityRows;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rows of {@code GET /v2/lbaas/loadbalancers} (Octavia's API reference, "List Load Balancers"). */
final class LoadBalancerDecoder extends EntityRows {
    private static final Shape SHAPE = Shape.of(
            Shape.field("id", JsonType.TEXT),
            Shape.field("name", JsonType.TEXT),
            Shape.field("project_id", JsonType.TEXT),
            Shape.field("tenant_id", JsonType.TEXT),
            Shape.field("provisioning_status", JsonType.TEXT),
            Shape.field("operating_status", JsonType.TEXT),
            Shape.field("admin_state_up", JsonType.FLAG),
            Shape.field("provider", JsonType.TEXT),
            Shape.field("vip_address", JsonType.TEXT),
            Shape.field("vip_port_id", JsonType.TEXT),
            Shape.field("vip_subnet_id", JsonType.TEXT),
            Shape.field("vip_network_id", JsonType.TEXT),
            Shape.list("listeners", Shape.field("id", JsonType.TEXT)),
            Shape.list("pools", Shape.field("id", JsonType.TEXT)));

    LoadBalancerDecoder() {
        super(
                Kind.LOAD_BALANCER,
                "loadbalancers",
                SHAPE,
                List.of("provisioning_status", "operating_status"),
                List.of("project_id", "tenant_id", "vip_network_id"));
    }

    @Override
    protected Decoded decode(EntityKey key, Row row, Interner interner) {
        if (row.text("provisioning_status").equals("DELETED")) {
            return new Decoded.Gone(key, Instant.MIN);
        }
        var status = LoadBalancerHealth.of(
                interner.text(row.text("provisioning_status")),
                interner.text(row.text("operating_status")),
                row.text("admin_state_up"),
                row.rows("listeners").size());
        return new Decoded.Seen(new Entity(key, row.text("name"), status, attributes(row), ties(row, interner)));
    }

    private static String owner(Row row) {
        return row.text("project_id").isEmpty() ? row.text("tenant_id") : row.text("project_id");
    }

    private static List<Relation> ties(Row row, Interner interner) {
        var ties = new ArrayList<Relation>(2);
        if (!owner(row).isEmpty()) {
            ties.add(interner.ownedBy(owner(row)));
        }
        if (!row.text("vip_network_id").isEmpty()) {
            ties.add(interner.tie(RelationType.CONNECTED_TO, Kind.NETWORK, row.text("vip_network_id")));
        }
        return ties;
    }

    private static Attributes attributes(Row row) {
        return Said.of(
                "provisioning_status", row.get("provisioning_status"),
                "operating_status", row.get("operating_status"),
                "admin_state_up", row.get("admin_state_up"),
                "provider", row.get("provider"),
                "vip_address", row.get("vip_address"),
                "vip_port_id", row.get("vip_port_id"),
                "vip_subnet_id", row.get("vip_subnet_id"),
                "listeners", row.rows("listeners").size() + "",
                "pools", row.rows("pools").size() + "");
    }
}
