package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import io.vioscope.config.DatabaseConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database, migrated and open. Two pools, so that a large commit cannot starve the pages of connections.
 */
public final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    /** A statement ends, one way or the other, in this time. */
    private static final Duration STATEMENT = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofSeconds(5);

    /** A server that is silent for longer than a statement may take is gone, whatever TCP still hopes for. */
    private static final Duration SILENCE = Duration.ofSeconds(75);

    private final Vertx vertx;
    private final Pool writer;
    private final Pool reader;
    private final @Nullable PrivatePostgres own;
    private volatile boolean isClosed;

    private Database(Vertx vertx, Pool writer, Pool reader, @Nullable PrivatePostgres own) {
        this.vertx = vertx;
        this.writer = writer;
        this.reader = reader;
        this.own = own;
    }

    /**
     * Starts or finds the database, brings its schema up to date and opens it. Where somebody's PostgreSQL is away, tries
     * again for as long as it takes.
     *
     * @param durable whether the embedded one waits for the disk at each commit
     * @param trouble told what is in the way, at each failed try; for {@code /readyz}
     * @return the open database; fails with {@link DatabaseUnavailable} if no waiting can help
     */
    public static Future<Database> open(
            Vertx vertx, DatabaseConfig config, boolean durable, AtomicReference<@Nullable String> trouble) {
        return config.match(
                embedded -> blocking(vertx, () -> PrivatePostgres.start(embedded.directory(), durable))
                        .compose(own -> connect(vertx, own.uri(), own, trouble))
                        .onSuccess(Database::keepAlive),
                external -> connect(vertx, external.uri(), null, trouble));
    }

    /** As {@link #open}, for a command that runs beside a server: an embedded one that it runs is used with it. */
    public static Future<Database> openBeside(Vertx vertx, DatabaseConfig config) {
        return blocking(
                        vertx,
                        () -> config.<DatabaseConfig>match(
                                embedded -> PrivatePostgres.running(embedded.directory())
                                        .<DatabaseConfig>map(DatabaseConfig.External::new)
                                        .orElse(embedded),
                                external -> external))
                .compose(found -> open(vertx, found, true, new AtomicReference<>()));
    }

    /** Looks every few seconds whether our own server lives, and starts it again where it was killed, as by a lack of memory. */
    private void keepAlive() {
        vertx.timer(LOOK.toMillis(), TimeUnit.MILLISECONDS).onSuccess(waited -> {
            if (!isClosed) {
                blocking(vertx, this::revive)
                        .onFailure(e -> LOG.error("The embedded PostgreSQL was killed and does not start again", e))
                        .onComplete(done -> keepAlive());
            }
        });
    }

    private @Nullable Void revive() throws IOException {
        if (own != null && own.revive()) {
            LOG.warn("The embedded PostgreSQL was killed; it is started again");
        }
        return null;
    }

    /** Asks somebody's PostgreSQL once for its version; changes nothing. A failure says what is in the way. */
    public static Future<String> check(Vertx vertx, DatabaseConfig.External external) {
        var pool = pool(vertx, parse(external.uri()).options(), "vioscope-check", 1);
        return pool.query("SELECT version()")
                .execute()
                .map(rows -> rows.iterator().next().getString(0))
                .eventually(pool::close);
    }

    private static Future<Database> connect(
            Vertx vertx, String uri, @Nullable PrivatePostgres own, AtomicReference<@Nullable String> trouble) {
        var parsed = parse(uri);
        return migrate(vertx, parsed, trouble).map(migrated -> {
            trouble.set(null);
            return of(vertx, parsed, own);
        });
    }

    private static Database of(Vertx vertx, PostgresUri uri, @Nullable PrivatePostgres own) {
        var options = uri.options();
        return new Database(
                vertx, pool(vertx, options, "vioscope-writer", 3), pool(vertx, options, "vioscope-reader", 6), own);
    }

    /** One whose schema is known to be as it is today. */
    static Database upToDate(Vertx vertx, String uri) {
        return of(vertx, parse(uri), null);
    }

    private static PostgresUri parse(String uri) {
        var parsed = PostgresUri.parse(uri);
        var options = parsed.options();
        options.addProperty("application_name", "vioscope");
        options.addProperty("statement_timeout", Long.toString(STATEMENT.toMillis()));
        options.addProperty("timezone", "UTC");
        return parsed;
    }

    private static Pool pool(Vertx vertx, PgConnectOptions options, String name, int size) {
        return pool(vertx, options, name, size, SILENCE);
    }

    /**
     * Connections that are closed, with what waits on them, once the server has said nothing for that long. Each is on an event
     * loop of its own choice: all on that of whoever asks first would be on one, with all else that runs there.
     */
    static Pool pool(Vertx vertx, PgConnectOptions options, String name, int size, Duration silence) {
        return PgBuilder.pool()
                .connectingTo(options)
                .with(new NetClientOptions()
                        .setReadIdleTimeout((int) silence.toSeconds())
                        .setIdleTimeoutUnit(TimeUnit.SECONDS)
                        .setConnectTimeout(5_000)
                        .setTcpKeepAlive(true)
                        .setTcpNoDelay(true))
                .with(new PoolOptions()
                        .setName(name)
                        .setMaxSize(size)
                        .setEventLoopSize(size)
                        .setMaxWaitQueueSize(200)
                        .setConnectionTimeout(10)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                        .setIdleTimeout(240)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS))
                .using(vertx)
                .build();
    }

    private static Future<Void> migrate(Vertx vertx, PostgresUri uri, AtomicReference<@Nullable String> trouble) {
        return blocking(vertx, () -> {
                    Migrations.run(uri);
                    return (Void) null;
                })
                .recover(cause -> {
                    trouble.set(cause.getMessage());
                    if (!Migrations.mayHelpToWait(cause)) {
                        return Future.failedFuture(cause);
                    }
                    LOG.warn("{}; trying again in {} s", cause.getMessage(), RETRY.toSeconds());
                    return vertx.timer(RETRY.toMillis(), TimeUnit.MILLISECONDS)
                            .compose(waited -> migrate(vertx, uri, trouble));
                });
    }

    /** The one place where this room blocks a worker. */
    private static <T> Future<T> blocking(Vertx vertx, java.util.concurrent.Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }

    /** Does work that takes long on a worker thread, in no order with others. */
    <T> Future<T> off(Supplier<T> work) {
        return vertx.executeBlocking(work::get, false);
    }

    /** Completes after that time. */
    Future<Void> later(long time, TimeUnit unit) {
        return vertx.timer(time, unit).mapEmpty();
    }

    /** The pool for commits. */
    Pool writer() {
        return writer;
    }

    /** The pool for readers. */
    Pool reader() {
        return reader;
    }

    /** The process id of our own PostgreSQL, for a test that kills it; -1 for somebody else's. */
    long pid() throws IOException {
        return own == null ? -1 : own.pid();
    }

    /** Makes the tables that facts of this month and the next go into. */
    Future<Void> makePartitions(LocalDate today) {
        return writer.preparedQuery("SELECT make_fact_partitions($1)")
                .execute(Tuple.of(today))
                .mapEmpty();
    }

    /** Whether it answers. */
    public Future<Void> ping() {
        return reader.query("SELECT 1").execute().mapEmpty();
    }

    /** Closes the pools, then stops our own PostgreSQL. */
    public Future<Void> close() {
        isClosed = true;
        return Future.join(writer.close(), reader.close())
                .eventually(() -> own == null
                        ? Future.succeededFuture()
                        : blocking(vertx, () -> {
                            own.close();
                            return (Void) null;
                        }))
                .mapEmpty();
    }
}
