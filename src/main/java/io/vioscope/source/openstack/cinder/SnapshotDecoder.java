package io.vioscope.source.openstack.cinder;

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
import java.util.ArrayList;
import java.util.List;

/** The rows of {@code GET /snapshots/detail}. Left out is the progress, which moves by itself. */
final class SnapshotDecoder extends EntityRows {
    private static final String PROJECT = "os-extended-snapshot-attributes:project_id";

    private static final Shape SHAPE = Shape.of(
            Shape.field("id", JsonType.TEXT),
            Shape.field("name", JsonType.TEXT),
            Shape.field("status", JsonType.TEXT),
            Shape.field("volume_id", JsonType.TEXT),
            Shape.field("size", JsonType.NUMBER),
            Shape.field("created_at", JsonType.TEXT),
            // Not kept: where a list that begins with what changed last may end.
            Shape.field("updated_at", JsonType.TEXT),
            Shape.field("user_id", JsonType.TEXT),
            Shape.field(PROJECT, JsonType.TEXT));

    SnapshotDecoder() {
        super(Kind.SNAPSHOT, "snapshots", SHAPE, List.of("status", "volume_id"), List.of("volume_id", PROJECT));
    }

    @Override
    protected Decoded decode(EntityKey key, Row row, Interner interner) {
        var status = SnapshotHealth.of(interner.text(row.text("status")));
        return new Decoded.Seen(
                new Entity(key, row.text("name"), status, attributes(row, interner), relations(row, interner)));
    }

    private static List<Relation> relations(Row row, Interner interner) {
        var relations = new ArrayList<Relation>(2);
        if (!row.text(PROJECT).isEmpty()) {
            relations.add(interner.ownedBy(row.text(PROJECT)));
        }
        relations.add(interner.tie(RelationType.SNAPSHOT_OF, Kind.VOLUME, row.text("volume_id")));
        return relations;
    }

    private static Attributes attributes(Row row, Interner interner) {
        return Said.of(
                "size_gb", interner.text(row.text("size")),
                "created", row.get("created_at"),
                "user_id", interner.text(row.text("user_id")));
    }
}
