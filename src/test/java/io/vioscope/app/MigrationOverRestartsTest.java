package io.vioscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vioscope.simulator.SimulatorOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A migration is told once, whenever in its course the server is stopped and started again. */
class MigrationOverRestartsTest {
    private static final Duration LIVE_MIGRATION = Duration.ofSeconds(20);

    /** The cloud's clock stands still until it is moved: the migration waits for the restart, not the restart for it. */
    private static final class HeldClock implements InstantSource {
        private volatile Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }
    }

    /** When the server is not there. */
    enum Restart {
        NEVER,
        WHILE_IT_MIGRATES,
        WHEN_IT_ARRIVES,
        AFTER_IT_ARRIVED,
        ALL_THE_TIME
    }

    private final HeldClock clock = new HeldClock();

    @SuppressWarnings("NullAway.Init")
    private RunningServer running;

    @BeforeEach
    void start() throws Exception {
        running = new RunningServer(null, SimulatorOptions.DEFAULT.withSize(20, 2), clock);
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    @ParameterizedTest
    @EnumSource
    void aMigrationIsToldOnce(Restart restart) throws Exception {
        var server = running.anActiveServer(0);
        var before = running.settledSeq();
        running.simulator.cloud().liveMigrate(server);
        running.awaitFact(before, f -> isOf(f, server) && f.getString("type").equals("status_changed"));
        if (restart == Restart.WHILE_IT_MIGRATES || restart == Restart.ALL_THE_TIME) {
            running.stop();
            running.start();
            running.settledSeq();
        }
        if (restart == Restart.WHEN_IT_ARRIVES || restart == Restart.ALL_THE_TIME) {
            running.stop();
            clock.advance(LIVE_MIGRATION);
            running.start();
        } else {
            clock.advance(LIVE_MIGRATION);
        }
        running.awaitFact(before, f -> isOf(f, server) && f.getString("type").equals("server_moved"));
        running.settledSeq();
        if (restart == Restart.AFTER_IT_ARRIVED || restart == Restart.ALL_THE_TIME) {
            running.stop();
            running.start();
            running.settledSeq();
        }
        assertThat(told(server, before))
                .containsExactly("status_changed MIGRATING", "server_moved", "status_changed ACTIVE");
        assertThat(running.traps.waiting()).isEqualTo(3);
        assertThat(running.places(server)).containsExactly("found", "moved");
        var came = running.placement(server, "").getJsonArray("stays").getJsonObject(1);
        assertThat(came.getJsonObject("migration").getString("type")).isEqualTo("live-migration");
    }

    private List<String> told(UUID server, long after) throws Exception {
        return running.facts(after).stream()
                .filter(f -> isOf(f, server))
                .filter(f -> List.of(
                                "status_changed", "server_moved", "migration_failed", "entity_added", "entity_deleted")
                        .contains(f.getString("type")))
                .map(f -> f.getString("type") + word(f))
                .toList();
    }

    private static String word(JsonObject fact) {
        return fact.getString("type").equals("status_changed")
                ? " " + RunningServer.body(fact).getJsonObject("to").getString("word")
                : "";
    }

    private static boolean isOf(JsonObject fact, UUID server) {
        return server.toString().equals(RunningServer.body(fact).getString("id"));
    }
}
