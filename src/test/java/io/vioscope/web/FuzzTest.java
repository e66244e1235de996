package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vioscope.bus.Bus;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.maintenance.Order;
import io.vioscope.model.Problem;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.web.contract.Contract;
import io.vioscope.web.contract.Operation;
import io.vioscope.web.contract.Parameter;
import io.vioscope.web.contract.Parameter.Place;
import io.vioscope.web.contract.Schema;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.Texts;
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
    /** What is there to be asked for, by the parameter's name. */
    private static final Map<String, List<String>> THERE = Map.of(
            "receiver", List.of(MemoryReceipts.NOC),
            "entity", List.of("hypervisor/c3"),
            "problem", List.of("hypervisor.all_hosts_gone"),
            "number", List.of("1", "7", "99"),
            "cloud", List.of(Clouds.NAME));

    private static final List<String> NASTY = List.of(
            "",
            " ",
            "-1",
            "0",
            "1e999",
            "999999999999999999999999",
            "null",
            "NaN",
            "\u0000",
            "\r\n",
            "..",
            "../../etc/passwd",
            "%",
            "%zz",
            "'\"<script>",
            "${jndi:x}",
            "{{x}}",
            "\ud800",
            "\u202e",
            "a,b,,c",
            "kind:",
            "=cmd()",
            "[]",
            "{}",
            "2026-11-25T03:12:00Z",
            "-15m",
            "14:07",
            "2026-13-45",
            "vio",
            "99",
            "7",
            "server",
            "s01",
            "nova",
            "x".repeat(3000));

    private static RunningSite site;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        site = RunningSite.troubled();
        Snapshot now = Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down."));
        site.show(now);
        site.engineOf(now);
        NotificationPagesTest.tell(site);
        site.log.rows.add(new FactRow(
                Clouds.NAME, 1, Worlds.START, "server_moved", "{\"type\":\"server_moved\",\"id\":\"s01\"}"));
        var bus = Bus.of(site.vertx);
        RunningSite.await(bus.answer(
                Bus.problems(Clouds.NAME), (ProblemOrder order) -> Engine.outcome(now.state(), order, Worlds.START)));
        RunningSite.await(bus.answer(
                Bus.maintenance(Clouds.NAME), (Order order) -> Engine.outcome(now.state(), order, Worlds.START)));
        for (var source : List.of(Worlds.NOVA, Worlds.KEYSTONE)) {
            RunningSite.await(bus.answer(Bus.steering(Clouds.NAME, source), steering -> steering));
        }
        var options = new HttpClientOptions().setMaxInitialLineLength(100_000).setMaxHeaderSize(100_000);
        client = site.vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(AT_ONCE));
    }

    @AfterAll
    static void stop() {
        site.close();
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
        var random = new Random(SEED + operation.id().hashCode());
        var tally = new Tally();
        for (var sent = 0; sent < EACH; sent += AT_ONCE) {
            RunningSite.await(Future.all(IntStream.range(0, Math.min(AT_ONCE, EACH - sent))
                    .mapToObj(i -> ask(operation, random, tally))
                    .toList()));
        }
        System.out.println(operation.id() + " " + new TreeMap<>(tally.byStatus));
        assertThat(tally.bugs).isEmpty();
        assertThat(tally.others)
                .as("answers that are not as the contract has them")
                .isEmpty();
        var said = operation.answers().stream().map(Operation.Answer::status).toList();
        assertThat(said)
                .containsAll(tally.byStatus.keySet().stream()
                        // Of addresses and headers that no operation can be told from, and bodies that are too large.
                        .filter(status -> !Set.of(400, 404, 405, 413, 414, 431).contains(status))
                        .toList());
    }

    private static Future<Void> ask(Operation operation, Random random, Tally tally) {
        var tame = random.nextInt(3) == 0;
        var uri = uri(operation, random, tame);
        var body = operation.body().map(schema -> body(schema, random, tame)).orElse("");
        var options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(site.port)
                .setMethod(HttpMethod.valueOf(operation.method()))
                .setURI(uri);
        for (var header : operation.parameters(Place.HEADER)) {
            if (random.nextInt(3) == 0) {
                var value = text(header.schema(), random, tame).replaceAll("[^\\x21-\\x7e]", "");
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

    private static String uri(Operation operation, Random random, boolean tame) {
        var path = operation.path();
        for (var parameter : operation.parameters(Place.PATH)) {
            path = path.replace("{" + parameter.name() + "}", Texts.encode(text(parameter, random, tame)));
        }
        var query = new StringBuilder();
        for (var parameter : operation.parameters(Place.QUERY)) {
            if (parameter.isRequired() ? random.nextInt(8) > 0 : random.nextInt(3) == 0) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(parameter.name())
                        .append("=")
                        .append(value(parameter, random, tame));
            }
        }
        if (!tame && random.nextInt(12) == 0) {
            query.append(query.isEmpty() ? "?" : "&").append(nasty(random).replaceAll("[^!-~]", "x"));
        }
        return path + query;
    }

    private static String value(Parameter parameter, Random random, boolean tame) {
        return Texts.encode(text(parameter, random, tame));
    }

    private static String text(Parameter parameter, Random random, boolean tame) {
        var there = THERE.getOrDefault(parameter.name(), List.of());
        return !there.isEmpty() && random.nextInt(tame ? 8 : 3) > 0
                ? there.get(random.nextInt(there.size()))
                : text(parameter.schema(), random, tame);
    }

    private static String nasty(Random random) {
        return NASTY.get(random.nextInt(NASTY.size()));
    }

    /** Something that fits, mostly; else anything. */
    private static String text(Schema schema, Random random, boolean tame) {
        if (!tame && random.nextInt(3) == 0) {
            return nasty(random);
        }
        var words = schema.json().path("enum");
        if (words.size() > 0) {
            return words.get(random.nextInt(words.size())).asText();
        }
        if (schema.types().contains("integer")) {
            return List.of("0", "1", "7", "99", "1000", "43200").get(random.nextInt(6));
        }
        return List.of(
                        "vio",
                        "s01",
                        "c3",
                        "hypervisor/c3",
                        "hypervisor.down",
                        "nova",
                        "2026-11-25T03:00:15Z",
                        "8h",
                        "name",
                        "kind",
                        "name,id")
                .get(random.nextInt(11));
    }

    private static String body(Schema schema, Random random, boolean tame) {
        var object = JSON.createObjectNode();
        for (var name : schema.names()) {
            if (random.nextInt(2) == 0 || (tame && schema.required().contains(name))) {
                object.set(name, field(schema.property(name).orElseThrow(), random, tame));
            }
        }
        return switch (tame ? 12 : random.nextInt(12)) {
            case 0 -> nasty(random);
            case 1 -> "[" + object + "]";
            case 2 ->
                object.toString().substring(random.nextInt(object.toString().length()));
            case 3 -> "[".repeat(2000);
            default -> object.toString();
        };
    }

    private static JsonNode field(Schema schema, Random random, boolean tame) {
        var nodes = JSON.getNodeFactory();
        return switch (tame ? 8 : random.nextInt(8)) {
            case 0 -> nodes.numberNode(random.nextLong());
            case 1 -> nodes.nullNode();
            case 2 -> nodes.booleanNode(random.nextBoolean());
            case 3 -> nodes.arrayNode().add(nasty(random));
            case 4 -> nodes.textNode(nasty(random));
            default -> schema.read(text(schema, random, tame));
        };
    }
}
