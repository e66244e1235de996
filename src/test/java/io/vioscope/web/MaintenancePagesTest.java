package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Bus;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.maintenance.Order;
import io.vioscope.maintenance.Outcome;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said of maintenance over HTTP, to an engine that obeys, and what is seen of it. */
class MaintenancePagesTest {
    private static final Instant NOW = Worlds.START.plusSeconds(100);
    private static final String API = "/api/v1/maintenance-windows";

    private final RunningSite site = RunningSite.troubled();
    private Snapshot now = Clouds.troubled();

    @AfterEach
    void stop() {
        site.close();
    }

    @BeforeEach
    void obey() {
        RunningSite.await(Bus.of(site.vertx).answer(Bus.maintenance(Clouds.NAME), this::obey));
    }

    private Outcome obey(Order order) {
        var outcome = Engine.outcome(now.state(), order, NOW);
        now = Worlds.ENGINE.step(now, new Input.Ordered(order), NOW).next();
        return outcome;
    }

    private HttpResponse<String> post(String path, String type, String body, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = type;
        return site.sendBody("POST", path, body, all);
    }

    private HttpResponse<String> form(String entity, String minutes, String reason) {
        var body = "entity=" + URLEncoder.encode(entity, StandardCharsets.UTF_8) + "&minutes=" + minutes
                + "&by=Ann&reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8);
        return post("/maintenance", "application/x-www-form-urlencoded", body);
    }

    private HttpResponse<String> json(String body) {
        return post(API, "application/json", body);
    }

    @Test
    void aWindowIsSetByAFormShownAndCancelledByAButton() {
        assertThat(site.get("/maintenance").body()).contains("Nothing is in maintenance");
        var answer = form("hypervisor/c3", "90", "new <b>firmware</b>");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/maintenance");
        site.show(now);
        var page = site.get("/maintenance").body();
        assertThat(page).contains("<b>active</b>", "2026-11-25T04:31:40Z", "new &lt;b&gt;firmware&lt;/b&gt;", "Ann");
        var number = now.state().windows().open().firstKey();
        var cancel = "/maintenance/" + Clouds.NAME + "/" + number + "/cancel";
        assertThat(page).contains("action=\"" + cancel + "\"");
        assertThat(site.send("POST", cancel).statusCode()).isEqualTo(303);
        site.show(now);
        assertThat(site.get("/maintenance").body()).contains("<b>cancelled</b>").doesNotContain(cancel);
        assertThat(site.send("POST", cancel).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "c3, 60, why, entity: right would be",
        "hypervisor/c9, 60, why, no hypervisor of that id is known",
        "hypervisor/c3, 0, why, minutes: right would be",
        "hypervisor/c3, 43201, why, at most 30 days",
        "hypervisor/c3, 60, ' ', reason: it is empty"
    })
    void whatIsWrongInAFormIsSaidAboveItAndNothingIsDone(String entity, String minutes, String reason, String said) {
        var answer = form(entity, minutes, reason);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("role=\"alert\"", said, "value=\"" + entity + "\"");
        assertThat(now.state().windows().open()).isEmpty();
    }

    @Test
    void aProgramSetsListsAndCancels() {
        var set = json("{\"entity\": \"hypervisor/c3\", \"from\": \"2026-11-25T05:00:00Z\","
                + " \"until\": \"2026-11-25T06:00:00Z\", \"reason\": \"firmware\", \"by\": \"robot\"}");
        assertThat(set.statusCode()).isEqualTo(201);
        assertThat(set.body())
                .contains("\"state\":\"coming\"", "\"by\":\"robot\"", "\"until\":\"2026-11-25T06:00:00Z\"");
        site.show(now);
        var number = now.state().windows().open().firstKey();
        assertThat(site.get(API).body()).contains("\"number\":" + number, "\"state\":\"coming\"");
        var gone = site.send("DELETE", API + "/" + number);
        assertThat(gone.statusCode()).isEqualTo(200);
        assertThat(gone.body()).contains("\"state\":\"cancelled\"");
        site.show(now);
        assertThat(site.get(API).body()).contains("\"state\":\"cancelled\"", "\"endedAt\":");
        assertThat(site.send("DELETE", API + "/" + number).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | body",
                "[] | body",
                "{\"entity\": \"hypervisor/c3\", \"minutes\": 60} | reason",
                "{\"entity\": \"hypervisor/c9\", \"minutes\": 60, \"reason\": \"x\"} | entity",
                "{\"entity\": \"hypervisor/c3\", \"minutes\": 60, \"reason\": \"x\", \"form\": 1} | form",
                "{\"entity\": \"hypervisor/c3\", \"until\": \"tomorrow\", \"reason\": \"x\"} | until",
                "{\"entity\": \"hypervisor/c3\", \"minutes\": 60, \"reason\": \"x\", \"cloud\": \"y\"} | cloud"
            })
    void aProgramIsToldWhatIsWrongAndWhere(String body, String where) {
        var answer = json(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"parameter\":\"" + where + "\"");
        assertThat(now.state().windows().open()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/maintenance", API})
    void aPageElsewhereCannotMakeABrowserDoIt(String path) {
        var answer = post(path, "text/plain", "{}", "Origin", "http://evil.example.org");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("foreign-origin");
    }

    @Test
    void aBodyThatIsTooLongIsRefused() {
        assertThat(json("{\"reason\": \"" + "x".repeat(20_000) + "\"}").statusCode())
                .isEqualTo(413);
    }

    @Test
    void whereNobodyMayDoAnythingThereIsNoFormAndNothingIsDone() {
        try (var open = RunningSite.withoutControls(Clouds.NAME)) {
            open.show(now);
            assertThat(Html.main(open.get("/maintenance").body())).doesNotContain("<form");
            assertThat(open.sendBody("POST", API, "{}").statusCode()).isEqualTo(403);
            assertThat(open.send("DELETE", API + "/1").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aProblemInMaintenanceSaysSoAndUntilWhen() {
        obey(new Order.Set(new EntityKey(Kind.HYPERVISOR, "c3"), NOW, NOW.plusSeconds(3600), "Ann", "firmware"));
        var number = now.state().windows().open().firstKey();
        site.show(Clouds.with(
                now, Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.").within(number)));
        assertThat(Html.text(site.get("/problems").body())).contains("in maintenance until 2026-11-25");
        assertThat(Html.text(site.get("/problems/99").body())).contains("in maintenance until");
        assertThat(site.get("/api/v1/problems").body()).contains("\"announced\":false,\"maintenance\":" + number);
        site.show(Clouds.with(now, Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.")));
        assertThat(Html.text(site.get("/problems").body())).doesNotContain("in maintenance until");
    }

    @Test
    void anEngineThatDoesNotAnswerIsSaidNotTo() {
        try (var silent = RunningSite.troubled()) {
            var answer =
                    silent.sendBody("POST", API, "{\"entity\": \"hypervisor/c3\", \"minutes\": 60, \"reason\": \"x\"}");
            assertThat(answer.statusCode()).isEqualTo(503);
        }
    }
}
