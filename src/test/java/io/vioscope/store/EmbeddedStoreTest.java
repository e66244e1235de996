package io.vioscope.store;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vioscope.config.DatabaseConfig;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL of our own, in a directory. */
class EmbeddedStoreTest extends StoreContract {
    @TempDir
    static Path directory;

    @Override
    protected Database store(Vertx vertx) throws Exception {
        TestDatabase.lendPrograms(directory.resolve("pg"));
        return await(Database.open(
                vertx, new DatabaseConfig.Embedded(directory.resolve("pg")), true, new AtomicReference<>()));
    }

    @Test
    void twoServersDoNotShareADirectory() {
        assertThatThrownBy(() -> PrivatePostgres.start(directory.resolve("pg"), true))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("another server uses the database directory");
    }
}
