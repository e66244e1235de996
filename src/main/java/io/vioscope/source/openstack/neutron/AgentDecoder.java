package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.source.openstack.decode.Decoded;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.RowDecoder;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.ServiceTies;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import io.vioscope.source.openstack.decode.Texts;

/**
 * The rows of {@code GET /v2.0/agents}. An agent's id is its binary and host, as other services' are; Neutron's own is kept
 * as {@code neutron_id}. Left out is {@code heartbeat_timestamp}: it moves every thirty seconds.
 */
final class AgentDecoder implements RowDecoder {
    private static final Shape SHAPE = Shape.of(
            Shape.field("id", JsonType.TEXT),
            Shape.field("binary", JsonType.TEXT),
            Shape.field("host", JsonType.TEXT),
            Shape.field("agent_type", JsonType.TEXT),
            Shape.field("availability_zone", JsonType.TEXT),
            Shape.field("alive", JsonType.FLAG),
            Shape.field("admin_state_up", JsonType.FLAG));

    @Override
    public String list() {
        return "agents";
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Decoded decode(Row row, Interner interner) {
        var id = row.text("binary") + "@" + row.text("host");
        if (row.text("binary").isEmpty() || row.text("host").isEmpty() || !Texts.isId(id)) {
            return new Decoded.Nameless("an agent without a readable binary and host");
        }
        var key = new EntityKey(Kind.AGENT, id);
        if (row.wrong() != null) {
            return Decoded.wrongShape(key, row.wrong());
        }
        var attributes = Said.of(
                "neutron_id", row.get("id"),
                "agent_type", row.get("agent_type"),
                "zone", row.get("availability_zone"));
        var status = NetworkHealth.ofAgent(row.text("alive"), row.text("admin_state_up"));
        var ties = ServiceTies.of(key.kind(), row.text("binary"), row.text("host"));
        return new Decoded.Seen(new Entity(key, id, status, attributes, ties));
    }
}
