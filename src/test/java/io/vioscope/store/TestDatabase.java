package io.vioscope.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vioscope.config.DatabaseConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** One real PostgreSQL for all tests of a process, with a database of its own for each that asks. */
public final class TestDatabase {
    /** Which of the processes that test side by side this one is. */
    private static final String FORK = System.getProperty("tests.fork", "0");

    private static final AtomicInteger NAMES = new AtomicInteger();

    private TestDatabase() {}

    private static final class Holder {
        private static final PrivatePostgres POSTGRES = start();

        private static PrivatePostgres start() {
            var own = PrivatePostgres.start(Path.of("target", "test-pg-" + FORK), false);
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

    /** The URI of a new, empty database. */
    public static String uri(Vertx vertx) throws Exception {
        var name = "t" + ProcessHandle.current().pid() + "_" + NAMES.incrementAndGet();
        var pool = PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(Holder.POSTGRES.uri()))
                .using(vertx)
                .build();
        await(pool.query("CREATE DATABASE " + name).execute().eventually(pool::close));
        return Holder.POSTGRES.uri().replaceFirst("/postgres$", "/" + name);
    }

    /** A new database, migrated and open. */
    public static Database open(Vertx vertx) throws Exception {
        return await(Database.open(vertx, new DatabaseConfig.External(uri(vertx)), true, new AtomicReference<>()));
    }

    /** Waits for it, not for ever. */
    public static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(90, TimeUnit.SECONDS);
    }
}
