package io.vioscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vioscope.config.MibRoot;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.snmp.Root;
import io.vioscope.web.view.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.smi.OID;

/** The whole server on a simulated cloud: from its APIs to a fact, a trap, and over a restart. */
class ServerTest {
    @TempDir
    Path data;

    @SuppressWarnings("NullAway.Init")
    private RunningServer running;

    @BeforeEach
    void start() throws Exception {
        running = new RunningServer(
                data, SimulatorOptions.DEFAULT.withSize(20, 2).withTimeFactor(100), InstantSource.system());
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    @Test
    void aServerThatFailsBecomesAFactAnAlarmAndTwoTraps() throws Exception {
        var before = running.lastSeq();
        var id = running.anActiveServer(0);
        running.simulator.cloud().fail(id, "no disk");
        var alarm = running.awaitFact(before, f -> f.getString("type").equals("alarm_raised"));
        assertThat(RunningServer.body(alarm).getString("text")).contains("no disk");
        var name = running.name(id);
        assertThat(running.traps.next()).isEqualTo("1 " + name);
        assertThat(running.traps.next()).isEqualTo("2 " + name);
    }

    @Test
    void aManagerThatLostTheTrapReadsTheSameAlsoAfterARestart() throws Exception {
        var root = Root.of(MibRoot.DEFAULT);
        var before = running.lastSeq();
        running.simulator.cloud().fail(running.anActiveServer(0), "no disk");
        var raised = running.awaitFact(before, f -> f.getString("type").equals("alarm_raised"));
        var text = root.oid("1.3.9.1.11").append(1).append(raised.getInteger("seq"));
        assertThat(running.traps.next()).startsWith("1 ");
        assertThat(running.traps.next()).startsWith("2 ");
        var boots = new OID("1.3.6.1.6.3.10.2.1.2.0");
        try (var manager = running.manager()) {
            RunningServer.until(
                    "the alarm can be read",
                    () -> manager.get(text).get(0).toValueString().contains("no disk"));
            RunningServer.until(
                    "the receiver's number can be read",
                    () -> manager.next(root.oid("1.2.6.1.7"))
                            .get(0)
                            .toValueString()
                            .equals("2"));
            assertThat(manager.get(boots).get(0).toValueString()).isEqualTo("1");
        }
        running.settledSeq();
        running.stop();
        running.start();
        try (var manager = running.manager()) {
            assertThat(manager.get(text).get(0).toValueString()).contains("no disk");
            assertThat(manager.get(boots).get(0).toValueString()).isEqualTo("2");
        }
    }

    @Test
    void itsEngineAnswersWhatIfAndWhy() throws Exception {
        var listed = running.get("/api/v1/entities?q=kind:compute_service").getJsonArray("items");
        var service = Texts.encode(listed.getJsonObject(0).getString("id"));

        var answer = running.get(
                "/api/v1/what-if?kind=server&problem=compute_service.down&entity=compute_service/" + service);
        var why = running.get("/api/v1/entities/compute_service/" + service + "/why");

        assertThat(answer.getBoolean("supposed")).isTrue();
        assertThat(answer.getJsonArray("items"))
                .isNotEmpty()
                .hasSize(answer.getJsonObject("impact")
                        .getJsonObject("management")
                        .getInteger("server"));
        assertThat(why.getJsonArray("items").stream().map(item -> (JsonObject) item))
                .isNotEmpty()
                .noneMatch(item -> item.getBoolean("held"));
    }

    @Test
    void whatHappenedWhileTheServerWasStoppedIsToldAndNothingIsToldTwice() throws Exception {
        var failed = running.anActiveServer(0);
        var before = running.lastSeq();
        running.simulator.cloud().fail(failed, "no disk");
        running.awaitFact(before, f -> f.getString("type").equals("alarm_raised"));
        assertThat(running.traps.next()).startsWith("1 ");
        assertThat(running.traps.next()).startsWith("2 ");
        var last = running.settledSeq();
        running.stop();

        var deleted = running.anActiveServer(1);
        var moved = running.anActiveServer(2);
        var deletedName = running.name(deleted);
        running.simulator.cloud().delete(deleted);
        running.simulator.cloud().liveMigrate(moved);
        var booted = running.simulator.cloud().boot();
        RunningServer.until("the cloud has settled", () -> running.isActive(moved) && running.isActive(booted));
        running.start();

        running.awaitFact(last, f -> f.getString("type").equals("entity_deleted"));
        running.settledSeq();
        var told = running.facts(last);
        assertThat(told)
                .filteredOn(f -> "server".equals(RunningServer.body(f).getString("kind")) && isNews(f))
                .extracting(
                        f -> f.getString("type") + " " + RunningServer.body(f).getString("id"))
                .containsExactlyInAnyOrder(
                        "server_moved " + moved, "entity_added " + booted, "entity_deleted " + deleted);
        var numbers = new ArrayList<String>();
        var news = told.stream().filter(ServerTest::isNews).count();
        for (var i = 0; i < news; i++) {
            numbers.add(running.traps.next());
        }
        assertThat(numbers)
                .extracting(n -> Long.parseLong(n.split(" ")[0]))
                .containsExactlyElementsOf(LongStream.range(3, 3 + news).boxed().toList());
        assertThat(numbers).anySatisfy(n -> assertThat(n).contains(deletedName));
        assertThat(running.traps.waiting()).isZero();
        assertThat(running.places(moved)).containsExactly("found", "moved");
        var came = running.placement(moved, "").getJsonArray("stays").getJsonObject(1);
        assertThat(came.getJsonObject("migration").getString("type")).isEqualTo("live-migration");
        assertThat(running.places(deleted)).containsExactly("found");
        assertThat(running.placement(deleted, "?at=" + Instant.now()).getString("answer"))
                .isEqualTo("gone");
    }

    @Test
    void theProbeLearnsFromTheEngineThatThereIsNoDoubt() throws Exception {
        RunningServer.until(
                "the probe has looked", () -> probe().getString("status").equals("fresh"));
        assertThat(probe().getJsonArray("notes")).isEmpty();
        assertThat(probe().getJsonArray("adds")).containsExactly("server");
    }

    private JsonObject probe() throws Exception {
        return running.get("/api/v1/sources").getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(source -> source.getString("source").equals("probe"))
                .findFirst()
                .orElseThrow();
    }

    /** Besides the three of the servers, the ports and volumes that came and went with them. */
    private static boolean isNews(JsonObject fact) {
        return List.of("server_moved", "entity_added", "entity_deleted", "status_changed")
                .contains(fact.getString("type"));
    }
}
