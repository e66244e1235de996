package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Promise;
import io.vioscope.bus.Recording;
import io.vioscope.engine.Worlds;
import io.vioscope.model.Health;
import io.vioscope.web.view.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages and JSON show of an outage that is over, at a moment when it was on; and what they refuse to show. */
class TimeTravelTest {
    private static final Pattern HREF = Pattern.compile("href=\"(/[^\"]*)\"");
    private static final String C1 = "/entities/hypervisor/c1";

    private final RunningSite site = new RunningSite(Clouds.NAME);
    private final Outage outage = new Outage(Clouds.NAME);

    @BeforeEach
    void isOver() {
        outage.record(site.log);
        site.show(outage.now());
        site.show(Recording.UP_TO_DATE);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static String at(String path, Instant moment) {
        return path + (path.contains("?") ? "&" : "?") + "at=" + Texts.encode(moment.toString());
    }

    private String page(String path, Instant moment) {
        var answer = site.get(at(path, moment));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String unescaped(String html) {
        return html.replace("&#x3D;", "=").replace("&amp;", "&");
    }

    private JsonNode json(String path, Instant moment) {
        return json(site.get(at("/api/v1/" + path, moment)).body());
    }

    private static JsonNode json(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoWaitsForTheFirstLookAtAMomentIsToldSoAndGetsItWhenItIsThere() {
        Promise<Void> read = Promise.promise();
        site.log.past = read.future();
        var asked = at("/problems", outage.during);
        var waiting = site.get(asked);

        assertThat(waiting.statusCode()).isEqualTo(202);
        assertThat(waiting.headers().firstValue("Refresh")).contains("3");
        assertThat(Html.main(waiting.body())).contains("The past is being worked out");

        read.complete();
        assertThat(page("/problems", outage.during)).contains("You are looking at");
    }

    @Test
    void aProblemThatIsOverIsOpenAtItsTime() {
        var card = "/problems/" + outage.problem.number();
        assertThat(Html.text(site.get("/problems").body())).contains("No problem");
        assertThat(Html.text(site.get(card).body())).contains("It is over");
        for (var path : List.of("/", "/problems", card)) {
            assertThat(Html.text(page(path, outage.during)))
                    .contains("You are looking at " + Texts.utc(outage.during), outage.problem.text())
                    .doesNotContain("It is over");
        }
        assertThat(Html.text(page("/problems", Outage.BEFORE))).doesNotContain(outage.problem.text());
        assertThat(site.get(at(card, Outage.BEFORE)).statusCode()).isEqualTo(404);
    }

    @Test
    void whatWasBadIsShownSoAndNothingIsShownAsGood() {
        assertThat(site.get(C1).body()).contains("class=\"sign s-ok\"");
        assertThat(Html.text(page(C1, outage.during))).contains("Own health down");
        var server = page("/entities/server/s1", outage.during);
        assertThat(server).doesNotContain("sign s-ok");
        assertThat(Html.text(server)).contains("was ok", "when it was seen is not recorded");
        var healths = new HashSet<String>();
        json("entities", outage.during)
                .path("items")
                .forEach(item -> healths.add(item.path("health").asText()));
        assertThat(healths).containsExactlyInAnyOrder("down", "unknown");
        assertThat(json("entities?q=health:down", outage.during).path("items")).isNotEmpty();
        assertThat(json("entities?q=health:ok", outage.during).path("items")).isEmpty();
    }

    @Test
    void whatIsNotRecordedIsSaidNotToBe() {
        assertThat(Html.text(page("/sources", outage.during)))
                .contains("When its sources had looked last is not recorded", "nova", "not recorded", "Failed")
                .doesNotContain("All that happened is recorded");
        assertThat(Html.text(page("/problems/" + outage.problem.number(), outage.during)))
                .contains("Which alarms it explained then is not recorded");
        assertThat(Html.text(page("/", outage.during)))
                .contains("which of them a cause explained is not recorded", "recorded as fresh; when they looked");
        var source = json("sources", outage.during).path("items");
        assertThat(source)
                .allSatisfy(
                        s -> assertThat(s.path("lastReport").isMissingNode()).isTrue());
    }

    @Test
    void noFactOfLaterIsTold() {
        assertThat(Html.text(page(C1, Outage.BEFORE)))
                .contains("What happened to it")
                .doesNotContain("to down");
        var then = Html.text(page("/problems/" + outage.problem.number(), outage.during));
        assertThat(then).contains("02:03:00 UTC confirmed").doesNotContain("clearing", "over:");
        assertThat(Html.text(site.get("/problems/" + outage.problem.number()).body()))
                .contains("02:03:00 UTC confirmed", "clearing", "over:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/problems", "/entities", "/topology", "/sources", "/maintenance", C1, "/entities/server/s1"
            })
    void allThatLeadsOnKeepsTheMoment(String path) {
        var html = unescaped(page(path, outage.during));
        var moment = "(/[^?#]*)\\?([^#]*&)?at=" + Texts.encode(outage.during.toString()) + "(#.*)?";
        var links = HREF.matcher(html).results().map(m -> m.group(1)).toList();
        assertThat(links)
                .filteredOn(href -> !href.startsWith("/assets/")
                        && !href.matches("/(healthz|readyz|metrics)")
                        && !html.contains("data-now href=\"" + href + "\""))
                .hasSizeGreaterThan(8)
                .allSatisfy(href -> assertThat(href).matches(moment));
        assertThat(html).contains("data-now href=\"" + path + "\">Back to now</a>");
        assertThat(html).doesNotContain("data-topics=\"o");
        assertThat(Html.main(html)).doesNotContain("method=\"post\"");
    }

    @Test
    void theMapShowsTheMoment() {
        assertThat(page("/topology", outage.during)).contains("s-down").doesNotContain("sign s-ok");
        assertThat(site.get("/topology").body()).doesNotContain("sign s-down");
        var marked = page("/topology?problem=" + outage.problem.number(), outage.during);
        assertThat(Html.text(marked)).contains("only its cause is marked");
    }

    @Test
    void theFormThatFiltersKeepsTheMomentToo() {
        assertThat(page("/entities", outage.during))
                .contains("<input type=\"hidden\" name=\"at\" value=\"" + outage.during + "\">");
        assertThat(site.get("/entities").body()).doesNotContain("name=\"at\"");
    }

    @Test
    void stepsLeadFromNewsToNews() {
        var news = outage.commits.stream()
                .filter(c -> c.facts().stream().anyMatch(f -> f.isNews()))
                .map(c -> c.at())
                .distinct()
                .toList();
        var html = unescaped(page("/problems", news.get(1)));
        assertThat(html)
                .contains("rel=\"prev\" data-now href=\"" + at("/problems", news.get(0)))
                .contains("rel=\"next\" data-now href=\"" + at("/problems", news.get(2)));
        assertThat(page("/problems", news.get(news.size() - 1))).contains("No later news");
    }

    @ParameterizedTest
    @CsvSource({"-1h, 2026-11-25T02:01:40Z", "02:05, 2026-11-25T02:05:00Z", "-90s, 2026-11-25T03:00:10Z"})
    void aMomentThatIsNamedByNowGetsAnAddressThatGoesOnToMeanIt(String named, String exact) {
        var answer = site.get("/problems?at=" + Texts.encode(named) + "&x=1%202");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/problems?x=1%202&at=" + Texts.encode(exact));
    }

    @Test
    void aFactNamesItsMoment() {
        var commit = outage.commits.get(1);
        assertThat(site.get("/?at=" + commit.firstSeq()).headers().firstValue("Location"))
                .contains(at("/", commit.at()));
        var answer = json(site.get("/api/v1/problems?at=" + commit.firstSeq()).body());
        assertThat(answer.path("seq").asLong()).isEqualTo(commit.lastSeq());
        assertThat(site.get("/?at=999999").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, 400, bad-moment, RFC 3339",
        "25:00, 400, bad-moment, RFC 3339",
        "2026-11-25T09:00:00Z, 400, future, still to come",
        "2026-11-25T01:00:00Z, 404, before-the-record, The record begins at 2026-11-25 02:00:00 UTC",
        "999999, 404, no-such-fact, No fact of the number 999999",
    })
    void whatCannotBeShownIsRefusedAndWhyIsSaid(String at, int status, String type, String why) {
        var page = site.get("/problems?at=" + Texts.encode(at));
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(Html.text(page.body())).contains(why, "This page as it is now");
        var problem = site.get("/api/v1/problems?at=" + Texts.encode(at));
        assertThat(problem.statusCode()).isEqualTo(status);
        assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.body()).contains("urn:vioscope:problem:" + type, why);
    }

    @Test
    void whileTheDatabaseIsAwayThePastIsNotKnown() {
        site.log.away = true;
        var answer = site.get(at("/problems", outage.during));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(Html.text(answer.body())).contains("The database is away", "not known now");
        site.log.away = false;
        assertThat(Html.text(page("/problems", outage.during))).contains(outage.problem.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/what-if", "/rules", "/rules/compute_service.down", "/notifications", C1 + "/why"})
    void whatIsKnownOfThePresentAloneIsNotShownAsThePast(String path) {
        var answer = site.get(at(path, outage.during));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Html.text(answer.body())).contains("Only known as of now");
    }

    @Test
    void theJsonOfAMomentDoesNotChangeWithThePresent() {
        for (var path :
                List.of("problems", "alarms", "entities", "sources", "maintenance-windows", "entities/hypervisor/c1")) {
            var before = site.get(at("/api/v1/" + path, outage.during));
            site.show(Clouds.nova(outage.now(), List.of(Worlds.hypervisor("c9", Health.DOWN)), Worlds.START));
            var after = site.get(at("/api/v1/" + path, outage.during));
            assertThat(before.statusCode()).as(path).isEqualTo(200);
            assertThat(after.headers().firstValue("ETag"))
                    .isEqualTo(before.headers().firstValue("ETag"));
            site.show(outage.now());
        }
        var problem = json("problems/" + outage.problem.number(), outage.during);
        assertThat(problem.path("open").asBoolean()).isTrue();
        assertThat(json("problems", outage.during).path("asOf").asText()).isEqualTo(Texts.rfc3339(outage.during));
    }
}
