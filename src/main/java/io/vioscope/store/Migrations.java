package io.vioscope.store;

import io.vertx.pgclient.PgConnectOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Brings the schema up to date. Blocks. */
final class Migrations {
    private Migrations() {}

    /** Throws {@link DatabaseUnavailable} with what is in the way. */
    static void run(PgConnectOptions options) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(url(options), options.getUser(), options.getPassword())
                    .locations("classpath:io/vioscope/store/migration")
                    .connectRetries(0)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnavailable(
                    "PostgreSQL at " + options.getHost() + ":" + options.getPort() + "/" + options.getDatabase() + ": "
                            + reason(e),
                    e);
        }
    }

    private static String url(PgConnectOptions options) {
        var host = options.getHost().contains(":") ? "[" + options.getHost() + "]" : options.getHost();
        return "jdbc:postgresql://" + host + ":" + options.getPort() + "/"
                + URLEncoder.encode(options.getDatabase(), StandardCharsets.UTF_8) + "?connectTimeout=5&sslmode="
                + options.getSslMode().value + "&ApplicationName=vioscope";
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
