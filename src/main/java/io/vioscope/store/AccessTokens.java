package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import io.vioscope.access.ApiToken;
import io.vioscope.access.Role;
import io.vioscope.access.Scope;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What programs say by who they are. Every future fails while the database is away. */
public final class AccessTokens {
    private static final String MAKE =
            "INSERT INTO access_token (secret_hash, name, role, made_by, made_at, ends_at, projects)"
                    + " VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING number";
    private static final String ALL =
            "SELECT number, name, role, made_by, made_at, ends_at, revoked_at, used_at, projects FROM access_token";
    private static final String FIND = ALL + " WHERE secret_hash = $1";
    private static final String NEWEST = ALL + " ORDER BY number DESC LIMIT 1000";
    private static final String REVOKE =
            "UPDATE access_token SET revoked_at = $2 WHERE number = $1 AND revoked_at IS NULL";
    private static final String USED = "UPDATE access_token SET used_at = greatest(used_at, $2) WHERE number = $1";

    private final Database database;

    public AccessTokens(Database database) {
        this.database = database;
    }

    /** Keeps a new one; its number, which the given one has not yet. */
    public Future<Long> make(String secretHash, ApiToken token) {
        return database.writer()
                .preparedQuery(MAKE)
                .execute(Tuple.from(Arrays.asList(
                        secretHash,
                        token.name(),
                        token.role().word(),
                        token.madeBy(),
                        utc(token.madeAt()),
                        utc(token.endsAt()),
                        token.scope().text().orElse(null))))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** The one of that secret, over or not. */
    public Future<Optional<ApiToken>> find(String secretHash) {
        return database.reader()
                .preparedQuery(FIND)
                .execute(Tuple.of(secretHash))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AccessTokens::token)
                        .findFirst());
    }

    /** The last thousand, newest first. */
    public Future<List<ApiToken>> newest() {
        return database.reader()
                .query(NEWEST)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AccessTokens::token)
                        .toList());
    }

    /** Revokes one; whether there was one of that number that was not. */
    public Future<Boolean> revoke(long number, Instant at) {
        return database.writer()
                .preparedQuery(REVOKE)
                .execute(Tuple.of(number, utc(at)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** It was used at that time. */
    public Future<Void> used(long number, Instant at) {
        return database.writer()
                .preparedQuery(USED)
                .execute(Tuple.of(number, utc(at)))
                .mapEmpty();
    }

    private static ApiToken token(Row row) {
        return new ApiToken(
                row.getLong(0),
                row.getString(1),
                Role.of(row.getString(2)).orElseThrow(),
                row.getString(3),
                row.getOffsetDateTime(4).toInstant(),
                row.getOffsetDateTime(5).toInstant(),
                instant(row.getOffsetDateTime(6)),
                instant(row.getOffsetDateTime(7)),
                Scope.kept(row.getString(8)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
