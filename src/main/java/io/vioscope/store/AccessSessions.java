package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import io.vioscope.access.Principal;
import io.vioscope.access.Role;
import io.vioscope.access.Scope;
import io.vioscope.access.Session;
import io.vioscope.access.Way;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Who is signed in. Every future fails while the database is away. */
public final class AccessSessions {
    private static final String BEGIN = "INSERT INTO access_session"
            + " (secret_hash, name, way, role, user_name, begun_at, used_at, from_address, projects)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8) RETURNING number";
    private static final String ALL = "SELECT s.number, s.name, coalesce(u.role, s.role), s.way, s.begun_at,"
            + " s.used_at, s.from_address, CASE WHEN u.name IS NULL THEN s.projects ELSE u.projects END FROM"
            + " access_session s LEFT JOIN access_user u ON u.name = s.user_name";
    private static final String FIND = ALL + " WHERE s.secret_hash = $1";
    private static final String NEWEST = ALL + " ORDER BY s.number DESC LIMIT 1000";
    private static final String USED = "UPDATE access_session SET used_at = greatest(used_at, $2) WHERE number = $1";
    private static final String END = "DELETE FROM access_session WHERE number = $1";
    private static final String END_OLD = "DELETE FROM access_session WHERE begun_at <= $1 OR used_at <= $2";

    private final Database database;

    public AccessSessions(Database database) {
        this.database = database;
    }

    /** Somebody signed in; the number of the session. */
    public Future<Long> begin(String secretHash, Principal who, Instant at, String from) {
        if (who.role() == null) {
            throw new IllegalArgumentException("nobody cannot sign in");
        }
        var user = who.way() == Way.LOCAL ? who.name() : null;
        var arguments = Tuple.from(Arrays.asList(
                secretHash,
                who.name(),
                who.way().word(),
                who.role().word(),
                user,
                utc(at),
                from,
                who.scope().text().orElse(null)));
        return database.writer()
                .preparedQuery(BEGIN)
                .execute(arguments)
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** The session of that secret, over or not. */
    public Future<Optional<Session>> find(String secretHash) {
        return database.reader()
                .preparedQuery(FIND)
                .execute(Tuple.of(secretHash))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AccessSessions::session)
                        .findFirst());
    }

    /** The last thousand, newest first; some of them may be over. */
    public Future<List<Session>> newest() {
        return database.reader()
                .query(NEWEST)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AccessSessions::session)
                        .toList());
    }

    private static Session session(Row row) {
        var who = new Principal(
                row.getString(1),
                Role.of(row.getString(2)).orElseThrow(),
                Way.of(row.getString(3)),
                Scope.kept(row.getString(7)));
        return new Session(
                row.getLong(0),
                who,
                row.getOffsetDateTime(4).toInstant(),
                row.getOffsetDateTime(5).toInstant(),
                row.getString(6));
    }

    /** Something was done in it at that time. */
    public Future<Void> used(long number, Instant at) {
        return database.writer()
                .preparedQuery(USED)
                .execute(Tuple.of(number, utc(at)))
                .mapEmpty();
    }

    /** Ends one; whether there was one of that number. */
    public Future<Boolean> end(long number) {
        return database.writer().preparedQuery(END).execute(Tuple.of(number)).map(rows -> rows.rowCount() > 0);
    }

    /** Removes those that were begun, or used for the last time, until then. */
    public Future<Void> endOld(Instant begunUntil, Instant usedUntil) {
        return database.writer()
                .preparedQuery(END_OLD)
                .execute(Tuple.of(utc(begunUntil), utc(usedUntil)))
                .mapEmpty();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
