package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The views that readers saved. Every future fails while the database is away. */
public final class ReaderViews {
    private static final String ALL =
            "SELECT page, name, query FROM saved_view WHERE way = $1 AND reader = $2 ORDER BY page, lower(name), name";

    /** One row where it was saved; it says whether there was none of that name. */
    private static final String SAVE = """
            INSERT INTO saved_view (way, reader, page, name, query, saved_at)
                 SELECT $1, $2, $3, $4, $5, $6
                  WHERE (SELECT count(*) FROM saved_view WHERE way = $1 AND reader = $2) < $7
                     OR EXISTS (SELECT FROM saved_view WHERE way = $1 AND reader = $2 AND page = $3 AND name = $4)
            ON CONFLICT (way, reader, page, name) DO UPDATE SET query = excluded.query, saved_at = excluded.saved_at
              RETURNING xmax = 0""";

    private static final String DELETE =
            "DELETE FROM saved_view WHERE way = $1 AND reader = $2 AND page = $3 AND name = $4";

    private final Database database;

    public ReaderViews(Database database) {
        this.database = database;
    }

    /** Whose they are: how it is known who that is, and the name. */
    public record Reader(String way, String name) {}

    /** A view: of which page, its name, and what stands behind the question mark of its address. */
    public record View(String page, String name, String query) {}

    /** All of a reader, by page and name. */
    public Future<List<View>> all(Reader reader) {
        return database.reader()
                .preparedQuery(ALL)
                .execute(Tuple.of(reader.way(), reader.name()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new View(row.getString(0), row.getString(1), row.getString(2)))
                        .toList());
    }

    /**
     * Saves one, instead of one of that name on that page.
     *
     * @param most how many a reader has at most
     * @return whether there was none of that name; empty where it was not saved, as there are so many already
     */
    public Future<Optional<Boolean>> save(Reader reader, View view, Instant at, int most) {
        var values = Tuple.of(reader.way(), reader.name(), view.page(), view.name(), view.query())
                .addOffsetDateTime(OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .addLong((long) most);
        return database.writer()
                .preparedQuery(SAVE)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getBoolean(0))
                        .findFirst());
    }

    /** Deletes one; whether there was one. */
    public Future<Boolean> delete(Reader reader, String page, String name) {
        return database.writer()
                .preparedQuery(DELETE)
                .execute(Tuple.of(reader.way(), reader.name(), page, name))
                .map(rows -> rows.rowCount() > 0);
    }
}
