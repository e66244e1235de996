package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import io.vioscope.access.LocalUser;
import io.vioscope.access.Role;
import io.vioscope.access.Scope;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Who may sign in by a password that is kept here. Every future fails while the database is away. */
public final class AccessUsers {
    private static final String FIND =
            "SELECT name, role, password, changed_at, projects FROM access_user WHERE name = $1";
    private static final String ALL =
            "SELECT name, role, password, changed_at, projects FROM access_user ORDER BY name";
    private static final String ADD = "INSERT INTO access_user (name, role, password, made_at, changed_at, projects)"
            + " VALUES ($1, $2, $3, $4, $4, $5) ON CONFLICT DO NOTHING";
    private static final String FIRST = "INSERT INTO access_user (name, role, password, made_at, changed_at, projects)"
            + " SELECT $1, $2, $3, $4, $4, $5 WHERE NOT EXISTS (SELECT FROM access_user) ON CONFLICT DO NOTHING";
    private static final String PASSWORD = "WITH ended AS (DELETE FROM access_session WHERE user_name = $1)"
            + " UPDATE access_user SET password = $2, changed_at = $3 WHERE name = $1";
    private static final String ROLE =
            "UPDATE access_user SET role = $2, changed_at = $3, projects = $4 WHERE name = $1";
    private static final String REMOVE = """
            WITH views AS (DELETE FROM saved_view WHERE way = 'local' AND reader = $1),
                 settings AS (DELETE FROM reader_settings WHERE way = 'local' AND reader = $1)
            DELETE FROM access_user WHERE name = $1""";

    private final Database database;

    public AccessUsers(Database database) {
        this.database = database;
    }

    /** Whoever has that name. */
    public Future<Optional<LocalUser>> find(String name) {
        return database.reader()
                .preparedQuery(FIND)
                .execute(Tuple.of(name))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AccessUsers::user)
                        .findFirst());
    }

    /** All, by name. */
    public Future<List<LocalUser>> all() {
        return database.reader()
                .query(ALL)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AccessUsers::user)
                        .toList());
    }

    private static LocalUser user(Row row) {
        return new LocalUser(
                row.getString(0),
                Role.of(row.getString(1)).orElseThrow(),
                row.getString(2),
                row.getOffsetDateTime(3).toInstant(),
                Scope.kept(row.getString(4)));
    }

    /** Adds one; whether there was none of that name. */
    public Future<Boolean> add(LocalUser user) {
        return change(ADD, tuple(user));
    }

    /** Adds one if there is none at all; whether it did. */
    public Future<Boolean> addFirst(LocalUser user) {
        return change(FIRST, tuple(user));
    }

    private static Tuple tuple(LocalUser user) {
        return Tuple.of(
                user.name(),
                user.role().word(),
                user.password(),
                utc(user.changedAt()),
                user.scope().text().orElse(null));
    }

    /** Changes a password and ends the sessions of whoever has it; whether there is one of that name. */
    public Future<Boolean> setPassword(String name, String kept, Instant at) {
        return change(PASSWORD, Tuple.of(name, kept, utc(at)));
    }

    /** Changes a role, of all projects, for sessions that are on too; whether there is one of that name. */
    public Future<Boolean> setRole(String name, Role role, Instant at) {
        return setRole(name, role, Scope.ALL, at);
    }

    /** Changes a role and of whose things they are told, for sessions that are on too; whether there is one of that name. */
    public Future<Boolean> setRole(String name, Role role, Scope scope, Instant at) {
        return change(ROLE, Tuple.of(name, role.word(), utc(at), scope.text().orElse(null)));
    }

    /** Removes one, what they kept, and ends their sessions; whether there was one of that name. */
    public Future<Boolean> remove(String name) {
        return change(REMOVE, Tuple.of(name));
    }

    private Future<Boolean> change(String sql, Tuple arguments) {
        return database.writer().preparedQuery(sql).execute(arguments).map(rows -> rows.rowCount() > 0);
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
