package io.vioscope.store;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.DatabaseConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a directory may look like after the machine or the process died. */
class PrivatePostgresTest {
    @TempDir
    Path directory;

    @Test
    void aProcessThatGotTheNumberOfADeadServerIsLeftAlone() throws Exception {
        TestDatabase.lendPrograms(directory);
        try (var first = PrivatePostgres.start(directory, false)) {
            assertThat(first.pid()).isPositive();
        }
        var bystander = new ProcessBuilder("cat").start();
        try {
            var pid = Long.toString(bystander.pid());
            Files.writeString(directory.resolve("data/postmaster.pid"), pid + "\n" + directory + "/data\n0\n1\n\n\n");
            try (var again = PrivatePostgres.start(directory, false)) {
                assertThat(again.pid()).isNotEqualTo(bystander.pid());
            }
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroy();
        }
    }

    @Test
    void aFirstStartThatWasCutOffIsBegunAnew() throws Exception {
        Files.createDirectories(directory.resolve("data-unfinished/base"));
        Files.writeString(directory.resolve("data-unfinished/PG_VERSION"), "18\n");
        Files.writeString(directory.resolve("secret"), "x");
        try (var own = PrivatePostgres.start(directory, false)) {
            assertThat(own.pid()).isPositive();
        }
    }

    @Test
    void aServerThatAKilledProcessLeftBehindIsStopped() throws Exception {
        TestDatabase.lendPrograms(directory);
        var left = PrivatePostgres.start(directory, false);
        var server = ProcessHandle.of(left.pid()).orElseThrow();
        left.forget();
        try (var again = PrivatePostgres.start(directory, false)) {
            assertThat(again.pid()).isNotEqualTo(server.pid());
            assertThat(server.onExit().get(60, TimeUnit.SECONDS)).isEqualTo(server);
        }
    }

    @Test
    void aServerThatIsKilledIsStartedAgainWhereItWas() throws Exception {
        TestDatabase.lendPrograms(directory);
        var vertx = Vertx.vertx();
        var config = new DatabaseConfig.Embedded(directory);
        var database = await(Database.open(vertx, config, false, new AtomicReference<>()));
        try {
            var server = ProcessHandle.of(database.pid()).orElseThrow();
            server.destroyForcibly();
            server.onExit().get(60, TimeUnit.SECONDS);
            await(answer(vertx, database));
            assertThat(database.pid()).isNotEqualTo(server.pid());
        } finally {
            await(database.close());
            await(vertx.close());
        }
    }

    private static Future<Void> answer(Vertx vertx, Database database) {
        return database.ping()
                .recover(away -> vertx.timer(200, TimeUnit.MILLISECONDS).compose(waited -> answer(vertx, database)));
    }
}
