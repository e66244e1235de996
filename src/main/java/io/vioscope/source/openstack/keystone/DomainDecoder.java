package io.vioscope.source.openstack.keystone;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Status;
import io.vioscope.source.openstack.decode.Decoded;
import io.vioscope.source.openstack.decode.EntityRows;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import java.util.List;

/** The rows of {@code GET /v3/domains}. */
final class DomainDecoder extends EntityRows {
    private static final Shape SHAPE = Shape.of(
            Shape.field("id", JsonType.TEXT),
            Shape.field("name", JsonType.TEXT),
            Shape.field("enabled", JsonType.FLAG));

    DomainDecoder() {
        super(Kind.DOMAIN, "domains", SHAPE, List.of("name"), List.of());
    }

    @Override
    protected Decoded decode(EntityKey key, Row row, Interner interner) {
        var status = status(row.text("enabled"));
        return new Decoded.Seen(new Entity(key, row.text("name"), status, Attributes.none(), List.of()));
    }

    /** Nobody of a disabled domain can log in; what its projects own runs on. */
    private static Status status(String enabled) {
        return enabled.equals("false") ? Status.disabled("disabled", Health.OK) : Status.enabled("enabled", Health.OK);
    }
}
