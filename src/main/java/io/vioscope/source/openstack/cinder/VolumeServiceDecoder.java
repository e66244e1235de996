package io.vioscope.source.openstack.cinder;

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

/**
 * The rows of {@code GET /os-services}: cinder-volume, one for each backend, with {@code host@backend} as its host;
 * cinder-scheduler, cinder-backup. Left out is {@code updated_at}: it moves every ten seconds.
 */
final class VolumeServiceDecoder implements RowDecoder {
    private static final Shape SHAPE = Shape.of(
            Shape.field("binary", JsonType.TEXT),
            Shape.field("host", JsonType.TEXT),
            Shape.field("zone", JsonType.TEXT),
            Shape.field("state", JsonType.TEXT),
            Shape.field("status", JsonType.TEXT),
            Shape.field("disabled_reason", JsonType.TEXT),
            Shape.field("frozen", JsonType.FLAG),
            Shape.field("cluster", JsonType.TEXT),
            Shape.field("replication_status", JsonType.TEXT),
            Shape.field("active_backend_id", JsonType.TEXT));

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
        var key = new EntityKey(Kind.VOLUME_SERVICE, id);
        var wrong = row.wrong();
        if (wrong != null || row.text("state").isEmpty()) {
            return Decoded.wrongShape(key, wrong == null ? "no state" : wrong);
        }
        var status = VolumeServiceHealth.of(row.text("state"), row.text("status"), row.text("frozen"));
        var attributes = Said.of(
                "zone", row.get("zone"),
                "disabled_reason", row.get("disabled_reason"),
                "frozen", row.get("frozen"),
                "cluster", row.get("cluster"),
                "replication_status", row.get("replication_status"),
                "active_backend_id", row.get("active_backend_id"));
        return new Decoded.Seen(new Entity(key, id, status, attributes, ties(binary, row.text("host"))));
    }

    /** Of {@code <host>@<backend>}, those of one backend can stand in for each other. */
    private static List<Relation> ties(String binary, String host) {
        var at = host.indexOf('@');
        return at <= 0
                ? ServiceTies.of(Kind.VOLUME_SERVICE, binary, host)
                : ServiceTies.of(Kind.VOLUME_SERVICE, binary + host.substring(at), host.substring(0, at));
    }
}
