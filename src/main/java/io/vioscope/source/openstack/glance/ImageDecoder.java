package io.vioscope.source.openstack.glance;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.source.openstack.decode.Decoded;
import io.vioscope.source.openstack.decode.EntityRows;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import java.time.Instant;
import java.util.List;

/**
 * The rows of {@code GET /v2/images} (API reference, "List images"). An image need have no name, and its sizes are not
 * known before its data is there. The properties that say how vSphere is to run it are texts, as are all that people may
 * add.
 */
final class ImageDecoder extends EntityRows {
    /** The attribute that says who may see an image: public, community, shared or private. */
    static final String VISIBILITY = "visibility";

    private static final Shape SHAPE = Shape.of(
            Shape.field("id", JsonType.TEXT),
            Shape.field("name", JsonType.TEXT),
            Shape.field("status", JsonType.TEXT),
            Shape.field("owner", JsonType.TEXT),
            Shape.field("created_at", JsonType.TEXT),
            Shape.field("size", JsonType.NUMBER),
            Shape.field("virtual_size", JsonType.NUMBER),
            Shape.field("min_ram", JsonType.NUMBER),
            Shape.field("min_disk", JsonType.NUMBER),
            Shape.field("protected", JsonType.FLAG),
            Shape.field("os_hidden", JsonType.FLAG),
            Shape.field("disk_format", JsonType.TEXT),
            Shape.field("container_format", JsonType.TEXT),
            Shape.field(VISIBILITY, JsonType.TEXT),
            Shape.field("vmware_disktype", JsonType.TEXT),
            Shape.field("vmware_adaptertype", JsonType.TEXT),
            Shape.field("vmware_ostype", JsonType.TEXT),
            Shape.field("hw_vif_model", JsonType.TEXT),
            Shape.field("stores", JsonType.TEXT));

    ImageDecoder() {
        super(Kind.IMAGE, "images", SHAPE, List.of("status"), List.of("owner"));
    }

    @Override
    protected Decoded decode(EntityKey key, Row row, Interner interner) {
        var word = interner.text(row.text("status"));
        return ImageHealth.isGone(word)
                ? new Decoded.Gone(key, Instant.MIN)
                : new Decoded.Seen(new Entity(
                        key, row.text("name"), ImageHealth.of(word), attributes(row, interner), owner(row, interner)));
    }

    private static List<Relation> owner(Row row, Interner interner) {
        return row.text("owner").isEmpty() ? List.of() : List.of(interner.ownedBy(row.text("owner")));
    }

    private static Attributes attributes(Row row, Interner interner) {
        return Said.of(
                "disk_format",
                interner.text(row.text("disk_format")),
                "container_format",
                interner.text(row.text("container_format")),
                VISIBILITY,
                interner.text(row.text(VISIBILITY)),
                "size_bytes",
                row.get("size"),
                "virtual_size_bytes",
                row.get("virtual_size"),
                "min_ram_mb",
                interner.text(row.text("min_ram")),
                "min_disk_gb",
                interner.text(row.text("min_disk")),
                "protected",
                interner.text(row.text("protected")),
                "os_hidden",
                interner.text(row.text("os_hidden")),
                "created",
                row.get("created_at"),
                "vmware_disktype",
                interner.text(row.text("vmware_disktype")),
                "vmware_adaptertype",
                interner.text(row.text("vmware_adaptertype")),
                "vmware_ostype",
                interner.text(row.text("vmware_ostype")),
                "hw_vif_model",
                interner.text(row.text("hw_vif_model")),
                "stores",
                interner.text(row.text("stores")));
    }
}
