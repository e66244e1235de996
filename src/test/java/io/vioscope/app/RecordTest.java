package io.vioscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vioscope.config.causal.CausalFiles;
import io.vioscope.engine.Commit;
import io.vioscope.json.FactReader;
import io.vioscope.model.Fact;
import io.vioscope.recording.Names;
import io.vioscope.recording.RecordTo;
import io.vioscope.recording.Replay;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.cloud.ServerQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server is recorded; what is played again are the facts that the database has. */
class RecordTest {
    @TempDir
    Path data;

    @SuppressWarnings("NullAway.Init")
    private RunningServer running;

    /** A fact as it is recorded. */
    private record Row(long seq, Instant at, Fact fact) {}

    @BeforeEach
    void start() throws Exception {
        var options = SimulatorOptions.DEFAULT.withSize(20, 2).withTimeFactor(100);
        running = new RunningServer(null, options, InstantSource.system(), to("first", Names.KEEP));
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    private RecordTo to(String name, Names names) {
        return new RecordTo(data.resolve(name), names, RecordTo.DEFAULT_LIMIT);
    }

    @Test
    void replayGivesTheFactsOfTheLiveRunAndGoesOnAfterARestart() throws Exception {
        var failed = running.anActiveServer(0);
        running.simulator.cloud().fail(failed, "no disk");
        happen("alarm_raised");
        running.stop();

        running.simulator.cloud().delete(running.anActiveServer(1));
        running.start(to("second", Names.KEEP));
        happen("entity_deleted");
        running.stop();

        running.start(to("third", Names.HIDE));
        running.simulator.cloud().liveMigrate(running.anActiveServer(2));
        happen("server_moved");
        running.stop();

        running.start(null);
        var recorded = recorded();
        var first = replayed("first");
        assertThat(first).isNotEmpty().isEqualTo(recorded.subList(0, first.size()));
        var second = replayed("second");
        var third = replayed("third");
        var afterSecond = first.size() + second.size();
        assertThat(second).isNotEmpty().isEqualTo(recorded.subList(first.size(), afterSecond));
        assertThat(third).isNotEmpty();
        assertThat(types(third)).isEqualTo(types(recorded.subList(afterSecond, afterSecond + third.size())));
        nothingSecretIsIn(text("first"));
        nothingSecretIsIn(text("third"));
        noNameIsIn(text("third"));
    }

    private void happen(String type) throws Exception {
        var before = running.lastSeq();
        running.awaitFact(Math.max(0, before - 50), f -> f.getString("type").equals(type));
    }

    private List<Row> recorded() throws Exception {
        var rows = new ArrayList<Row>();
        for (var page = running.facts(0); !page.isEmpty(); page = running.facts(rows.size())) {
            page.forEach(fact -> rows.add(row(fact)));
        }
        return rows;
    }

    private static Row row(JsonObject fact) {
        return new Row(
                fact.getLong("seq"),
                Instant.parse(fact.getString("at")),
                FactReader.read(RunningServer.body(fact).encode()));
    }

    private List<Row> replayed(String name) {
        var rows = new ArrayList<Row>();
        var outcome = Replay.run(
                new Replay.Wish(data.resolve(name), null, null),
                CausalFiles.delivered(),
                new Replay.Listeners(commit -> add(commit, rows), summary -> {}));
        assertThat(outcome).isEqualTo(new Replay.Outcome.Played());
        return rows;
    }

    private static void add(Commit commit, List<Row> rows) {
        var seq = commit.firstSeq();
        for (var fact : commit.facts()) {
            rows.add(new Row(seq++, commit.at().truncatedTo(ChronoUnit.MILLIS), fact));
        }
    }

    private static List<String> types(List<Row> rows) {
        return rows.stream().map(row -> row.fact().word()).sorted().toList();
    }

    private void nothingSecretIsIn(String text) {
        assertThat(text).contains("\"report\"").doesNotContain(running.simulator.password());
    }

    private void noNameIsIn(String text) {
        var servers =
                running.simulator.cloud().servers(ServerQuery.everything()).orElseThrow();
        assertThat(servers).isNotEmpty();
        servers.forEach(server -> assertThat(text).doesNotContain(server.birth().name()));
        for (var other : List.of("controller01", "compute01", "127.0.0.1", "\"sim\"", "fa:16:3e")) {
            assertThat(text).doesNotContain(other);
        }
    }

    private String text(String name) throws IOException {
        try (var files = Files.walk(data.resolve(name))) {
            var text = new StringBuilder();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                try (var in = Files.newInputStream(file)) {
                    var bytes = file.toString().endsWith(".gz")
                            ? new GZIPInputStream(in).readAllBytes()
                            : in.readAllBytes();
                    text.append(new String(bytes, StandardCharsets.UTF_8));
                }
            }
            return text.toString();
        }
    }
}
