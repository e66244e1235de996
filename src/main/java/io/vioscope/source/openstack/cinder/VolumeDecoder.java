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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code GET /volumes/detail}, microversions 3.0 to 3.70. A volume need have no name. It names its pool as
 * {@code host@backend#pool}, and only to administrators; nothing before the scheduler has chosen one. Listed attachments
 * are those that are complete; one to a bare host has no server.
 */
final class VolumeDecoder extends EntityRows {
    private static final String PROJECT = "os-vol-tenant-attr:tenant_id";
    private static final String POOL = "os-vol-host-attr:host";
    private static final String ATTACHMENTS = "attachments";

    private static final Shape SHAPE = Shape.of(
            Shape.field("id", JsonType.TEXT),
            Shape.field("name", JsonType.TEXT),
            Shape.field("status", JsonType.TEXT),
            Shape.field("size", JsonType.NUMBER),
            Shape.field("volume_type", JsonType.TEXT),
            Shape.field("availability_zone", JsonType.TEXT),
            Shape.field("created_at", JsonType.TEXT),
            // Not kept: where a list that begins with what changed last may end.
            Shape.field("updated_at", JsonType.TEXT),
            Shape.field("user_id", JsonType.TEXT),
            // The database keeps this one as a text.
            Shape.field("bootable", JsonType.TEXT, JsonType.FLAG),
            Shape.field("encrypted", JsonType.FLAG),
            Shape.field("multiattach", JsonType.FLAG),
            Shape.field("replication_status", JsonType.TEXT),
            Shape.field("migration_status", JsonType.TEXT),
            Shape.field(PROJECT, JsonType.TEXT),
            Shape.field(POOL, JsonType.TEXT),
            Shape.list(ATTACHMENTS, Shape.field("server_id", JsonType.TEXT), Shape.field("host_name", JsonType.TEXT)));

    VolumeDecoder() {
        super(Kind.VOLUME, "volumes", SHAPE, List.of("status"), List.of(PROJECT, POOL));
    }

    @Override
    protected @Nullable String mistake(Row row) {
        var wrong = super.mistake(row);
        return wrong == null && !row.rows(ATTACHMENTS).stream().allMatch(a -> isReference(a.text("server_id")))
                ? "a server it is attached to cannot be an id"
                : wrong;
    }

    @Override
    protected Decoded decode(EntityKey key, Row row, Interner interner) {
        var status = VolumeHealth.of(interner.text(row.text("status")));
        return new Decoded.Seen(
                new Entity(key, row.text("name"), status, attributes(row, interner), relations(row, interner)));
    }

    private static List<Relation> relations(Row row, Interner interner) {
        var relations = new ArrayList<Relation>(3);
        if (!row.text(PROJECT).isEmpty()) {
            relations.add(interner.ownedBy(row.text(PROJECT)));
        }
        if (hasPool(row)) {
            relations.add(interner.tie(RelationType.HOSTED_ON, Kind.VOLUME_POOL, row.text(POOL)));
        }
        for (var attachment : row.rows(ATTACHMENTS)) {
            var server = attachment.text("server_id");
            if (!server.isEmpty()) {
                relations.add(new Relation(RelationType.ATTACHED_TO, new EntityKey(Kind.SERVER, server)));
            }
        }
        return relations;
    }

    private static boolean hasPool(Row row) {
        return row.text(POOL).contains("#");
    }

    private static Attributes attributes(Row row, Interner interner) {
        return Said.of(
                "size_gb", interner.text(row.text("size")),
                "volume_type", interner.text(row.text("volume_type")),
                "availability_zone", interner.text(row.text("availability_zone")),
                "created", row.get("created_at"),
                "user_id", interner.text(row.text("user_id")),
                "bootable", interner.text(row.text("bootable")),
                "encrypted", interner.text(row.text("encrypted")),
                "multiattach", interner.text(row.text("multiattach")),
                "replication_status", interner.text(row.text("replication_status")),
                "migration_status", interner.text(row.text("migration_status")),
                "host", hasPool(row) ? null : interner.text(row.text(POOL)),
                "attached_to_hosts", bareHosts(row));
    }

    private static String bareHosts(Row row) {
        return row.rows(ATTACHMENTS).stream()
                .filter(a -> a.text("server_id").isEmpty() && a.get("host_name") != null)
                .map(a -> a.text("host_name"))
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
