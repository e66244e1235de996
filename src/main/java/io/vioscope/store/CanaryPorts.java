package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The ports that a canary made and that are not known to be gone. Every future fails while the database is away. */
public final class CanaryPorts {
    private static final String ALL =
            "SELECT name, id, made_at FROM canary_port WHERE cloud = $1 ORDER BY made_at, name";
    private static final String INTEND = "INSERT INTO canary_port (cloud, name, made_at) VALUES ($1, $2, $3)";
    private static final String MADE = "UPDATE canary_port SET id = $3 WHERE cloud = $1 AND name = $2";
    private static final String GONE = "DELETE FROM canary_port WHERE cloud = $1 AND name = $2";

    private final Database database;

    public CanaryPorts(Database database) {
        this.database = database;
    }

    /**
     * One of them.
     *
     * @param id null where it is not known whether it was made
     * @param at when it was asked for
     */
    public record Row(String name, @Nullable String id, Instant at) {}

    /** All of a cloud, the oldest first. */
    public Future<List<Row>> all(String cloud) {
        return database.reader()
                .preparedQuery(ALL)
                .execute(Tuple.of(cloud))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Row(
                                row.getString(0),
                                row.getString(1),
                                row.getOffsetDateTime(2).toInstant()))
                        .toList());
    }

    /** One will be asked for. */
    public Future<Void> intend(String cloud, String name, Instant at) {
        return write(INTEND, Tuple.of(cloud, name, OffsetDateTime.ofInstant(at, ZoneOffset.UTC)));
    }

    /** It was made. */
    public Future<Void> made(String cloud, String name, String id) {
        return write(MADE, Tuple.of(cloud, name, id));
    }

    /** It is gone, or never was. */
    public Future<Void> gone(String cloud, String name) {
        return write(GONE, Tuple.of(cloud, name));
    }

    private Future<Void> write(String statement, Tuple values) {
        return database.writer().preparedQuery(statement).execute(values).mapEmpty();
    }
}
