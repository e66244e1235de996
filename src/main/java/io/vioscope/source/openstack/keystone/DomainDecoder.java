package io.vioscope.source.openstack.keystone;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Status;
import io.vioscope.source.openstack.decode.Decoded;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.RowDecoder;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import io.vioscope.source.openstack.decode.Texts;
import java.util.List;

/** The rows of {@code GET /v3/domains}. */
final class DomainDecoder implements RowDecoder {
    private static final Shape SHAPE = Shape.of(
            Shape.field("id", JsonType.TEXT),
            Shape.field("name", JsonType.TEXT),
            Shape.field("enabled", JsonType.FLAG));

    @Override
    public String list() {
        return "domains";
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Decoded decode(Row row, Interner interner) {
        var id = row.text("id");
        if (!Texts.isId(id)) {
            return new Decoded.Nameless("a domain without a readable id");
        }
        var key = new EntityKey(Kind.DOMAIN, id);
        var wrong = row.wrong();
        var name = row.get("name");
        if (wrong != null || name == null) {
            return Decoded.wrongShape(key, wrong == null ? "no name" : wrong);
        }
        return new Decoded.Seen(new Entity(key, name, status(row.text("enabled")), Attributes.none(), List.of()));
    }

    /** Nobody of a disabled domain can log in; what its projects own runs on. */
    private static Status status(String enabled) {
        return enabled.equals("false") ? Status.disabled("disabled", Health.OK) : Status.enabled("enabled", Health.OK);
    }
}
