package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import io.vioscope.access.AuditChain;
import io.vioscope.access.AuditChain.Link;
import io.vioscope.access.AuditEvent;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Who did what, as a chain. Every future fails while the database is away. */
public final class AuditLog {
    /** One writer at a time, of this server or of a command beside it; readers are not kept waiting. */
    private static final String LOCK = "LOCK TABLE access_audit IN EXCLUSIVE MODE";

    private static final String LAST = "SELECT number, hash FROM access_audit ORDER BY number DESC LIMIT 1";
    private static final String ADD = "INSERT INTO access_audit"
            + " (number, at, who, way, from_address, what, outcome, previous, hash)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    private static final String AFTER = "SELECT number, at, who, way, from_address, what, outcome, previous, hash"
            + " FROM access_audit WHERE number > $1 ORDER BY number LIMIT $2";

    private final Database database;

    public AuditLog(Database database) {
        this.database = database;
    }

    /** Adds events, in their order, all or none; at least one. */
    public Future<List<Link>> add(List<AuditEvent> events) {
        return database.writer()
                .withTransaction(connection -> connection
                        .query(LOCK)
                        .execute()
                        .compose(locked -> connection.query(LAST).execute())
                        .compose(rows -> {
                            var last = rows.iterator();
                            var row = last.hasNext() ? last.next() : null;
                            var links = row == null
                                    ? links(0, AuditChain.BEGINNING, events)
                                    : links(row.getLong(0), row.getString(1), events);
                            return insert(connection, links).map(links);
                        }));
    }

    private static List<Link> links(long number, String hash, List<AuditEvent> events) {
        var links = new ArrayList<Link>();
        var before = number;
        var above = hash;
        for (var event : events) {
            var link = Link.after(before, above, event);
            links.add(link);
            before = link.number();
            above = link.hash();
        }
        return links;
    }

    private static Future<Void> insert(SqlConnection connection, List<Link> links) {
        return connection
                .preparedQuery(ADD)
                .executeBatch(links.stream().map(AuditLog::tuple).toList())
                .mapEmpty();
    }

    private static Tuple tuple(Link link) {
        var event = link.event();
        return Tuple.tuple()
                .addLong(link.number())
                .addOffsetDateTime(OffsetDateTime.ofInstant(event.at(), ZoneOffset.UTC))
                .addString(event.who())
                .addString(event.way())
                .addString(event.from())
                .addString(event.what())
                .addString(event.outcome())
                .addString(link.previous())
                .addString(link.hash());
    }

    /** What comes after a number, in order. */
    public Future<List<Link>> after(long number, int limit) {
        return database.reader()
                .preparedQuery(AFTER)
                .execute(Tuple.of(number, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AuditLog::link)
                        .toList());
    }

    private static Link link(Row row) {
        var event = new AuditEvent(
                row.getOffsetDateTime(1).toInstant(),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
        return new Link(row.getLong(0), event, row.getString(7), row.getString(8));
    }
}
