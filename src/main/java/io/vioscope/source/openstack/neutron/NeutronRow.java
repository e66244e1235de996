package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import io.vioscope.source.openstack.decode.Decoded;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.Row;
import io.vioscope.source.openstack.decode.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the rows of Neutron's lists have in common: an id, a name, a project, ties to others by id. */
final class NeutronRow {
    private final EntityKey key;
    private final Row row;
    private final Interner interner;
    private final List<Relation> ties = new ArrayList<>();

    private NeutronRow(EntityKey key, Row row, Interner interner) {
        this.key = key;
        this.row = row;
        this.interner = interner;
    }

    /** Makes an entity of a row that can be read. */
    interface Maker {
        Entity make(NeutronRow row);
    }

    static Decoded decode(Kind kind, Row row, Interner interner, Maker maker) {
        var id = row.text("id");
        if (!Texts.isId(id)) {
            return new Decoded.Nameless("a " + kind.word() + " without a readable id");
        }
        var key = new EntityKey(kind, id);
        return row.wrong() == null
                ? new Decoded.Seen(maker.make(new NeutronRow(key, row, interner).ownedByItsProject()))
                : Decoded.wrongShape(key, row.wrong());
    }

    private NeutronRow ownedByItsProject() {
        var project = row.text("project_id").isEmpty() ? row.text("tenant_id") : row.text("project_id");
        if (Texts.isId(project)) {
            ties.add(interner.ownedBy(project));
        }
        return this;
    }

    /** Ties it to what a field names, if it names something. */
    NeutronRow tie(RelationType type, Kind kind, String id) {
        if (Texts.isId(id)) {
            ties.add(interner.tie(type, kind, id));
        }
        return this;
    }

    /** A field, empty if it is not there. */
    String text(String field) {
        return row.text(field);
    }

    /** A field whose values repeat. */
    String word(String field) {
        return interner.text(row.text(field));
    }

    /** The addresses of a list of fixed IPs, sorted. */
    @Nullable
    String addresses(String list) {
        return row.rows(list).stream().map(r -> r.text("ip_address")).sorted().collect(Collectors.joining(", "));
    }

    /** The row itself. */
    Row row() {
        return row;
    }

    Entity entity(String name, Status status, Attributes attributes) {
        return new Entity(key, name, status, attributes, ties);
    }
}
