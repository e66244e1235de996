package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vioscope.access.Role;
import io.vioscope.bus.Bus;
import io.vioscope.bus.TrapDigest;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.maintenance.Order;
import io.vioscope.maintenance.Outcome;
import io.vioscope.model.Closure;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.rca.Act;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.rca.ProblemOutcome;
import io.vioscope.web.contract.Contract;
import io.vioscope.web.contract.Operation;
import io.vioscope.web.contract.Parameter.Place;
import io.vioscope.web.view.FactRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests made at random from the contract, right ones and wrong ones, to the real server: none of them finds a bug, and what is
 * answered stands in the contract. {@code -Dfuzz.requests=10000} sends so many to each operation.
 */
class FuzzTest {
    private static final int EACH = Integer.getInteger("fuzz.requests", 100);
    private static final int AT_ONCE = 8;
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_126L);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Worlds.START.plusSeconds(100);
    private static final EntityKey SILENT = new EntityKey(Kind.COMPUTE_SERVICE, "nova-compute@c3");

    /** What is there to be asked for, by the parameter's or field's name. */
    private static final Map<String, List<String>> THERE = Map.ofEntries(
            Map.entry("receiver", List.of(MemoryReceipts.NOC)),
            Map.entry("entity", List.of("hypervisor/c3", SILENT.toString())),
            Map.entry("problem", List.of("hypervisor.all_hosts_gone", "hypervisor.pattern", "compute_service.down")),
            Map.entry("number", List.of("98", "99", "7", "1")),
            Map.entry("seq", List.of("9", "12", "13")),
            Map.entry("If-Match", List.of("*")),
            Map.entry("name", List.of("mine", "night")),
            Map.entry("query", List.of("q=down")),
            Map.entry("source", List.of("nova", "keystone")),
            Map.entry("kind", List.of("server", "hypervisor")),
            Map.entry("id", List.of("s01", "s02", "c3")),
            Map.entry("minutes", List.of("60")),
            Map.entry("cloud", List.of(Clouds.NAME)));

    /** What can be done under no request here, with the reason why. */
    private static final Map<String, String> NEVER = Map.of();

    private static RunningSite site;
    private static SignedSite signed;
    private static HttpClient client;
    private static Snapshot begin;
    private static volatile Snapshot now;

    @BeforeAll
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    static void start() {
        site = RunningSite.troubled();
        begin = handled(
                Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down."), silent()));
        now = begin;
        site.show(begin);
        site.engineOf(begin);
        NotificationPagesTest.tell(site);
        site.log.rows.add(new FactRow(
                Clouds.NAME, 1, Worlds.START, "server_moved", "{\"type\":\"server_moved\",\"id\":\"s01\"}"));
        var bus = Bus.of(site.vertx);
        RunningSite.await(bus.answer(Bus.problems(Clouds.NAME), FuzzTest::hear));
        RunningSite.await(bus.answer(Bus.maintenance(Clouds.NAME), FuzzTest::obey));
        RunningSite.await(bus.answer(
                Bus.TRAPS, asked -> new TrapDigest(Worlds.START, Map.of(), List.of(), List.of(), List.of())));
        for (var source : List.of(Worlds.NOVA, Worlds.KEYSTONE)) {
            RunningSite.await(bus.answer(Bus.steering(Clouds.NAME, source), steering -> steering));
        }
        for (var page : List.of("problems", "entities")) {
            var saved = site.sendBody("PUT", "/api/v1/views/" + page + "/mine", "{\"query\": \"q=down\"}");
            assertThat(saved.statusCode()).isEqualTo(201);
        }
        signed = signed();
        var options = new HttpClientOptions().setMaxInitialLineLength(100_000).setMaxHeaderSize(100_000);
        client = site.vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(AT_ONCE));
    }

    /** Where people sign in, and some have: the admin, as whom we ask, last; and where there are some tokens. */
    private static SignedSite signed() {
        var signing = new SignedSite();
        for (var i = 0; i < 10; i++) {
            signing.signIn(Role.VIEWER.word(), SignedSite.PASSWORD);
        }
        for (var i = 0; i < 10; i++) {
            signing.token("token" + i, Role.VIEWER, 9);
        }
        return signing;
    }

    /** One that a rule finds. */
    private static Problem silent() {
        var like = Clouds.hostDown(98, Problem.Phase.CONFIRMED, "nova-compute@c3 is silent.");
        return new Problem(
                98,
                new ProblemKey(SILENT, "compute_service.down"),
                like.severity(),
                like.phase(),
                like.text(),
                like.advice(),
                like.verdict(),
                like.impact(),
                like.openedAt(),
                like.phaseAt());
    }

    /** All that can be taken back is there to be: problems are taken up, snoozed and closed, and there are windows. */
    private static Snapshot handled(Snapshot snapshot) {
        var all = snapshot;
        for (var number : List.of(98L, 99L)) {
            all = said(all, new ProblemOrder.Acknowledge(number, "Ann", ""));
            all = said(all, new ProblemOrder.Handle(number, new Act.Snooze(null), "Ann", "", null));
            all = said(
                    all, new ProblemOrder.Handle(number, new Act.Close(Closure.Reason.KNOWN, null), "Ann", "", null));
        }
        for (var i = 0; i < 8; i++) {
            var set = new Order.Set(
                    new EntityKey(Kind.HYPERVISOR, "c" + (1 + i % 3)),
                    NOW,
                    NOW.plusSeconds(3600 + i),
                    "Ann",
                    "work " + i);
            all = Worlds.ENGINE.step(all, new Input.Ordered(set), NOW).next();
        }
        return all;
    }

    private static Snapshot said(Snapshot before, ProblemOrder order) {
        return Worlds.ENGINE.step(before, new Input.Said(order), NOW).next();
    }

    private static ProblemOutcome hear(ProblemOrder order) {
        var outcome = Engine.outcome(now.state(), order, NOW);
        now = said(now, order);
        return outcome;
    }

    private static Outcome obey(Order order) {
        var outcome = Engine.outcome(now.state(), order, NOW);
        now = Worlds.ENGINE.step(now, new Input.Ordered(order), NOW).next();
        return outcome;
    }

    @AfterAll
    static void stop() {
        site.close();
        signed.close();
    }

    private static boolean isOfAccess(Operation operation) {
        return operation.path().startsWith("/api/v1/access");
    }

    static List<Operation> operations() {
        return Contract.ours().operations();
    }

    /** What came of all requests for one operation. */
    private static final class Tally {
        final ConcurrentHashMap<Integer, AtomicInteger> byStatus = new ConcurrentHashMap<>();
        final Set<String> bugs = ConcurrentHashMap.newKeySet();
        final Set<String> others = ConcurrentHashMap.newKeySet();

        void count(int status, String asked) {
            byStatus.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
            if (status >= 500) {
                bugs.add(status + " " + asked);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void nothingThatIsAskedIsABug(Operation operation) {
        now = begin;
        var random = new Random(SEED + operation.id().hashCode());
        var tally = new Tally();
        for (var sent = 0; sent < EACH; sent += AT_ONCE) {
            RunningSite.await(Future.all(IntStream.range(0, Math.min(AT_ONCE, EACH - sent))
                    .mapToObj(i -> ask(operation, random, tally))
                    .toList()));
        }
        var reached = tally.byStatus.keySet().stream().anyMatch(status -> status / 100 == 2);
        System.out.println(operation.id() + " " + new TreeMap<>(tally.byStatus) + (reached ? "" : " NEVER DONE"));
        assertThat(tally.bugs).isEmpty();
        assertThat(tally.others)
                .as("answers that are not as the contract has them")
                .isEmpty();
        assertThat(reached)
                .as("it is done at least once: " + NEVER.getOrDefault(operation.id(), "nothing is in the way"))
                .isEqualTo(!NEVER.containsKey(operation.id()));
        var said = operation.answers().stream().map(Operation.Answer::status).toList();
        assertThat(said)
                .containsAll(tally.byStatus.keySet().stream()
                        // Of addresses and headers that no operation can be told from, and bodies that are too large.
                        .filter(status -> !Set.of(400, 404, 405, 413, 414, 431).contains(status))
                        .toList());
    }

    private static Future<Void> ask(Operation operation, Random random, Tally tally) {
        var made = new FuzzedRequest(random, FuzzTest::there);
        var uri = made.uri(operation);
        var body = operation.body().map(made::body).orElse("");
        var options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(isOfAccess(operation) ? signed.site.port : site.port)
                .setMethod(HttpMethod.valueOf(operation.method()))
                .setURI(uri);
        if (isOfAccess(operation)) {
            options.putHeader("Cookie", signed.cookie(Role.ADMIN)).putHeader("Origin", signed.site.url(""));
        }
        for (var header : operation.parameters(Place.HEADER)) {
            if (random.nextInt(3) == 0) {
                var value = made.text(header).replaceAll("[^\\x21-\\x7e]", "");
                options.putHeader(header.name(), value);
            }
        }
        if (random.nextInt(4) == 0) {
            options.putHeader("Accept-Encoding", random.nextBoolean() ? "gzip" : "gzip;q=x, *;q=0.1, ,;");
        }
        if (random.nextInt(4) == 0) {
            options.putHeader("Accept", random.nextBoolean() ? "text/csv" : "text/*;q=0.3, application/json");
        }
        var asked = operation.method() + " " + uri + " " + body;
        return client.request(options)
                .compose(request -> request.send(Buffer.buffer(body)).compose(response -> {
                    tally.count(response.statusCode(), asked);
                    if (operation.id().equals("streamFacts") && response.statusCode() == 200) {
                        response.exceptionHandler(gone -> {});
                        return request.reset().mapEmpty();
                    }
                    return response.body().map(answer -> {
                        hold(operation, asked, response, answer, tally);
                        return null;
                    });
                }))
                .<Void>mapEmpty()
                .recover(broken -> operation.id().equals("streamFacts")
                        ? Future.succeededFuture()
                        : Future.failedFuture(new AssertionError(asked, broken)));
    }

    /** An answer of all fields is as the contract has it. An empty segment or dots ask for something else. */
    private static void hold(
            Operation operation, String asked, HttpClientResponse response, Buffer answer, Tally tally) {
        var isWhole = response.statusCode() == 200
                && !asked.split("[ ?]", 3)[1].matches(".+/|.*//.*|.*/[.]+(/.*)?")
                && !asked.contains("fields=")
                && "application/json".equals(response.getHeader("Content-Type"))
                && response.getHeader("Content-Encoding") == null;
        if (isWhole && operation.result().isPresent()) {
            try {
                var wrong = operation.result().get().wrong(JSON.readTree(answer.toString()));
                wrong.forEach((at, why) -> tally.others.add(asked + " " + at + ": " + why));
            } catch (JsonProcessingException noJson) {
                tally.others.add(asked + " is no JSON");
            }
        }
    }

    /** What is there of that name. */
    private static List<String> there(String name, Random random) {
        return switch (name) {
            case "window" ->
                begin.state().windows().open().keySet().stream()
                        .map(number -> Long.toString(number))
                        .toList();
            case "Idempotency-Key" -> List.of(Integer.toHexString(random.nextInt()));
            default -> THERE.getOrDefault(name, List.of());
        };
    }
}
