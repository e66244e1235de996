package io.vioscope.store;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

/** Brings the schema up to date. Blocks. */
final class Migrations {
    private Migrations() {}

    /** Throws {@link DatabaseUnavailable} with what is in the way. */
    static void run(PostgresUri uri) {
        try {
            var flyway = Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(
                            uri.jdbc(), uri.options().getUser(), uri.options().getPassword())
                    .locations("classpath:io/vioscope/store/migration")
                    .connectRetries(0)
                    .load();
            refuseLaterSchema(flyway, uri);
            flyway.migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnavailable(uri + ": " + reason(e), e);
        }
    }

    /** Flyway only warns of a schema it does not know; to write into it would be to guess. */
    private static void refuseLaterSchema(Flyway flyway, PostgresUri uri) {
        for (var migration : flyway.info().all()) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                throw new DatabaseUnavailable(
                        uri + ": its schema has version " + migration.getVersion()
                                + ", made by a later version of this server; run that one, or give another database",
                        null);
            }
        }
    }

    private static String reason(Throwable failure) {
        var sql = sql(failure);
        var text = String.valueOf(sql == null ? failure.getMessage() : sql.getMessage());
        return text.strip().lines().findFirst().orElse("no reason given");
    }

    private static @Nullable SQLException sql(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                return e;
            }
        }
        return null;
    }

    /**
     * Whether the database may be there later: it could not be reached (SQLSTATE class 08), is starting or stopping
     * (57P), or has no connection left (53).
     */
    static boolean mayHelpToWait(Throwable failure) {
        var sql = sql(failure);
        var state = sql == null || sql.getSQLState() == null ? "" : sql.getSQLState();
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }
}
