package io.vioscope.app;

import static io.vioscope.store.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vioscope.agent.Session;
import io.vioscope.bus.Bus;
import io.vioscope.config.AgentConfig;
import io.vioscope.config.AgentConfig.Identity;
import io.vioscope.config.AgentConfig.Reader;
import io.vioscope.config.Area;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.DatabaseConfig;
import io.vioscope.config.HttpConfig;
import io.vioscope.config.Polling;
import io.vioscope.config.ServerConfig;
import io.vioscope.config.SnmpAccess.Community;
import io.vioscope.config.SnmpAccess.Plain;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.notify.snmp.TrapSink;
import io.vioscope.recording.RecordTo;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.cloud.ServerQuery;
import io.vioscope.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The whole server, with a simulated cloud before it and a receiver of traps behind it; it can be stopped and started. Its
 * PostgreSQL is its own where it is given a directory for it, else a database of the one that this process has for all tests.
 */
final class RunningServer {
    private static final Duration POLL = Duration.ofMillis(300);

    final TrapSink traps = new TrapSink("127.0.0.1");
    final Simulator simulator;
    private final Vertx vertx = Vertx.vertx();
    private final DatabaseConfig database;
    private final InstantSource clock;
    private @Nullable RecordTo record;
    private UnaryOperator<ServerConfig> more;
    private Server server;

    /** Comes back when the first inventory is known. */
    RunningServer(@Nullable Path data, SimulatorOptions options, InstantSource clock) throws Exception {
        this(data, options, clock, null);
    }

    /** The same, recorded. */
    RunningServer(@Nullable Path data, SimulatorOptions options, InstantSource clock, @Nullable RecordTo record)
            throws Exception {
        this(data, options, clock, record, config -> config);
    }

    /** The same with more in its configuration. */
    RunningServer(
            @Nullable Path data,
            SimulatorOptions options,
            InstantSource clock,
            @Nullable RecordTo record,
            UnaryOperator<ServerConfig> more)
            throws Exception {
        this(data, options, clock, InstantSource.system(), record, more);
    }

    /** The same, by another clock than the system's; the cloud has its own. */
    RunningServer(
            @Nullable Path data,
            SimulatorOptions options,
            InstantSource cloudClock,
            InstantSource clock,
            @Nullable RecordTo record,
            UnaryOperator<ServerConfig> more)
            throws Exception {
        this.clock = clock;
        database = data == null ? new DatabaseConfig.External(TestDatabase.migrated(vertx)) : embedded(data);
        this.record = record;
        this.more = more;
        simulator = await(Simulator.start(vertx, options, cloudClock));
        server = serve();
        awaitFact(
                0,
                f -> f.getString("type").equals("kind_discovered")
                        && body(f).getString("of").equals("server"));
    }

    private static DatabaseConfig embedded(Path data) throws IOException {
        TestDatabase.lendPrograms(data.resolve("pg"));
        return new DatabaseConfig.Embedded(data.resolve("pg"));
    }

    void close() throws Exception {
        await(server.stop());
        await(simulator.close());
        await(vertx.close());
        traps.close();
    }

    /** Stops the server; the cloud goes on. */
    void stop() throws Exception {
        await(server.stop());
    }

    /** Starts the server again, on the same data. */
    void start() throws Exception {
        server = serve();
    }

    /** Starts the server again, on the same data; recorded, if that is said. */
    void start(@Nullable RecordTo to) throws Exception {
        record = to;
        server = serve();
    }

    private Server serve() throws Exception {
        var cloud = new CloudConfig("sim", Demo.access(simulator), Polling.every(POLL));
        var reader = new Reader(new Community(Plain.V2C, "public"), Area.ALL, List.of());
        var config = new ServerConfig(
                        new HttpConfig("127.0.0.1", 0),
                        database,
                        List.of(cloud),
                        List.of(new SnmpReceiver("noc", "127.0.0.1", traps.port(), "public")))
                .withAgent(new AgentConfig("127.0.0.1", 0, 1400, Identity.NONE, List.of(reader)));
        return await(Server.start(
                vertx, more.apply(config), Setup.openStack(vertx, clock).withRecord(record)));
    }

    /** Starts the server again, on the same data, with other things in its configuration. */
    void startWith(UnaryOperator<ServerConfig> other) throws Exception {
        more = other;
        server = serve();
    }

    /** Where its pages are. */
    int httpPort() {
        return server.httpPort();
    }

    /** A manager that reads by SNMP. */
    Session manager() throws Exception {
        return Session.community(server.snmpPort(), "public");
    }

    JsonObject placement(UUID server, String query) throws Exception {
        return get("/api/v1/entities/server/" + server + "/placement" + query);
    }

    List<String> places(UUID server) throws Exception {
        return placement(server, "").getJsonArray("stays").stream()
                .map(stay -> ((JsonObject) stay).getString("how"))
                .toList();
    }

    /** What is said on the bus of the running server. */
    Bus bus() {
        return Bus.of(vertx);
    }

    UUID anActiveServer(int index) {
        return simulator.cloud().servers(ServerQuery.everything()).orElseThrow().stream()
                .filter(vm -> isActive(vm.birth().id()))
                .skip(index)
                .findFirst()
                .orElseThrow()
                .birth()
                .id();
    }

    boolean isActive(UUID id) {
        return simulator.cloud().server(id).orElseThrow().status().equals("ACTIVE");
    }

    String name(UUID id) {
        return simulator.cloud().server(id).orElseThrow().birth().name();
    }

    JsonObject awaitFact(long after, Predicate<JsonObject> wanted) throws Exception {
        var found = new ArrayList<JsonObject>();
        until("a fact", () -> {
            facts(after).stream().filter(wanted).findFirst().ifPresent(found::add);
            return !found.isEmpty();
        });
        return found.get(0);
    }

    interface Question {
        boolean ask() throws Exception;
    }

    static void until(String what, Question question) throws Exception {
        var end = Instant.now().plusSeconds(60);
        while (!question.ask()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    static JsonObject body(JsonObject fact) {
        return fact.getJsonObject("body");
    }

    List<JsonObject> facts(long after) throws Exception {
        var items = get("/api/v1/facts?limit=1000&after=" + after).getJsonArray("items");
        return items.stream().map(JsonObject.class::cast).toList();
    }

    long lastSeq() throws Exception {
        return get("/api/v1/entities?limit=1").getLong("seq");
    }

    /** The number of the last fact once three more polls of each source have brought nothing new. */
    long settledSeq() throws Exception {
        var seq = new long[] {lastSeq()};
        var reports = new long[] {threePollsOn()};
        until("the server has settled", () -> {
            var now = lastSeq();
            if (now != seq[0]) {
                seq[0] = now;
                reports[0] = threePollsOn();
            }
            return reports() >= reports[0];
        });
        return seq[0];
    }

    private long threePollsOn() throws Exception {
        return reports() + 3L * get("/api/v1/sources").getJsonArray("items").size();
    }

    /** How often the sources have reported since the start. */
    long reports() throws Exception {
        return get("/api/v1/sources").getJsonArray("items").stream()
                .mapToLong(s -> ((JsonObject) s).getLong("reports"))
                .sum();
    }

    JsonObject get(String path) throws Exception {
        return send(HttpMethod.GET, path, "");
    }

    /** Asks as a part of that trace, if it is not empty. */
    JsonObject send(HttpMethod method, String path, String traceparent) throws Exception {
        var client = vertx.createHttpClient();
        // The body is asked for on the event loop: a listener that this thread adds may come after its last byte.
        return await(client.request(method, server.httpPort(), "127.0.0.1", path)
                .map(request -> traceparent.isEmpty() ? request : request.putHeader("traceparent", traceparent))
                .compose(request -> request.send().compose(response -> response.body()))
                .map(body -> new JsonObject(body))
                .eventually(() -> client.close()));
    }
}
