package io.vioscope.store;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Recording;
import io.vioscope.config.DatabaseConfig;
import io.vioscope.engine.Commit;
import io.vioscope.engine.Worlds;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is killed in the middle and comes back; no fact is lost, none is there twice. */
class PullThePlugTest {
    @TempDir
    Path directory;

    @Test
    void aKilledPostgresLosesNothing() throws Exception {
        var vertx = Vertx.vertx();
        TestDatabase.lendPrograms(directory);
        try (var first = PrivatePostgres.start(directory, true)) {
            var database = await(
                    Database.open(vertx, new DatabaseConfig.External(first.uri()), true, new AtomicReference<>()));
            var cloud = await(new Recovery(database).load("c"));
            var bus = Bus.of(vertx);
            var recorded = new LinkedBlockingQueue<Long>();
            var recording = new LinkedBlockingQueue<Recording>();
            await(bus.listen(Bus.RECORDED, r -> recorded.add(r.commit().lastSeq())));
            await(bus.listen(Bus.RECORDING, recording::add));
            await(vertx.deployVerticle(
                    new JournalVerticle(database, Map.of("c", cloud.cloudIndex()), InstantSource.system())));

            bus.publish(Bus.COMMITS, added(1));
            assertThat(recorded.poll(30, TimeUnit.SECONDS)).isEqualTo(1);
            kill(first.pid());
            LongStream.rangeClosed(2, 20).forEach(seq -> bus.publish(Bus.COMMITS, added(seq)));
            assertThat(awaitTrouble(recording).why()).isNotNull();
            var port = first.uri().replaceAll(".*:(\\d+)/.*", "$1");
            restart(port);
            for (var seq = 2L; seq <= 20; seq++) {
                assertThat(recorded.poll(60, TimeUnit.SECONDS)).isEqualTo(seq);
            }
            assertThat(await(new History(database).after("c", 0, 100)))
                    .extracting(History.FactRow::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 20).boxed().toList());
            assertThat(await(new Recovery(database).load("c"))
                            .state()
                            .inventory()
                            .size())
                    .isEqualTo(20);
            await(database.close());
        } finally {
            await(vertx.close());
        }
    }

    private static Recording awaitTrouble(LinkedBlockingQueue<Recording> recording) throws InterruptedException {
        while (true) {
            var next = recording.poll(60, TimeUnit.SECONDS);
            assertThat(next).as("a word about the trouble").isNotNull();
            if (!next.isHealthy()) {
                return next;
            }
        }
    }

    private static Commit added(long seq) {
        var server = Worlds.server("s" + seq, "ACTIVE", Health.OK, "c1");
        return new Commit("c", seq, Worlds.START, List.of(new Fact.EntityAdded(server, Fact.Appearance.NEW)));
    }

    private static void kill(long pid) throws Exception {
        var postmaster = ProcessHandle.of(pid).orElseThrow();
        var children = postmaster.children().toList();
        postmaster.destroyForcibly();
        for (var child : children) {
            child.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    /** As an operator would: the same data on the same port. */
    private void restart(String port) throws Exception {
        var commands = PostgresCommands.of(directory.toAbsolutePath(), PostgresBinaries.unpack(directory));
        commands.run(
                "pg_ctl",
                "-D",
                directory.resolve("data").toString(),
                "-l",
                directory.resolve("log").toString(),
                "-o",
                "-p " + port + " -h 127.0.0.1 -c unix_socket_directories=''",
                "-w",
                "start");
    }
}
