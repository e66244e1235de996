package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.source.openstack.decode.Decoded;
import io.vioscope.source.openstack.decode.EntityRows;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the lists of Neutron have in common: rows with a UUID, an owner, and references by UUID. */
abstract class Rows extends EntityRows {
    /**
     * The rows of one list.
     *
     * @param needed     fields without which a row cannot be read; those that are texts
     * @param references fields that must be usable as ids where they are there
     */
    Rows(Kind kind, String list, Shape shape, List<String> needed, List<String> references) {
        super(kind, list, shape, needed, withOwner(references));
    }

    private static List<String> withOwner(List<String> references) {
        return Stream.concat(references.stream(), Stream.of("project_id", "tenant_id"))
                .toList();
    }

    @Override
    protected final Decoded decode(EntityKey key, Row row, Interner interner) {
        return new Decoded.Seen(entity(key, row, interner));
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
        if (rows.size() == 1) {
            return rows.get(0).text(field);
        }
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
