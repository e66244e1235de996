package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.source.openstack.decode.Decoded;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.RowDecoder;
import io.vioscope.source.openstack.decode.Shape;
import io.vioscope.source.openstack.decode.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the lists of Neutron have in common: rows with a UUID, an owner, and references by UUID. */
abstract class Rows implements RowDecoder {
    private final Kind kind;
    private final String list;
    private final Shape shape;
    private final List<String> needed;
    private final List<String> references;

    /**
     * The rows of one list.
     *
     * @param needed     fields without which a row cannot be read; those that are texts
     * @param references fields that must be usable as ids where they are there
     */
    Rows(Kind kind, String list, Shape shape, List<String> needed, List<String> references) {
        this.kind = kind;
        this.list = list;
        this.shape = shape;
        this.needed = needed;
        this.references = references;
    }

    @Override
    public final String list() {
        return list;
    }

    @Override
    public final Shape shape() {
        return shape;
    }

    @Override
    public final Decoded decode(Row row, Interner interner) {
        var id = row.text("id");
        if (!Texts.isId(id)) {
            return new Decoded.Nameless("a " + kind.label() + " without a readable id");
        }
        var key = new EntityKey(kind, id);
        var wrong = mistake(row);
        return wrong != null ? Decoded.wrongShape(key, wrong) : new Decoded.Seen(entity(key, row, interner));
    }

    private @Nullable String mistake(Row row) {
        if (row.wrong() != null) {
            return row.wrong();
        }
        for (var field : needed) {
            if (row.text(field).isEmpty()) {
                return "no " + field;
            }
        }
        for (var field : references) {
            if (!isReference(row.text(field))) {
                return field + " cannot be an id";
            }
        }
        return isReference(owner(row)) ? null : "project_id cannot be an id";
    }

    private static boolean isReference(String id) {
        return id.isEmpty() || Texts.isId(id);
    }

    /** The entity of a row that has all it needs. */
    abstract Entity entity(EntityKey key, Row row, Interner interner);

    /** Before the extension project-id (Newton) only {@code tenant_id} is there; what Neutron made itself has none. */
    private static String owner(Row row) {
        return row.text("project_id").isEmpty() ? row.text("tenant_id") : row.text("project_id");
    }

    /** The tie to the project, if any, as the first of a list to add to. */
    static List<Relation> owned(Row row, Interner interner) {
        var ties = new ArrayList<Relation>(3);
        if (!owner(row).isEmpty()) {
            ties.add(interner.ownedBy(owner(row)));
        }
        return ties;
    }

    /** Adds a tie to what a field names, if it names anything. */
    static void tie(List<Relation> ties, Interner interner, RelationType type, Kind kind, String id) {
        if (!id.isEmpty()) {
            ties.add(interner.tie(type, kind, id));
        }
    }

    /** The values of a field of the objects of a list, sorted, so that the order of an answer is no change. */
    static String joined(List<Row> rows, String field) {
        return String.join(
                ", ",
                rows.stream()
                        .map(r -> r.text(field))
                        .filter(v -> !v.isEmpty())
                        .distinct()
                        .sorted()
                        .toList());
    }
}
