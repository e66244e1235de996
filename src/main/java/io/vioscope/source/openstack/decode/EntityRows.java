package io.vioscope.source.openstack.decode;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lists have in common whose rows are entities of one kind: each row has an id, and fields it cannot do without. */
public abstract class EntityRows implements RowDecoder {
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
    protected EntityRows(Kind kind, String list, Shape shape, List<String> needed, List<String> references) {
        this.kind = kind;
        this.list = list;
        this.shape = shape;
        this.needed = List.copyOf(needed);
        this.references = List.copyOf(references);
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
            return new Decoded.Nameless("one of the " + list + " has no readable id");
        }
        var key = new EntityKey(kind, id);
        var wrong = mistake(row);
        return wrong != null ? Decoded.wrongShape(key, wrong) : decode(key, row, interner);
    }

    /** What a row is that has all it needs. */
    protected abstract Decoded decode(EntityKey key, Row row, Interner interner);

    /** Why a row with an id cannot be read; null if it can. */
    protected @Nullable String mistake(Row row) {
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
        return null;
    }

    /** Whether a text can be the id of something else; empty stands for nothing. */
    protected static boolean isReference(String id) {
        return id.isEmpty() || Texts.isId(id);
    }
}
