package io.vioscope.source.openstack.nova;

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
import java.util.Set;

/**
 * The rows of {@code GET /os-availability-zone/detail}. A zone is not available when all its services are disabled
 * ({@code get_availability_zones} of nova/availability_zones.py): an administrator's decision, no fault. Whether its hosts
 * work is told by their services and not told again here.
 */
final class ZoneDecoder implements RowDecoder {
    private static final Shape SHAPE = Shape.of(
            Shape.field("zoneName", JsonType.TEXT),
            Shape.object("zoneState", Set.of(), Shape.field("available", JsonType.FLAG)));

    @Override
    public String list() {
        return "availabilityZoneInfo";
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public String marker() {
        return "zoneName";
    }

    @Override
    public Decoded decode(Row row, Interner interner) {
        var name = row.text("zoneName");
        if (!Texts.isId(name)) {
            return new Decoded.Nameless("an availability zone without a readable zoneName");
        }
        var key = new EntityKey(Kind.AVAILABILITY_ZONE, name);
        return row.wrong() != null
                ? Decoded.wrongShape(key, row.wrong())
                : new Decoded.Seen(
                        new Entity(key, name, status(row.text("zoneState.available")), Attributes.none(), List.of()));
    }

    static Status status(String available) {
        return switch (available) {
            case "true" -> Status.enabled("available", Health.UNKNOWN);
            case "false" -> Status.disabled("not available", Health.UNKNOWN);
            default -> Status.enabled("not told", Health.UNKNOWN);
        };
    }
}
