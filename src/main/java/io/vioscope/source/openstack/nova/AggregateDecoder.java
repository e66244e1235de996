package io.vioscope.source.openstack.nova;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import io.vioscope.source.openstack.decode.Decoded;
import io.vioscope.source.openstack.decode.EntityRows;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import java.util.List;

/**
 * The rows of {@code GET /os-aggregates}. An aggregate is known by its number, which every microversion tells and none
 * changes; it has no state of its own.
 */
final class AggregateDecoder extends EntityRows {
    /** The nova-compute hosts in it, with ", " between them. */
    static final String HOSTS = "hosts";

    private static final Status NONE = Status.enabled("defined", Health.UNKNOWN);

    private static final Shape SHAPE = Shape.of(
            Shape.field("id", JsonType.NUMBER, JsonType.TEXT),
            Shape.field("uuid", JsonType.TEXT),
            Shape.field("name", JsonType.TEXT),
            Shape.field("availability_zone", JsonType.TEXT),
            Shape.texts(HOSTS));

    AggregateDecoder() {
        super(Kind.AGGREGATE, "aggregates", SHAPE, List.of(), List.of("availability_zone"));
    }

    @Override
    protected Decoded decode(EntityKey key, Row row, Interner interner) {
        var zone = zone(row.text("availability_zone"));
        return new Decoded.Seen(new Entity(key, row.text("name"), NONE, attributes(row), zone));
    }

    private static List<Relation> zone(String zone) {
        return zone.isEmpty()
                ? List.of()
                : List.of(new Relation(RelationType.PART_OF, new EntityKey(Kind.AVAILABILITY_ZONE, zone)));
    }

    private static Attributes attributes(Row row) {
        var hosts = row.texts(HOSTS).stream().sorted().distinct().toList();
        return Said.of(
                "uuid",
                row.get("uuid"),
                "availability_zone",
                row.get("availability_zone"),
                HOSTS,
                String.join(", ", hosts));
    }
}
