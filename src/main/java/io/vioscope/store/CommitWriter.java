package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import io.vioscope.engine.Commit;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;

/**
 * Writes a commit in one transaction: its facts, what they change in the tables of what is believed now, and what
 * receivers have to be told. Writing a commit again changes nothing, so that it may be tried again when nobody knows
 * whether the last try arrived.
 */
final class CommitWriter {
    private static final String LAST_SEQ = "SELECT last_seq FROM cloud WHERE id = $1 FOR UPDATE";
    private static final String SET_LAST_SEQ = "UPDATE cloud SET last_seq = $2 WHERE id = $1";

    private final Pool pool;

    CommitWriter(Pool pool) {
        this.pool = pool;
    }

    /** Writes it. Fails if the database is away, or with {@link IllegalStateException} if facts before it are lacking. */
    Future<Void> write(int cloudId, Commit commit) {
        return pool.withTransaction(connection -> lastSeq(connection, cloudId).compose(last -> {
            if (last >= commit.lastSeq()) {
                return Future.succeededFuture();
            }
            if (last != commit.firstSeq() - 1) {
                return Future.failedFuture(new IllegalStateException("commit " + commit.firstSeq() + " of cloud "
                        + commit.cloud() + " does not follow fact " + last));
            }
            return insert(connection, cloudId, commit);
        }));
    }

    private static Future<Long> lastSeq(SqlConnection connection, int cloudId) {
        return connection
                .preparedQuery(LAST_SEQ)
                .execute(Tuple.of(cloudId))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Future<Void> insert(SqlConnection connection, int cloudId, Commit commit) {
        var at = OffsetDateTime.ofInstant(commit.at(), ZoneOffset.UTC);
        return insert(connection, CommitStatements.of(cloudId, commit, at), Future.succeededFuture())
                .compose(done -> connection
                        .preparedQuery(SET_LAST_SEQ)
                        .execute(Tuple.of(cloudId, commit.lastSeq()))
                        .mapEmpty());
    }

    /** Makes and sends a statement while the database is at work on the one before it. */
    private static Future<Void> insert(
            SqlConnection connection, Iterator<CommitStatements.Statement> statements, Future<Void> before) {
        if (!statements.hasNext()) {
            return before;
        }
        var statement = statements.next();
        var sent = connection
                .preparedQuery(statement.sql())
                .execute(statement.arguments())
                .<Void>mapEmpty();
        return before.compose(done -> insert(connection, statements, sent));
    }
}
