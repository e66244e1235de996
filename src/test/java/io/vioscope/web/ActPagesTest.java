package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Bus;
import io.vioscope.config.causal.CausalFiles;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.model.Closure;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Handling;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Remark;
import io.vioscope.model.Snooze;
import io.vioscope.rca.Act;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.rca.ProblemOutcome;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be done about problems over HTTP, to an engine that listens, and what is seen of it. */
class ActPagesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T03:02:00Z");
    private static final Problem FIRST = Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.");
    private static final Problem SECOND = other(98, "c4 is slow.");
    private static final String HOSTILE = "\"><script>alert(1)</script>\u202e";
    private static final String API = "/api/v1/problems/99/";

    private final RunningSite site = RunningSite.troubled();
    private Snapshot now = Clouds.with(Clouds.troubled(), FIRST, SECOND);
    private int heard;

    private static Problem other(long number, String text) {
        return new Problem(
                number,
                new ProblemKey(new EntityKey(Kind.HYPERVISOR, "c4"), "hypervisor.overloaded"),
                FIRST.severity(),
                FIRST.phase(),
                text,
                "",
                FIRST.verdict(),
                FIRST.impact(),
                FIRST.openedAt(),
                FIRST.phaseAt());
    }

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
        heard++;
        var outcome = Engine.outcome(now.state(), order, NOW);
        now = Worlds.ENGINE.step(now, new Input.Said(order), NOW).next();
        return outcome;
    }

    private HttpResponse<String> form(String path, String... fields) {
        var body = new StringBuilder();
        for (var i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(fields[i])
                    .append("=")
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        var answer = site.sendBody("POST", path, body.toString(), "Content-Type", "application/x-www-form-urlencoded");
        site.show(now);
        return answer;
    }

    private HttpResponse<String> act(String verb, String... fields) {
        return form("/problems/" + Clouds.NAME + "/99/" + verb, fields);
    }

    private HttpResponse<String> json(String method, String what, String body, String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        var answer = site.sendBody(method, API + what, body, all);
        site.show(now);
        return answer;
    }

    private Handling handling(long number) {
        return now.state().problems().known(number).orElseThrow().handling();
    }

    private String text(String path) {
        return Html.text(site.get(path).body());
    }

    @Test
    void aProblemIsAssignedByAFormAndFoundByItsOwner() {
        assertThat(act("assign", "by", "Ann", "owner", "Bob B").statusCode()).isEqualTo(303);
        assertThat(text("/problems")).contains("for Bob B to see to");
        assertThat(text("/problems/99")).contains("Owner Bob B");
        assertThat(text("/problems/98")).contains("Owner nobody");
        assertThat(text("/problems?q=owner:%22bob%20b%22"))
                .contains("c3 is down.", "1 of 2 open problems match")
                .doesNotContain("c4 is slow.");
        assertThat(text("/problems?q=owner:nobody")).contains("c4 is slow.").doesNotContain("c3 is down.");
        assertThat(text("/problems?q=-owner:nobody%20slow")).contains("No open problem matches the filter.");
        assertThat(text("/problems?q=what:x")).contains("There is no key \"what\"", "c3 is down.");
        act("assign", "owner", "");
        assertThat(text("/problems")).doesNotContain("to see to Ann");
        assertThat(handling(99).owner()).isNull();
    }

    @Test
    void whatIsSnoozedIsFoldedAwayAndComesBackWhenItIsWoken() {
        assertThat(act("snooze", "by", "Ann", "minutes", "15", "until", "").statusCode())
                .isEqualTo(303);
        var page = site.get("/problems").body();
        assertThat(page).contains("<summary>1 snoozed</summary>");
        assertThat(page.indexOf("c4 is slow.")).isLessThan(page.indexOf("<details class=\"folded\""));
        assertThat(page.indexOf("c3 is down.")).isGreaterThan(page.indexOf("<details class=\"folded\""));
        assertThat(Html.text(page)).contains("Snoozed by Ann until");
        assertThat(text("/")).contains("1 snoozed; all problems").doesNotContain("c3 is down.");
        assertThat(text("/problems/99")).contains("Snoozed by Ann until", "hears of no change meanwhile");
        assertThat(act("wake").statusCode()).isEqualTo(303);
        assertThat(site.get("/problems").body()).doesNotContain("1 snoozed");
        act("snooze", "minutes", "resolved");
        assertThat(text("/problems")).contains("until it is resolved");
        act("snooze", "minutes", "15", "until", "2999-01-01T00:00");
        assertThat(handling(99).snooze()).extracting(Snooze::until).isNull();
    }

    @Test
    void whatIsClosedSaysThatItIsBelievedOnAndIsFoldedAway() {
        act("close", "by", "Alice", "note", "vendor ticket 7", "reason", "known");
        assertThat(text("/problems")).contains("1 closed by an operator, not resolved", "Closed by Alice: known");
        assertThat(text("/problems/99"))
                .contains(
                        "Closed by Alice: known and accepted",
                        "it is believed until what shows it is seen to be gone",
                        "vendor ticket 7");
        assertThat(now.state().problems().of(99)).isPresent();
        act("unclose");
        assertThat(handling(99).closure()).isNull();
        assertThat(act("close", "reason", "duplicate", "of", "99").body()).contains("of: right would be the number");
        act("close", "reason", "duplicate", "of", "98");
        assertThat(text("/problems")).contains("duplicate of problem 98");
    }

    @Test
    void notesStandOnTheCardHoweverHostile() {
        act("note", "by", HOSTILE, "note", HOSTILE);
        act("note", "by", "Bob", "note", "second");
        act("assign", "owner", HOSTILE);
        act("close", "by", HOSTILE, "reason", "other", "note", HOSTILE);
        for (var path : List.of("/problems/99", "/problems", "/", "/problems?q=" + "%22%3E%3Cscript%3Ealert(1)")) {
            assertThat(site.get(path).body()).doesNotContain("<script>alert", "\u202e");
        }
        assertThat(text("/problems/99")).contains("second", "<script>alert(1)</script>");
        assertThat(act("note", "note", "x".repeat(501)).body()).contains("longer than 500 characters");
        assertThat(act("note", "note", " ").statusCode()).isEqualTo(400);
    }

    @Test
    void aProgramDoesTheSameAndIsToldWhatCameOfIt() {
        assertThat(json("POST", "assignment", "{\"owner\": \"Bob\", \"by\": \"robot\"}")
                        .body())
                .contains("\"owner\":\"Bob\"", "\"version\":1");
        assertThat(json("POST", "snooze", "{\"until\": \"2026-11-26T00:00:00Z\"}")
                        .body())
                .contains("\"snoozed\":{\"until\":\"2026-11-26T00:00:00Z\",\"by\":\"the API\"");
        assertThat(json("POST", "notes", "{\"note\": \"look\"}").body()).contains("\"notes\":[{\"by\":\"the API\"");
        assertThat(json("POST", "closure", "{\"reason\": \"duplicate\", \"of\": 98}")
                        .body())
                .contains("\"closed\":{\"reason\":\"duplicate\",\"of\":98");
        assertThat(site.get("/api/v1/problems").body()).contains("\"owner\":\"Bob\"", "\"closed\":{");
        json("DELETE", "closure", "");
        json("DELETE", "snooze", "");
        assertThat(json("DELETE", "assignment", "").body())
                .contains("\"version\":7")
                .doesNotContain("\"owner\"", "\"snoozed\"", "\"closed\"");
    }

    @Test
    void whatIsKnownOfAKindStandsOnEachProblemOfItAndBesideTheRule() {
        var type = CausalFiles.delivered().problems().get(0);
        var advice = "/api/v1/rules/" + type.name() + "/advice";
        var given = site.sendBody("POST", advice, "{\"note\": \"ask <Eve>\", \"by\": \"Ann\"}");
        assertThat(given.body()).contains("\"problem\":\"" + type.name() + "\",\"stands\":true,\"by\":\"Ann\"");
        site.show(now);
        assertThat(text("/rules")).contains("Known here: ask <Eve>");
        assertThat(site.sendBody("POST", "/api/v1/rules/no.such/advice", "{\"note\": \"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(site.sendBody("POST", advice, "{}").body()).contains("\"pointer\":\"#/note\"");
        assertThat(site.send("DELETE", advice).body()).contains("\"stands\":false");
        site.show(now);
        assertThat(text("/rules")).doesNotContain("Known here");

        assertThat(act("advise", "by", HOSTILE, "note", HOSTILE).statusCode()).isEqualTo(303);
        var card = site.get("/problems/99").body();
        assertThat(card).doesNotContain("<script>alert", "\u202e");
        assertThat(Html.text(card)).contains("Known here of such problems:", "Take that back");
        assertThat(text("/problems/98")).doesNotContain("Known here");
        assertThat(site.get("/api/v1/problems/99").body()).contains("\"known\":{\"by\":");
        assertThat(act("advise", "note", "").statusCode()).isEqualTo(400);
        act("unadvise");
        assertThat(text("/problems/99")).doesNotContain("Known here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | assignment | {} | #/owner",
                "POST | assignment | [] | #",
                "POST | snooze | {} | #/minutes",
                "POST | snooze | {\"minutes\": 0} | #/minutes",
                "POST | snooze | {\"until\": \"soon\"} | #/until",
                "POST | snooze | {\"until\": \"2020-01-01T00:00:00Z\"} | #/until",
                "POST | notes | {} | #/note",
                "POST | closure | {} | #/reason",
                "POST | closure | {\"reason\": \"bored\"} | #/reason",
                "POST | closure | {\"reason\": \"known\", \"of\": \"x\"} | #/of",
                "POST | closure | {\"reason\": \"other\"} | #/note",
                "POST | closure | {\"reason\": \"known\", \"cloud\": \"y\"} | #/cloud",
                "POST | notes | {\"note\": \"x\", \"who/~me\": \"y\"} | #/who~1~0me",
                "DELETE | assignment | {\"owner\": \"Bob\"} | #/owner"
            })
    void aProgramIsToldWhatIsWrongAndWhere(String method, String what, String body, String pointer) {
        var answer = json(method, what, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
        assertThat(handling(99)).isEqualTo(Handling.NONE);
    }

    @Test
    void whatIsNotSnoozedOrClosedCannotBeTakenBack() {
        for (var what : List.of("snooze", "closure")) {
            var answer = json("DELETE", what, "");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("\"parameter\":\"number\"").doesNotContain("pointer");
        }
    }

    @Test
    void whoLookedBeforeSomebodyWasFasterIsToldSo() {
        var etag = site.get("/api/v1/problems/99").headers().firstValue("ETag").orElseThrow();
        assertThat(json("POST", "assignment", "{\"owner\": \"Bob\"}", "If-Match", etag)
                        .statusCode())
                .isEqualTo(200);
        var late = json("POST", "assignment", "{\"owner\": \"Eve\"}", "If-Match", etag);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("changed-meanwhile");
        assertThat(handling(99).owner()).isEqualTo("Bob");
        assertThat(json("POST", "assignment", "{\"owner\": \"Eve\"}", "If-Match", "*")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acknowledgement | {}",
                "judgement       | {\"answer\": \"right\"}",
                "assignment      | {\"owner\": \"Bob\"}",
                "snooze          | {\"minutes\": 60}",
                "notes           | {\"note\": \"seen\"}",
                "closure         | {\"reason\": \"known\"}"
            })
    void ofTwoWhoLookedAtTheSameExactlyOneIsHeard(String what, String body) throws Exception {
        var both = Executors.newFixedThreadPool(2);
        try {
            for (var round = 0; round < 40; round++) {
                var etag = site.get("/api/v1/problems/99")
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
                var before = handling(99).version();
                var together = new CyclicBarrier(2);
                Callable<Integer> write = () -> {
                    together.await(10, TimeUnit.SECONDS);
                    return site.sendBody("POST", API + what, body, "If-Match", etag)
                            .statusCode();
                };
                var answers = both.invokeAll(List.of(write, write));

                assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                        .as("round %d", round)
                        .containsExactlyInAnyOrder(200, 412);
                assertThat(handling(99).version()).isEqualTo(before + 1);
                site.show(now);
            }
        } finally {
            both.shutdown();
        }
    }

    @Test
    void whoWritesWhateverItIsLikeIsNeverLate() {
        site.show(now);
        for (var version = 0; version < 2; version++) {
            var answer = site.sendBody("POST", API + "acknowledgement", "{}", "If-Match", "*");
            assertThat(answer.statusCode()).as("the page has not seen it yet").isEqualTo(200);
        }
    }

    @Test
    void whatThePageHasNotSeenYetIsTooLateForTheEngine() {
        var etag = site.get("/api/v1/problems/99").headers().firstValue("ETag").orElseThrow();
        hear(new ProblemOrder.Handle(99, new Act.Assign("Bob"), "Ann", "", null));
        assertThat(json("POST", "assignment", "{\"owner\": \"Eve\"}", "If-Match", etag)
                        .statusCode())
                .isEqualTo(412);
        assertThat(handling(99).owner()).isEqualTo("Bob");
    }

    @Test
    void whatIsAskedForTwiceUnderOneKeyIsDoneOnce() {
        var first = json("POST", "notes", "{\"note\": \"once\"}", "Idempotency-Key", "k1");
        var second = json("POST", "notes", "{\"note\": \"once\"}", "Idempotency-Key", "k1");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(handling(99).notes()).hasSize(1);
        assertThat(json("POST", "notes", "{\"note\": \"other\"}", "Idempotency-Key", "k1")
                        .statusCode())
                .isEqualTo(422);
        assertThat(json("POST", "notes", "{\"note\": \"once\"}", "Idempotency-Key", "k2")
                        .statusCode())
                .isEqualTo(200);
        assertThat(json("POST", "notes", "{\"note\": \"once\"}", "Idempotency-Key", "k".repeat(256))
                        .statusCode())
                .isEqualTo(400);
        assertThat(handling(99).notes()).hasSize(2);
    }

    @Test
    void severalAreTakenUpAssignedAndSnoozedAtOnce() {
        assertThat(site.get("/problems").body())
                .contains("form=\"selected\" name=\"problem\" value=\"vio/99\"", "id=\"selected\"");
        var both =
                new String[] {"problem", "vio/99", "problem", "vio/98", "by", "Ann", "owner", "Bob", "minutes", "60"};
        for (var what : List.of("acknowledge", "assign", "snooze")) {
            var fields = List.of(both).toArray(new String[both.length + 2]);
            fields[both.length] = "what";
            fields[both.length + 1] = what;
            assertThat(form("/problems/selected", fields).statusCode()).isEqualTo(303);
        }
        for (var number : List.of(98L, 99L)) {
            assertThat(handling(number).owner()).isEqualTo("Bob");
            assertThat(handling(number).snooze()).isNotNull();
            assertThat(now.state().problems().of(number).orElseThrow().life().acknowledged())
                    .isNotNull();
        }
        assertThat(text("/problems")).contains("2 snoozed", "No other problem is");
    }

    @Test
    void whatCouldNotBeDoneOfSeveralIsSaidAndTheRestIsDone() {
        var answer = form(
                "/problems/selected",
                "problem",
                "vio/99",
                "problem",
                "vio/7",
                "problem",
                "x",
                "owner",
                "Bob",
                "what",
                "assign");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Html.text(answer.body()))
                .contains("Problem 7: it is not open any more.", "Problem x: there is none of that name.");
        assertThat(answer.body()).contains("value=\"vio/99\" checked");
        assertThat(handling(99).owner()).isEqualTo("Bob");
        assertThat(form("/problems/selected", "what", "assign").body()).contains("No problem is chosen");
        assertThat(form("/problems/selected", "problem", "vio/99", "what", "explode")
                        .body())
                .contains("right would be acknowledge, assign or snooze");
        assertThat(form("/problems/selected", "problem", "vio/99", "what", "snooze", "minutes", "x")
                        .statusCode())
                .isEqualTo(400);
        assertThat(handling(99).snooze()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /problems/selected",
        "POST, /problems/vio/99/assign",
        "POST, /problems/vio/99/close",
        "POST, /api/v1/problems/99/snooze",
        "DELETE, /api/v1/problems/99/closure"
    })
    void aPageElsewhereCannotMakeABrowserDoIt(String method, String path) {
        var answer = site.sendBody(method, path, "owner=x", "Origin", "http://evil.example.org");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(heard).isZero();
    }

    @Test
    void whereNobodyMayDoAnythingThereIsNothingToTick() {
        try (var open = RunningSite.withoutControls(Clouds.NAME)) {
            open.show(now);
            assertThat(open.get("/problems").body()).doesNotContain("checkbox", "id=\"selected\"");
            assertThat(open.sendBody("POST", API + "notes", "{\"note\": \"x\"}").statusCode())
                    .isEqualTo(403);
            assertThat(open.sendBody("POST", "/problems/selected", "").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aProblemThatIsOverIsOnlyNoted() {
        var last = now.state().problems().of(99).orElseThrow();
        var closed = last.handled(last.handling()
                .closed(new Closure(Closure.Reason.FIXED, null, new Remark("Ann", "", NOW), Closure.Then.of(last))));
        var state =
                now.state().apply(List.of(new ProblemFact.Resolved(closed, ProblemFact.Ending.SYMPTOMS_ENDED)), NOW);
        now = new Snapshot(state, now.sight(), NOW);
        site.show(now);
        assertThat(text("/problems/99"))
                .contains("was done with it before: Closed by Ann: fixed")
                .doesNotContain("it is believed until");
        assertThat(act("note", "note", "it was the cable").statusCode()).isEqualTo(303);
        assertThat(text("/problems/99")).contains("it was the cable");
        assertThat(act("assign", "owner", "Bob").statusCode()).isEqualTo(404);
        assertThat(text("/api/v1/problems/99")).contains("it was the cable");
    }
}
