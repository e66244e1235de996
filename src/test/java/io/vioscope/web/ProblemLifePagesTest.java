package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Bus;
import io.vioscope.config.causal.CausalFiles;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.rca.ProblemOutcome;
import io.vioscope.rca.causal.Rule;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said of problems over HTTP, to an engine that listens, and what is seen of it. */
class ProblemLifePagesTest {
    private static final Instant NOW = Worlds.START.plusSeconds(100);
    private static final Problem PROBLEM = Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.");
    private static final String FORM = "/problems/" + Clouds.NAME + "/99/";
    private static final String API = "/api/v1/problems/99/";

    private final RunningSite site = RunningSite.troubled();
    private Snapshot now = Clouds.with(Clouds.troubled(), PROBLEM);

    @BeforeEach
    void listen() {
        RunningSite.await(Bus.of(site.vertx).answer(Bus.problems(Clouds.NAME), this::hear));
        site.show(now);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private ProblemOutcome hear(ProblemOrder order) {
        var outcome = Engine.outcome(now.state(), order, NOW);
        now = Worlds.ENGINE.step(now, new Input.Said(order), NOW).next();
        return outcome;
    }

    private HttpResponse<String> form(String what, String by, String note, String answer) {
        var body = "by=" + encoded(by) + "&note=" + encoded(note) + "&answer=" + encoded(answer);
        return site.sendBody("POST", FORM + what, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> json(String method, String what, String body) {
        return site.sendBody(method, API + what, body, "Content-Type", "application/json");
    }

    private Problem problem() {
        return now.state().problems().known(99).orElseThrow();
    }

    private void ends() {
        var state =
                now.state().apply(List.of(new ProblemFact.Resolved(problem(), ProblemFact.Ending.SYMPTOMS_ENDED)), NOW);
        now = new Snapshot(state, now.sight(), NOW);
        site.show(now);
    }

    @Test
    void aProblemIsTakenUpByAFormAndShownSoAndGivenBack() {
        var answer = form("acknowledge", "Ann <a>", "on it", "");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/problems/99");
        site.show(now);
        var card = site.get("/problems/99").body();
        assertThat(card).contains("Ann &lt;a&gt;", "on it", "formaction=\"" + FORM + "unacknowledge\"");
        assertThat(Html.text(site.get("/problems").body())).contains("taken up by Ann <a>");
        assertThat(form("unacknowledge", "", "", "").statusCode()).isEqualTo(303);
        site.show(now);
        assertThat(Html.text(site.get("/problems").body())).doesNotContain("taken up by");
        assertThat(form("unacknowledge", "", "", "").statusCode()).isEqualTo(400);
    }

    @Test
    void aVerdictIsJudgedByAFormAlsoWhenTheProblemIsOver() {
        assertThat(form("judge", "Ann", "", "wrong").statusCode()).isEqualTo(303);
        assertThat(problem().life().judged()).isNotNull();
        ends();
        assertThat(Html.text(site.get("/problems/99").body())).contains("the verdict is wrong", "It is over");
        assertThat(form("judge", "", "looked again", "partly").statusCode()).isEqualTo(303);
        site.show(now);
        assertThat(Html.text(site.get("/problems/99").body()))
                .contains("the verdict is partly right", "the page", "looked again");
        assertThat(now.state().problems().open()).isEmpty();
        assertThat(form("acknowledge", "Ann", "", "").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWrongInAFormIsSaidOnTheCardAndNothingIsDone() {
        var answer = form("judge", "Ann", "typed before", "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("role=\"alert\"", "right, partly or wrong", "value=\"typed before\"");
        assertThat(form("acknowledge", "x".repeat(101), "", "").body()).contains("longer than 100 characters");
        assertThat(problem()).isEqualTo(PROBLEM);
    }

    @Test
    void aProgramSaysTheSameAndIsToldWhatCameOfIt() {
        var taken = json("POST", "acknowledgement", "{\"by\": \"robot\", \"note\": \"ticket 7\"}");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).contains("\"acknowledged\":{\"by\":\"robot\",\"note\":\"ticket 7\"");
        assertThat(json("DELETE", "acknowledgement", "").body()).doesNotContain("\"acknowledged\"");
        var judged = json("POST", "judgement", "{\"answer\": \"right\"}");
        assertThat(judged.body()).contains("\"judged\":{\"answer\":\"right\",\"by\":\"the API\"");
        site.show(now);
        assertThat(site.get("/api/v1/problems").body()).contains("\"judged\":{\"answer\":\"right\"");
        ends();
        assertThat(site.get("/api/v1/problems/99").body())
                .contains("\"open\":false", "\"ending\":\"symptoms_ended\"", "\"judged\":{");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "judgement | nonsense | body",
                "judgement | {} | answer",
                "judgement | {\"answer\": \"maybe\"} | answer",
                "judgement | {\"answer\": \"right\", \"cloud\": \"y\"} | cloud",
                "acknowledgement | {\"who\": \"me\"} | who"
            })
    void aProgramIsToldWhatIsWrongAndWhere(String what, String body, String where) {
        var answer = json("POST", what, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"parameter\":\"" + where + "\"");
        assertThat(problem()).isEqualTo(PROBLEM);
    }

    @Test
    void nothingIsSaidOfAProblemThatIsNotKnown() {
        assertThat(site.sendBody("POST", "/api/v1/problems/1/judgement", "{\"answer\": \"right\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(site.sendBody("POST", "/problems/" + Clouds.NAME + "/x/judge", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        FORM_PATH + "acknowledge, POST",
        FORM_PATH + "judge, POST",
        "/rules/vio/forget, POST",
        "/api/v1/problems/99/acknowledgement, DELETE",
        "/api/v1/problems/99/judgement, POST",
        "/api/v1/rules/learned, DELETE"
    })
    void aPageElsewhereCannotMakeABrowserDoIt(String path, String method) {
        var answer = site.sendBody(method, path, "answer=right", "Origin", "http://evil.example.org");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("foreign-origin");
    }

    private static final String FORM_PATH = "/problems/vio/99/";

    @Test
    void whereNobodyMayDoAnythingThereIsNoFormAndNothingIsDone() {
        try (var open = RunningSite.withoutControls(Clouds.NAME)) {
            open.show(now);
            assertThat(Html.main(open.get("/problems/99").body())).doesNotContain("<form");
            assertThat(open.sendBody("POST", API + "judgement", "{\"answer\": \"right\"}")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void anEngineThatDoesNotAnswerIsSaidNotTo() {
        try (var silent = RunningSite.troubled()) {
            assertThat(silent.sendBody("POST", API + "judgement", "{\"answer\": \"right\"}")
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void whatComesAndGoesAndWhatWasPartOfAnotherSaysSo() {
        var flapping = PROBLEM.with(PROBLEM.life().again(false, NOW).again(true, NOW));
        site.show(Clouds.with(Clouds.troubled(), flapping));
        assertThat(Html.text(site.get("/problems").body())).contains("comes and goes: came back 2 times");
        assertThat(site.get(API.substring(0, API.length() - 1)).body()).contains("\"reopened\":2,\"flapping\":true");

        var other = Clouds.hostDown(98, Problem.Phase.PROVISIONAL, "Perhaps c3.");
        var merged = new ProblemFact.Resolved(other, ProblemFact.Ending.BETTER_EXPLANATION, 99L);
        var state = now.state().apply(List.of(merged), NOW).apply(List.of(new ProblemFact.Opened(PROBLEM)), NOW);
        site.show(new Snapshot(state, now.sight(), NOW));
        assertThat(Html.text(site.get("/problems/98").body())).contains("It turned out to be part of problem 99");
        assertThat(Html.text(site.get("/problems/99").body())).contains("Part of it is problem 98");
        assertThat(site.get("/api/v1/problems/98").body()).contains("\"mergedInto\":99");
    }

    @Test
    void whatWasLearnedIsBesideTheRulesLeavesAsAModelAndIsForgottenAtAWord() {
        var type = CausalFiles.delivered().problems().stream()
                .filter(p -> p.kind() == Kind.HYPERVISOR && p.rules().stream().anyMatch(Rule::countsAbsent))
                .findFirst()
                .orElseThrow();
        now = Clouds.with(Clouds.troubled(), named(new ProblemKey(PROBLEM.key().entity(), type.name())));
        assertThat(site.get("/rules").body()).contains("Nothing was learned yet.");
        assertThat(form("judge", "Ann", "", "right").statusCode()).isEqualTo(303);
        site.show(now);
        var rules = Html.text(site.get("/rules").body());
        assertThat(rules).contains("1 lesson in use.", "by 1 judged right");
        assertThat(site.get("/api/v1/rules/learned").body())
                .contains(
                        "\"problem\":\"" + type.name() + "\"",
                        "\"lessons\":{\"right\":1,\"partly\":0,\"wrong\":0,\"unjudged\":0}");
        var yaml = site.get("/api/v1/rules/learned.yaml");
        assertThat(yaml.headers().firstValue("Content-Type")).contains("application/yaml; charset=utf-8");
        assertThat(yaml.body()).startsWith("problems:\n  - name: \"" + type.name() + "\"\n");
        assertThat(site.send("POST", "/rules/" + Clouds.NAME + "/forget").statusCode())
                .isEqualTo(303);
        site.show(now);
        assertThat(site.get("/rules").body()).contains("Nothing was learned yet.");
        assertThat(site.send("DELETE", "/api/v1/rules/learned").body()).contains("\"forgotten\":true");
    }

    private static Problem named(ProblemKey key) {
        return new Problem(
                99,
                key,
                PROBLEM.severity(),
                PROBLEM.phase(),
                PROBLEM.text(),
                PROBLEM.advice(),
                PROBLEM.verdict(),
                PROBLEM.impact(),
                PROBLEM.openedAt(),
                PROBLEM.phaseAt());
    }
}
