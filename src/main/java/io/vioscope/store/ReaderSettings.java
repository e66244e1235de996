package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import io.vioscope.store.ReaderViews.Reader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** How readers want the pages. Every future fails while the database is away. */
public final class ReaderSettings {
    private static final String FIND = "SELECT theme, settings FROM reader_settings WHERE way = $1 AND reader = $2";
    private static final String KEEP = """
            INSERT INTO reader_settings (way, reader, theme, settings, kept_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (way, reader)
            DO UPDATE SET theme = excluded.theme, settings = excluded.settings, kept_at = excluded.kept_at""";

    private final Database database;

    public ReaderSettings(Database database) {
        this.database = database;
    }

    /** What the two cookies say. */
    public record Kept(String theme, String settings) {}

    /** Those of a reader, if they were ever kept. */
    public Future<Optional<Kept>> find(Reader reader) {
        return database.reader()
                .preparedQuery(FIND)
                .execute(Tuple.of(reader.way(), reader.name()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Kept(row.getString(0), row.getString(1)))
                        .findFirst());
    }

    /** Keeps them, instead of those that were kept. */
    public Future<Void> keep(Reader reader, Kept kept, Instant at) {
        var utc = OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
        return database.writer()
                .preparedQuery(KEEP)
                .execute(Tuple.of(reader.way(), reader.name(), kept.theme(), kept.settings(), utc))
                .mapEmpty();
    }
}
