package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vioscope.config.DatabaseConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One real PostgreSQL for all tests of a process, with a database of its own for each that asks. */
public final class TestDatabase {
    /** Which of the processes that test side by side this one is. */
    private static final String FORK = System.getProperty("tests.fork", "0");

    private static final Path HOME = Path.of("target", "test-pg-" + FORK);
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static @Nullable String schema;

    private TestDatabase() {}

    private static final class Holder {
        private static final PrivatePostgres POSTGRES = start();

        private static PrivatePostgres start() {
            var own = PrivatePostgres.start(HOME, false);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    own.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return own;
        }
    }

    /** Lends the programs of this one to another that is to start in that directory, which need not unpack them then. */
    public static void lendPrograms(Path directory) throws IOException {
        Files.createDirectories(HOME);
        var programs = PostgresBinaries.unpack(HOME.toAbsolutePath());
        var lent = Files.createDirectories(directory).resolve(programs.getFileName());
        if (!Files.exists(lent)) {
            Files.createSymbolicLink(lent, programs);
        }
    }

    /** The URI of a new, empty database. */
    public static String uri(Vertx vertx) throws Exception {
        return create(vertx, "template1");
    }

    /** The URI of a new database with the schema as it is today, and nothing in it. */
    public static String migrated(Vertx vertx) throws Exception {
        return create(vertx, schema(vertx));
    }

    /** The name of the database that is copied: migrated once, and nobody's. */
    private static synchronized String schema(Vertx vertx) throws Exception {
        if (schema == null) {
            var uri = uri(vertx);
            await(migrate(vertx, uri).compose(Database::close));
            schema = uri.substring(uri.lastIndexOf('/') + 1);
        }
        return schema;
    }

    private static Future<Database> migrate(Vertx vertx, String uri) {
        return Database.open(vertx, new DatabaseConfig.External(uri), true, new AtomicReference<>());
    }

    private static String create(Vertx vertx, String like) throws Exception {
        var name = "t" + ProcessHandle.current().pid() + "_" + NAMES.incrementAndGet();
        var pool = PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(Holder.POSTGRES.uri()))
                .using(vertx)
                .build();
        await(pool.query("CREATE DATABASE " + name + " TEMPLATE " + like)
                .execute()
                .eventually(pool::close));
        return Holder.POSTGRES.uri().replaceFirst("/postgres$", "/" + name);
    }

    /** A new database, migrated and open; a copy need not be asked whether it is as what it was copied from. */
    public static Database open(Vertx vertx) throws Exception {
        return Database.upToDate(vertx, migrated(vertx));
    }

    /** Waits for it, not for ever. */
    public static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(90, TimeUnit.SECONDS);
    }
}
