package io.vioscope.source.openstack.cinder;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.source.openstack.decode.Decoded;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.RowDecoder;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import io.vioscope.source.openstack.decode.Texts;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rows of {@code GET /scheduler-stats/get_pools?detail=true}: {@code host@backend#pool} and whatever its driver
 * tells. Left out are free, allocated and provisioned capacity, which move by themselves. VMware's driver tells
 * {@code unknown} as its capacity unless {@code vmware_enable_volume_stats} is set: that is no number.
 */
final class PoolDecoder implements RowDecoder {
    private static final String CAPABILITIES = "capabilities";
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,15})(?:\\.[0-9]+)?");

    private static final Shape SHAPE = Shape.of(
            Shape.field("name", JsonType.TEXT),
            Shape.object(
                    CAPABILITIES,
                    Set.of(),
                    Shape.field("backend_state", JsonType.TEXT),
                    Shape.field("volume_backend_name", JsonType.TEXT),
                    Shape.field("vendor_name", JsonType.TEXT),
                    Shape.field("driver_version", JsonType.TEXT, JsonType.NUMBER),
                    // Drivers before Yoga's view may tell several.
                    Shape.field("storage_protocol", JsonType.TEXT, JsonType.ARRAY),
                    Shape.field("total_capacity_gb", JsonType.NUMBER, JsonType.TEXT),
                    Shape.field("reserved_percentage", JsonType.NUMBER, JsonType.TEXT)));

    @Override
    public String list() {
        return "pools";
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Decoded decode(Row row, Interner interner) {
        var name = row.text("name");
        if (!Texts.isId(name)) {
            return new Decoded.Nameless("a pool without a readable name");
        }
        var key = new EntityKey(Kind.VOLUME_POOL, name);
        var service = "cinder-volume@" + name.split("#", 2)[0];
        var wrong = row.wrong();
        if (wrong != null || !Texts.isId(service)) {
            return Decoded.wrongShape(key, wrong == null ? "its host cannot be part of an id" : wrong);
        }
        var managedBy = new Relation(RelationType.MANAGED_BY, new EntityKey(Kind.VOLUME_SERVICE, service));
        var status = PoolHealth.of(said(row, "backend_state"));
        return new Decoded.Seen(new Entity(key, name, status, attributes(row), List.of(managedBy)));
    }

    private static Attributes attributes(Row row) {
        var protocols = row.texts(CAPABILITIES + ".storage_protocol");
        return Said.of(
                "backend", said(row, "volume_backend_name"),
                "vendor", said(row, "vendor_name"),
                "driver_version", said(row, "driver_version"),
                "storage_protocol", protocols.isEmpty() ? said(row, "storage_protocol") : protocols.get(0),
                "total_capacity_gb", wholeNumber(said(row, "total_capacity_gb")),
                "reserved_percentage", wholeNumber(said(row, "reserved_percentage")));
    }

    private static String said(Row row, String capability) {
        return row.text(CAPABILITIES + "." + capability);
    }

    /** Without its fraction; empty for {@code unknown}, {@code infinite} and whatever else is no number. */
    private static String wholeNumber(String text) {
        var match = NUMBER.matcher(text);
        return match.matches() ? match.group(1) : "";
    }
}
