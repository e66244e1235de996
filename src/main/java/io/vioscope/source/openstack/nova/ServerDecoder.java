package io.vioscope.source.openstack.nova;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.Relation;
import io.vioscope.source.openstack.decode.Decoded;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.RowDecoder;
import io.vioscope.source.openstack.decode.Said;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Shape.JsonType;
import io.vioscope.source.openstack.decode.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code GET /servers/detail}, microversions 2.1 to 2.93. Left out is what moves without a change of the
 * server ({@code updated}, {@code progress}) and what is a copy of another entity's state ({@code host_status},
 * {@code OS-EXT-SRV-ATTR:host}).
 */
final class ServerDecoder implements RowDecoder {
    private static final int MAX_FAULT = 500;
    private static final String TASK = "OS-EXT-STS:task_state";
    private static final String VM_STATE = "OS-EXT-STS:vm_state";
    private static final String POWER = "OS-EXT-STS:power_state";
    private static final String ZONE = "OS-EXT-AZ:availability_zone";
    private static final String IMAGE = "image.id";
    private static final String HYPERVISOR = "OS-EXT-SRV-ATTR:hypervisor_hostname";

    private static final Shape SHAPE = Shape.of(
            Shape.field("id", JsonType.TEXT),
            Shape.field("name", JsonType.TEXT),
            Shape.field("status", JsonType.TEXT),
            Shape.field("tenant_id", JsonType.TEXT),
            Shape.field("user_id", JsonType.TEXT),
            Shape.field("created", JsonType.TEXT),
            Shape.field("updated", JsonType.TEXT),
            Shape.field("locked", JsonType.FLAG),
            Shape.field(TASK, JsonType.TEXT),
            Shape.field(VM_STATE, JsonType.TEXT),
            Shape.field(POWER, JsonType.NUMBER),
            Shape.field(ZONE, JsonType.TEXT),
            Shape.field(HYPERVISOR, JsonType.TEXT),
            Shape.addresses("addresses"),
            // Before 2.47 the flavor is an id, from then on its content; a server without an image has "".
            Shape.object(
                    "flavor",
                    Set.of(),
                    Shape.field("original_name", JsonType.TEXT),
                    Shape.field("id", JsonType.TEXT, JsonType.NUMBER)),
            Shape.object("image", Set.of(JsonType.TEXT), Shape.field("id", JsonType.TEXT)),
            Shape.object("fault", Set.of(), Shape.field("message", JsonType.TEXT)));

    @Override
    public String list() {
        return "servers";
    }

    @Override
    public String single() {
        return "server";
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Decoded decode(Row row, Interner interner) {
        var id = row.text("id");
        if (!Texts.isId(id)) {
            return new Decoded.Nameless("a server without a readable id");
        }
        var key = new EntityKey(Kind.SERVER, id);
        var status = row.text("status");
        if (status.equals("DELETED")) {
            return new Decoded.Gone(key, time(row.text("updated")));
        }
        if (status.equals("UNKNOWN") && row.get("name") == null) {
            return new Decoded.Unreadable(
                    key, Cause.SERVER_ERROR, "its cell does not answer; Nova shows a stub with status UNKNOWN");
        }
        var wrong = mistake(row);
        return wrong != null ? Decoded.wrongShape(key, wrong) : new Decoded.Seen(entity(key, row, interner));
    }

    private static Instant time(String updated) {
        try {
            return Instant.parse(updated);
        } catch (DateTimeException notSaid) {
            return Instant.MIN;
        }
    }

    private static @Nullable String mistake(Row row) {
        if (row.wrong() != null) {
            return row.wrong();
        }
        if (row.get("name") == null || row.text("status").isEmpty()) {
            return row.get("name") == null ? "no name" : "no status";
        }
        return isReference(row.text("tenant_id")) && isReference(row.text(HYPERVISOR)) && isReference(row.text(IMAGE))
                ? null
                : "tenant_id, hypervisor_hostname or the image cannot be an id";
    }

    private static boolean isReference(String id) {
        return id.isEmpty() || Texts.isId(id);
    }

    private static Entity entity(EntityKey key, Row row, Interner interner) {
        var power = row.get(POWER) == null ? "" : PowerState.word(row.text(POWER));
        var word = interner.text(row.text("status"));
        var status = ServerHealth.of(word, row.text(VM_STATE), power, row.text(TASK));
        return new Entity(key, row.text("name"), status, attributes(row, power, interner), relations(row, interner));
    }

    /** Sorted already. */
    private static List<Relation> relations(Row row, Interner interner) {
        var relations = new ArrayList<Relation>(3);
        if (!row.text(HYPERVISOR).isEmpty()) {
            relations.add(interner.hostedOn(row.text(HYPERVISOR)));
        }
        if (!row.text("tenant_id").isEmpty()) {
            relations.add(interner.ownedBy(row.text("tenant_id")));
        }
        if (!row.text(IMAGE).isEmpty()) {
            relations.add(interner.bootedFrom(row.text(IMAGE)));
        }
        return relations;
    }

    private static Attributes attributes(Row row, String power, Interner interner) {
        var flavor = row.get("flavor.original_name");
        return Said.of(
                "vm_state",
                interner.text(row.text(VM_STATE)),
                "task_state",
                interner.text(row.text(TASK)),
                "power_state",
                interner.text(power),
                "availability_zone",
                interner.text(row.text(ZONE)),
                "flavor",
                interner.text(flavor == null ? row.text("flavor.id") : flavor),
                "addresses",
                row.text("addresses"),
                "created",
                row.text("created"),
                "locked",
                interner.text(row.text("locked")),
                "user_id",
                interner.text(row.text("user_id")),
                "fault",
                Texts.oneLine(row.text("fault.message"), MAX_FAULT));
    }
}
