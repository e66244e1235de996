package io.vioscope.app;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.DatabaseConfig;
import io.vioscope.config.HttpConfig;
import io.vioscope.config.Polling;
import io.vioscope.config.ServerConfig;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.notify.snmp.TrapSink;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.cloud.ServerQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server on a simulated cloud: from its APIs to a fact, a trap, and over a restart. */
class ServerTest {
    private static final Duration POLL = Duration.ofMillis(300);

    @TempDir
    Path data;

    private final Vertx vertx = Vertx.vertx();

    @SuppressWarnings("NullAway.Init")
    private Simulator simulator;

    @SuppressWarnings("NullAway.Init")
    private TrapSink traps;

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @BeforeEach
    void start() throws Exception {
        traps = new TrapSink("127.0.0.1");
        simulator = await(
                Simulator.start(vertx, SimulatorOptions.DEFAULT.withSize(20, 2).withTimeFactor(100)));
        server = serve();
        awaitFact(
                0,
                f -> f.getString("type").equals("kind_discovered")
                        && body(f).getString("of").equals("server"));
    }

    @AfterEach
    void stop() throws Exception {
        await(server.stop());
        await(simulator.close());
        await(vertx.close());
        traps.close();
    }

    private Server serve() throws Exception {
        var cloud = new CloudConfig("sim", Demo.access(simulator), Polling.every(POLL));
        var config = new ServerConfig(
                new HttpConfig("127.0.0.1", 0),
                new DatabaseConfig.Embedded(data.resolve("pg")),
                List.of(cloud),
                List.of(new SnmpReceiver("noc", "127.0.0.1", traps.port(), "public")));
        return await(Server.start(vertx, config, Setup.openStack(vertx)));
    }

    @Test
    void aServerThatFailsBecomesAFactAnAlarmAndTwoTraps() throws Exception {
        var before = lastSeq();
        var id = anActiveServer(0);
        simulator.cloud().fail(id, "no disk");
        var alarm = awaitFact(before, f -> f.getString("type").equals("alarm_raised"));
        assertThat(body(alarm).getString("text")).contains("no disk");
        var name = name(id);
        assertThat(traps.next()).isEqualTo("1 " + name);
        assertThat(traps.next()).isEqualTo("2 " + name);
    }

    @Test
    void whatHappenedWhileTheServerWasStoppedIsToldAndNothingIsToldTwice() throws Exception {
        var failed = anActiveServer(0);
        var before = lastSeq();
        simulator.cloud().fail(failed, "no disk");
        awaitFact(before, f -> f.getString("type").equals("alarm_raised"));
        assertThat(traps.next()).startsWith("1 ");
        assertThat(traps.next()).startsWith("2 ");
        var last = settledSeq();
        await(server.stop());

        var deleted = anActiveServer(1);
        var moved = anActiveServer(2);
        var deletedName = name(deleted);
        simulator.cloud().delete(deleted);
        simulator.cloud().liveMigrate(moved);
        var booted = simulator.cloud().boot();
        until("the cloud has settled", () -> isActive(moved) && isActive(booted));
        server = serve();

        awaitFact(last, f -> f.getString("type").equals("entity_deleted"));
        settledSeq();
        var told = facts(last);
        assertThat(told)
                .filteredOn(f -> "server".equals(body(f).getString("kind")) && isNews(f))
                .extracting(f -> f.getString("type") + " " + body(f).getString("id"))
                .containsExactlyInAnyOrder(
                        "server_moved " + moved, "entity_added " + booted, "entity_deleted " + deleted);
        var numbers = new ArrayList<String>();
        var news = told.stream().filter(ServerTest::isNews).count();
        for (var i = 0; i < news; i++) {
            numbers.add(traps.next());
        }
        assertThat(numbers)
                .extracting(n -> Long.parseLong(n.split(" ")[0]))
                .containsExactlyElementsOf(LongStream.range(3, 3 + news).boxed().toList());
        assertThat(numbers).anySatisfy(n -> assertThat(n).contains(deletedName));
        assertThat(traps.waiting()).isZero();
        assertThat(places(moved)).containsExactly("found", "moved");
        var came = placement(moved, "").getJsonArray("stays").getJsonObject(1);
        assertThat(came.getJsonObject("migration").getString("type")).isEqualTo("live-migration");
        assertThat(places(deleted)).containsExactly("found");
        assertThat(placement(deleted, "?at=" + Instant.now()).getString("answer"))
                .isEqualTo("gone");
    }

    private JsonObject placement(UUID server, String query) throws Exception {
        return get("/api/v1/entities/server/" + server + "/placement" + query);
    }

    private List<String> places(UUID server) throws Exception {
        return placement(server, "").getJsonArray("stays").stream()
                .map(stay -> ((JsonObject) stay).getString("how"))
                .toList();
    }

    private UUID anActiveServer(int index) {
        return simulator.cloud().servers(ServerQuery.everything()).orElseThrow().stream()
                .filter(vm -> isActive(vm.birth().id()))
                .skip(index)
                .findFirst()
                .orElseThrow()
                .birth()
                .id();
    }

    private boolean isActive(UUID id) {
        return simulator.cloud().server(id).orElseThrow().status().equals("ACTIVE");
    }

    private String name(UUID id) {
        return simulator.cloud().server(id).orElseThrow().birth().name();
    }

    private JsonObject awaitFact(long after, Predicate<JsonObject> wanted) throws Exception {
        var found = new ArrayList<JsonObject>();
        until("a fact", () -> {
            facts(after).stream().filter(wanted).findFirst().ifPresent(found::add);
            return !found.isEmpty();
        });
        return found.get(0);
    }

    /** Besides the three of the servers, the ports and volumes that came and went with them. */
    private static boolean isNews(JsonObject fact) {
        return List.of("server_moved", "entity_added", "entity_deleted", "status_changed")
                .contains(fact.getString("type"));
    }

    private interface Question {
        boolean ask() throws Exception;
    }

    private static void until(String what, Question question) throws Exception {
        var end = Instant.now().plusSeconds(60);
        while (!question.ask()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static JsonObject body(JsonObject fact) {
        return fact.getJsonObject("body");
    }

    private List<JsonObject> facts(long after) throws Exception {
        var items = get("/api/v1/facts?limit=1000&after=" + after).getJsonArray("items");
        return items.stream().map(JsonObject.class::cast).toList();
    }

    private long lastSeq() throws Exception {
        return get("/api/v1/entities?limit=1").getLong("seq");
    }

    /** The number of the last fact once three more polls of each source have brought nothing new. */
    private long settledSeq() throws Exception {
        var seq = new long[] {lastSeq()};
        var reports = new long[] {reports() + 18};
        until("the server has settled", () -> {
            var now = lastSeq();
            if (now != seq[0]) {
                seq[0] = now;
                reports[0] = reports() + 18;
            }
            return reports() >= reports[0];
        });
        return seq[0];
    }

    private long reports() throws Exception {
        return get("/api/v1/sources").getJsonArray("items").stream()
                .mapToLong(s -> ((JsonObject) s).getLong("reports"))
                .sum();
    }

    private JsonObject get(String path) throws Exception {
        var client = vertx.createHttpClient();
        // The body is asked for on the event loop: a listener that this thread adds may come after its last byte.
        return await(client.request(HttpMethod.GET, server.httpPort(), "127.0.0.1", path)
                .compose(request -> request.send().compose(response -> response.body()))
                .map(body -> new JsonObject(body))
                .eventually(() -> client.close()));
    }
}
