package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.source.openstack.decode.Decoded;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.RowDecoder;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.ServiceTies;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import io.vioscope.source.openstack.decode.Texts;
import java.util.List;
import java.util.Set;

/**
 * The rows of {@code GET /v2.0/agents}. Left out are {@code heartbeat_timestamp} and {@code configurations}, whose counts
 * of ports and devices move by themselves.
 */
final class AgentDecoder implements RowDecoder {
    static final String TYPE = "agent_type";
    static final String NEUTRON_ID = "neutron_id";
    static final String L3 = "L3 agent";
    static final String DHCP = "DHCP agent";

    /** Those that can stand in for each other, on nodes of the control plane; the others serve the one host they are on. */
    private static final Set<String> OF_CONTROL_PLANE = Set.of(L3, DHCP, "Metadata agent", "Metering agent");

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
        var wrong = row.wrong();
        if (wrong != null || row.get("alive") == null) {
            return Decoded.wrongShape(key, wrong == null ? "no alive" : wrong);
        }
        var status = AgentHealth.of(row.text("alive"), row.text("admin_state_up"));
        var attributes = Said.of(
                TYPE,
                row.get("agent_type"),
                NEUTRON_ID,
                row.get("id"),
                "host",
                row.get("host"),
                "availability_zone",
                row.get("availability_zone"),
                "admin_state_up",
                row.get("admin_state_up"));
        return new Decoded.Seen(new Entity(key, id, status, attributes, ties(row)));
    }

    private static List<Relation> ties(Row row) {
        return OF_CONTROL_PLANE.contains(row.text("agent_type"))
                ? ServiceTies.of(Kind.AGENT, row.text("binary"), row.text("host"))
                : List.of();
    }
}
