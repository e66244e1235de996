package io.vioscope.source.openstack.nova;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.openstack.decode.Decoded;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.RowDecoder;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.ServiceStates;
import io.vioscope.source.openstack.decode.ServiceTies;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import io.vioscope.source.openstack.decode.Texts;

/** The rows of {@code GET /os-services}. Left out is {@code updated_at}: it moves every ten seconds. */
final class ServiceDecoder implements RowDecoder {
    private static final String COMPUTE = "nova-compute";

    private static final Shape SHAPE = Shape.of(
            Shape.field("id", JsonType.TEXT, JsonType.NUMBER),
            Shape.field("binary", JsonType.TEXT),
            Shape.field("host", JsonType.TEXT),
            Shape.field("zone", JsonType.TEXT),
            Shape.field("state", JsonType.TEXT),
            Shape.field("status", JsonType.TEXT),
            Shape.field("disabled_reason", JsonType.TEXT),
            Shape.field("forced_down", JsonType.FLAG));

    @Override
    public String list() {
        return "services";
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Decoded decode(Row row, Interner interner) {
        var binary = row.text("binary");
        var id = binary + "@" + row.text("host");
        if (binary.isEmpty() || row.text("host").isEmpty() || !Texts.isId(id)) {
            return new Decoded.Nameless("a service without a readable binary and host");
        }
        var key = new EntityKey(binary.equals(COMPUTE) ? Kind.COMPUTE_SERVICE : Kind.SERVICE, id);
        var wrong = row.wrong();
        if (wrong != null) {
            return Decoded.wrongShape(key, wrong);
        }
        if (row.text("state").isEmpty()) {
            return row.text("status").equals("UNKNOWN")
                    ? new Decoded.Unreadable(
                            key, Cause.SERVER_ERROR, "its cell does not answer; Nova shows a stub with status UNKNOWN")
                    : Decoded.wrongShape(key, "no state");
        }
        var status = ServiceStates.of(row.text("state"), row.text("status"));
        return new Decoded.Seen(
                new Entity(key, id, status, attributes(row), ServiceTies.of(key.kind(), binary, row.text("host"))));
    }

    private static Attributes attributes(Row row) {
        return Said.of(
                "nova_id", row.get("id"),
                "zone", row.get("zone"),
                "disabled_reason", row.get("disabled_reason"),
                "forced_down", row.get("forced_down"));
    }
}
