package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vioscope.access.Role;
import io.vioscope.bus.Bus;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.maintenance.Order;
import io.vioscope.maintenance.Outcome;
import io.vioscope.model.Problem;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.rca.ProblemOutcome;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If-Modified-Since, If-Match and Idempotency-Key over HTTP, to an engine that listens. */
class ConditionalRequestsTest {
    private static final Instant NOW = Worlds.START.plusSeconds(100);
    private static final String HERE = "Wed, 25 Nov 2026 03:01:40 GMT";
    private static final String WINDOWS = "/api/v1/maintenance-windows";
    private static final String WINDOW = "{\"entity\": \"hypervisor/c3\", \"minutes\": 30, \"reason\": \"fans\"}";

    private final RunningSite site = RunningSite.troubled();
    private Snapshot now = Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down."));
    private int orders;

    @BeforeEach
    void listen() {
        var bus = Bus.of(site.vertx);
        RunningSite.await(bus.answer(Bus.problems(Clouds.NAME), this::hear));
        RunningSite.await(bus.answer(Bus.maintenance(Clouds.NAME), this::obey));
        site.show(now);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private ProblemOutcome hear(ProblemOrder order) {
        orders++;
        var outcome = Engine.outcome(now.state(), order, NOW);
        now = Worlds.ENGINE.step(now, new Input.Said(order), NOW).next();
        return outcome;
    }

    private Outcome obey(Order order) {
        orders++;
        var outcome = Engine.outcome(now.state(), order, NOW);
        now = Worlds.ENGINE.step(now, new Input.Ordered(order), NOW).next();
        return outcome;
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/problems",
                "/api/v1/problems/99",
                "/api/v1/entities?q=kind:server&limit=3",
                "/api/v1/kinds",
                "/api/v1/views",
                "/openapi.yaml",
                "/problems"
            })
    void whoHasItSinceItIsSoIsNotToldAgain(String path) {
        var first = site.get(path);
        assertThat(header(first, "Last-Modified")).isEqualTo(HERE);

        var again = site.get(path, "If-Modified-Since", HERE);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(header(first, "ETag")).isNotEmpty();
        assertThat(site.get(path, "If-Modified-Since", "Wed, 25 Nov 2026 03:01:39 GMT")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theTagCountsBeforeTheTime() {
        var other = site.get("/api/v1/kinds", "If-None-Match", "W/\"other\"", "If-Modified-Since", HERE);
        assertThat(other.statusCode()).isEqualTo(200);
        var gzip = site.get("/api/v1/kinds", "Accept-Encoding", "gzip");
        assertThat(header(gzip, "Last-Modified")).isEqualTo(HERE);
        assertThat(site.get("/api/v1/nothing").headers().firstValue("Last-Modified"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acknowledgement", "judgement"})
    void whoTakesUpOrJudgesWhatIsNotAsTheySawItIsToldSo(String what) {
        var path = "/api/v1/problems/99/" + what;
        var body = what.equals("judgement") ? "{\"answer\": \"right\"}" : "{}";
        var seen = header(site.get("/api/v1/problems/99"), "ETag");

        var done = site.sendBody("POST", path, body, "If-Match", seen);
        assertThat(done.statusCode()).isEqualTo(200);
        site.show(now);
        var late = site.sendBody("POST", path, body, "If-Match", seen);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(orders).isEqualTo(1);
        assertThat(site.sendBody("POST", path, body, "If-Match", header(done, "ETag"))
                        .statusCode())
                .as("as the answer had it")
                .isEqualTo(200);
    }

    @Test
    void whoTakesBackWhatIsNotAsTheySawItIsToldSo() {
        assertThat(site.sendBody("DELETE", "/api/v1/problems/99/acknowledgement", "{}", "If-Match", "W/\"x\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(orders).isZero();
    }

    @Test
    void aWindowThatIsAskedForTwiceIsSetOnce() {
        var first = site.sendBody("POST", WINDOWS, WINDOW, "Idempotency-Key", "k");
        var second = site.sendBody("POST", WINDOWS, WINDOW, "Idempotency-Key", "k");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(orders).isEqualTo(1);
        assertThat(site.sendBody("POST", WINDOWS, WINDOW.replace("30", "31"), "Idempotency-Key", "k")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void whatIsStillUnderWayIsNotBegunAgain() throws InterruptedException {
        try (var slow = RunningSite.troubled()) {
            Promise<Outcome> outcome = Promise.promise();
            var began = new Semaphore(0);
            RunningSite.await(Bus.of(slow.vertx).answerLater(Bus.maintenance(Clouds.NAME), order -> {
                began.release();
                return outcome.future();
            }));
            Supplier<HttpResponse<String>> ask = () -> slow.sendBody("POST", WINDOWS, WINDOW, "Idempotency-Key", "k");
            var first = CompletableFuture.supplyAsync(ask);
            began.acquire();
            var second = CompletableFuture.supplyAsync(ask);
            outcome.complete(Engine.outcome(now.state(), new Order.Cancel(7), NOW));

            assertThat(untraced(second.join())).isEqualTo(untraced(first.join()));
            assertThat(began.availablePermits()).isZero();
        }
    }

    /** An answer without what each request has of its own. */
    private static JsonObject untraced(HttpResponse<String> answer) {
        var problem = new JsonObject(answer.body());
        assertThat(problem.remove("trace")).isNotNull();
        return problem;
    }

    @Test
    void aSecretThatWasMadeIsShownOnceAndMadeOnce() {
        try (var signed = new SignedSite()) {
            var admin = signed.token("root", Role.ADMIN, 1).token();
            var asked = List.of("Authorization", "Bearer " + admin, "Idempotency-Key", "k");
            var headers = asked.toArray(String[]::new);
            var first = signed.site.sendBody("POST", "/api/v1/access/tokens", "{\"name\": \"ci\"}", headers);
            var second = signed.site.sendBody("POST", "/api/v1/access/tokens", "{\"name\": \"ci\"}", headers);

            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.body()).contains("shown once").doesNotContain("vioscope_");
            assertThat(signed.rows("SELECT name FROM access_token WHERE name = 'ci'"))
                    .hasSize(1);
        }
    }
}
