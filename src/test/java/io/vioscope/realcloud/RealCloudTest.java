package io.vioscope.realcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vioscope.app.Server;
import io.vioscope.app.Setup;
import io.vioscope.config.DatabaseConfig;
import io.vioscope.config.HttpConfig;
import io.vioscope.config.ServerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole server against a real OpenStack: {@code mvn verify -Prealcloud -Drealcloud=PATH}, where PATH is a command
 * that knows {@code rc} (prints OS_*) and {@code fault} (breaks and mends). Everything that is done to the cloud must be
 * told as the right facts within two polls of when the cloud itself shows it, and nothing else may be told.
 */
@Tag("realcloud")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class RealCloudTest {
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration TWO_POLLS = POLL.multipliedBy(2).plusSeconds(3);
    private static final Duration NOVA_NOTICES = Duration.ofMinutes(2);
    private static final String SERVER =
            "vioscope-probe-" + ProcessHandle.current().pid();

    @TempDir
    static Path data;

    private static RealCloud cloud;
    private static Vertx vertx;
    private static Server server;
    private static FactFeed feed;

    @BeforeAll
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    static void start() throws Exception {
        cloud = new RealCloud(Objects.requireNonNull(System.getProperty("realcloud"), "-Drealcloud=PATH is missing"));
        cloud.fault("token-seconds", "0");
        cloud.fault("clear");
        cloud.fault("token-seconds", "60");
        vertx = Vertx.vertx();
        var config = new ServerConfig(
                new HttpConfig("127.0.0.1", 0),
                new DatabaseConfig.Embedded(data.resolve("pg")),
                List.of(cloud.config(POLL)),
                List.of());
        server = await(Server.start(vertx, config, Setup.openStack(vertx)));
        feed = new FactFeed(server.httpPort());
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            await(server.stop());
        }
        if (vertx != null) {
            await(vertx.close());
        }
        cloud.fault("token-seconds", "0");
    }

    @Test
    @Order(1)
    void discoversWhatIsThere() throws Exception {
        feed.await(
                0,
                TWO_POLLS,
                "all servers read",
                f -> isA(f, "kind_discovered")
                        && f.path("body").path("of").asText().equals("server"));
        feed.await(0, TWO_POLLS, "keystone fresh", f -> isA(f, "source_back") && about(f, "keystone"));
        var servers = feed.get("/api/v1/entities?q=kind:server&limit=1000").path("items");
        assertThat(servers.size()).isGreaterThanOrEqualTo(30);
        assertThat(servers)
                .allSatisfy(s -> assertThat(s.path("current").asBoolean()).isTrue());
        var hypervisors = feed.get("/api/v1/entities?q=kind:hypervisor").path("items");
        assertThat(hypervisors)
                .anySatisfy(h -> assertThat(h.path("id").asText()).startsWith("domain-c"));
    }

    @Test
    @Order(2)
    void seesAServerBoot() throws Exception {
        var before = settled();
        var id = cloud.fault("create", SERVER);
        FactFeed.until(
                NOVA_NOTICES, "Nova builds " + id, () -> cloud.serverStatus(id).equals("ACTIVE"));
        feed.await(before, TWO_POLLS, "added", f -> isA(f, "entity_added") && about(f, id));
        FactFeed.until(
                TWO_POLLS,
                "shown as ok",
                () -> entity(id).path("health").asText().equals("ok"));
        feed.nothingElse(before, f -> about(f, id));
    }

    @Test
    @Order(3)
    void seesAServerStop() throws Exception {
        var before = settled();
        var id = cloud.serverId(SERVER);
        cloud.fault("power-off", SERVER);
        FactFeed.until(
                NOVA_NOTICES, "Nova stops it", () -> cloud.serverStatus(id).equals("SHUTOFF"));
        feed.await(
                before,
                TWO_POLLS,
                "stopped",
                f -> isA(f, "status_changed")
                        && about(f, id)
                        && f.path("body").path("to").path("word").asText().equals("SHUTOFF"));
        cloud.fault("power-on", SERVER);
        FactFeed.until(
                NOVA_NOTICES, "Nova starts it", () -> cloud.serverStatus(id).equals("ACTIVE"));
        FactFeed.until(
                TWO_POLLS,
                "shown as ok",
                () -> entity(id).path("health").asText().equals("ok"));
        feed.nothingElse(before, f -> about(f, id));
    }

    @Test
    @Order(4)
    void seesAServerMigrate() throws Exception {
        var before = settled();
        var id = cloud.serverId(SERVER);
        var from = cloud.hypervisorOf(id);
        cloud.fault("migrate", SERVER);
        FactFeed.until(
                NOVA_NOTICES, "Nova moves it", () -> cloud.serverStatus(id).equals("VERIFY_RESIZE"));
        var to = cloud.hypervisorOf(id);
        assertThat(to).isNotEqualTo(from);
        var move = feed.await(before, TWO_POLLS, "moved", f -> isA(f, "server_moved") && about(f, id));
        assertThat(move.path("body").path("from").toString()).contains(from);
        assertThat(move.path("body").path("to").toString()).contains(to);
        cloud.fault("confirm", SERVER);
        FactFeed.until(
                NOVA_NOTICES, "Nova confirms", () -> cloud.serverStatus(id).equals("ACTIVE"));
        FactFeed.until(
                TWO_POLLS,
                "shown as ok",
                () -> entity(id).path("health").asText().equals("ok"));
        feed.nothingElse(before, f -> about(f, id));
        assertThat(feed.after(before)).filteredOn(f -> isA(f, "server_moved")).hasSize(1);
    }

    @Test
    @Order(5)
    void seesAnErrorAndItsEnd() throws Exception {
        var before = settled();
        var id = cloud.serverId(SERVER);
        cloud.fault("error", SERVER);
        feed.await(before, TWO_POLLS, "alarm on", f -> isA(f, "alarm_raised") && about(f, id));
        cloud.fault("active", SERVER);
        feed.await(before, TWO_POLLS, "alarm off", f -> isA(f, "alarm_cleared") && about(f, id));
        feed.nothingElse(before, f -> about(f, id));
    }

    @Test
    @Order(6)
    void seesAServerDeleted() throws Exception {
        var before = settled();
        var id = cloud.serverId(SERVER);
        cloud.fault("delete", SERVER);
        FactFeed.until(
                NOVA_NOTICES, "Nova deletes it", () -> cloud.serverStatus(id).equals("GONE"));
        feed.await(before, TWO_POLLS, "deleted", f -> isA(f, "entity_deleted") && about(f, id));
        feed.nothingElse(before, f -> about(f, id));
    }

    @Test
    @Order(7)
    void seesANovaComputeStopAndStartAndNoDeadServer() throws Exception {
        var before = settled();
        cloud.fault("compute-down", "compute03");
        FactFeed.until(
                NOVA_NOTICES,
                "Nova misses it",
                () -> cloud.computeState("compute03").equals("down"));
        feed.await(before, TWO_POLLS, "alarm on", f -> isA(f, "alarm_raised") && about(f, "nova-compute@compute03"));
        cloud.fault("compute-up", "compute03");
        FactFeed.until(
                NOVA_NOTICES,
                "Nova hears it",
                () -> cloud.computeState("compute03").equals("up"));
        feed.await(before, TWO_POLLS, "alarm off", f -> isA(f, "alarm_cleared") && about(f, "nova-compute@compute03"));
        feed.nothingElse(
                before,
                f -> Set.of("compute_service", "hypervisor")
                        .contains(f.path("body").path("kind").asText()));
    }

    @Test
    @Order(8)
    void seesNovasApiStopAndStart() throws Exception {
        stopsAndStarts("nova-api", "nova");
    }

    @Test
    @Order(9)
    void seesKeystoneStopAndStart() throws Exception {
        var before = settled();
        cloud.fault("stop", "keystone");
        feed.await(before, TWO_POLLS, "keystone stale", f -> isA(f, "source_stale") && about(f, "keystone"));
        cloud.fault("start", "keystone");
        feed.await(before, NOVA_NOTICES, "keystone back", f -> isA(f, "source_back") && about(f, "keystone"));
        FactFeed.until(TWO_POLLS, "nova fresh", () -> isFresh("nova"));
        feed.nothingElse(before, f -> f.path("type").asText().startsWith("source_"));
    }

    @Test
    @Order(10)
    void survivesItsTokenExpiring() throws Exception {
        var before = settled();
        var reports = reportsOf("nova");
        FactFeed.until(
                Duration.ofSeconds(200), "15 polls over two token lives", () -> reportsOf("nova") >= reports + 15);
        feed.nothingElse(before, f -> false);
    }

    private static void stopsAndStarts(String process, String source) throws Exception {
        var before = settled();
        cloud.fault("stop", process);
        feed.await(before, TWO_POLLS, source + " stale", f -> isA(f, "source_stale") && about(f, source));
        assertThat(feed.get("/api/v1/entities?q=kind:server&limit=1")
                        .path("items")
                        .path(0)
                        .path("health")
                        .asText())
                .isEqualTo("unknown");
        cloud.fault("start", process);
        feed.await(before, NOVA_NOTICES, source + " back", f -> isA(f, "source_back") && about(f, source));
        feed.nothingElse(before, f -> f.path("type").asText().startsWith("source_"));
    }

    /** Waits until both sources are fresh; returns the number of the newest fact. */
    private static long settled() throws Exception {
        FactFeed.until(NOVA_NOTICES, "sources fresh", () -> isFresh("nova") && isFresh("keystone"));
        return feed.seq();
    }

    private static boolean isFresh(String source) throws Exception {
        return source(source).path("status").asText().equals("fresh");
    }

    private static long reportsOf(String source) throws Exception {
        return source(source).path("reports").asLong();
    }

    private static JsonNode source(String name) throws Exception {
        for (var source : feed.get("/api/v1/sources").path("items")) {
            if (source.path("source").asText().equals(name)) {
                return source;
            }
        }
        throw new AssertionError("no source " + name);
    }

    private static JsonNode entity(String id) throws Exception {
        return feed.get("/api/v1/entities/server/" + id);
    }

    private static boolean isA(JsonNode fact, String type) {
        return fact.path("type").asText().equals(type);
    }

    private static boolean about(JsonNode fact, String subject) {
        var body = fact.path("body");
        return body.path("id").asText().equals(subject)
                || body.path("source").asText().equals(subject);
    }

    private static <T> T await(io.vertx.core.Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(2, TimeUnit.MINUTES);
    }
}
