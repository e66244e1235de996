package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.bus.Recording;
import io.vioscope.engine.Worlds;
import io.vioscope.web.history.NewsCursor;
import io.vioscope.web.view.Chronicle.Place;
import io.vioscope.web.view.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the history tells of an outage that began an hour ago and is over. */
class HistoryPagesTest {
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

    private String page(String path) {
        var answer = site.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode json(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String html) {
        return html.replace("&#x3D;", "=").replace("&amp;", "&");
    }

    @Test
    void aLaneTellsThePhasesAndTheTableTheSame() {
        var html = page("/history");
        assertThat(html)
                .contains("bar-provisional s-major", "bar-confirmed s-major", "bar-clearing s-major")
                .contains("href=\"/problems/" + outage.problem.number() + "\"");
        assertThat(Html.text(html))
                .contains(outage.problem.text())
                .contains("provisional major,", "confirmed major,", "clearing major,")
                .contains("over: what it caused is seen to be gone");
    }

    @Test
    void everyStepLeadsToTheCardAsItWasThen() {
        var links = Pattern.compile("data-now href=\"(/problems/[^\"]*at=[^\"]*)\"")
                .matcher(unescaped(page("/history")))
                .results()
                .map(m -> m.group(1))
                .distinct()
                .toList();
        assertThat(links)
                .hasSizeGreaterThan(2)
                .allSatisfy(link -> assertThat(site.get(link).statusCode()).isEqualTo(200));
        assertThat(links.stream().map(link -> Html.text(page(link))))
                .anyMatch(text -> text.contains("Phase confirmed since"))
                .anyMatch(text -> text.contains("Phase provisional since"))
                .anyMatch(text -> text.contains("It is over"));
    }

    @Test
    void theRangeIsInTheAddressAndWhatIsNotInItIsNotTold() {
        assertThat(Html.text(page("/history?range=15m"))).contains("No problem is recorded of that time");
        var before =
                "/history?from=" + Texts.encode(Outage.BEGIN.minusSeconds(60).toString()) + "&to="
                        + Texts.encode(Outage.BEFORE.toString());
        assertThat(Html.text(page(before)))
                .contains("The record begins " + Texts.utc(Outage.BEGIN), "0 problems in that time")
                .doesNotContain(outage.problem.text());
        assertThat(page("/history?range=1h")).contains("aria-current=\"true\">Last 1 h</a>");
    }

    @Test
    void atAMomentNothingOfLaterIsTold() {
        var then = unescaped(page("/history?at=" + Texts.encode(outage.during.toString())));
        assertThat(Html.text(then))
                .contains("You are looking at " + Texts.utc(outage.during), "1 of them open at its end")
                .doesNotContain("clearing major", "over:");
        assertThat(then).contains("/history?range=8h&at=").doesNotContain("at=" + "&at=");
    }

    @Test
    void newsAreReadBackwards() {
        var all = site.log.rows.stream()
                .filter(r -> site.log
                        .dated
                        .getOrDefault(Clouds.NAME, List.of())
                        .get((int) r.seq() - 1)
                        .fact()
                        .isNews())
                .toList();
        var newest = all.get(all.size() - 1);
        var text = page("/history");
        assertThat(text).contains("id=\"fact-vio-" + newest.seq() + "\"");
        var cursor = NewsCursor.write(new Place(newest.at(), Clouds.NAME, newest.seq()));
        assertThat(page("/history?cursor=" + cursor))
                .doesNotContain("id=\"fact-vio-" + newest.seq() + "\"")
                .contains("id=\"fact-vio-" + all.get(all.size() - 2).seq() + "\"", "The newest");
    }

    @ParameterizedTest
    @CsvSource({
        "range=9x, range: right would be minutes",
        "range=99d, range: right would be minutes",
        "from=soon, from: right would be a time as RFC 3339 has it",
        "to=2999-01-01T00:00:00Z, to: that is still to come",
        "from=-1h&to=-2h, from: right would be a moment before the end",
        "from=-90d, from: that is more than 31 days before the end",
        "cursor=x, cursor: that is no place in the news"
    })
    void whatMakesNoSenseIsRefusedWithWhatWouldBeRight(String query, String said) {
        var answer = site.get("/history?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Html.text(answer.body())).contains(said);
        if (!query.startsWith("cursor")) {
            assertThat(site.get("/api/v1/problems/history?" + query).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aFormThatWasLeftEmptySaysNothing() {
        assertThat(Html.text(page("/history?from=&to="))).contains(outage.problem.text());
        assertThat(Html.text(page("/history?from=2026-11-25T01%3A00%3A00&to="))).contains("2026-11-25 01:00:00 UTC to");
    }

    @Test
    void withoutTheDatabaseNothingIsSaidOfWhatWas() {
        site.log.away = true;
        var answer = site.get("/history");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Html.text(answer.body()))
                .contains("The database is away", "not known now")
                .doesNotContain("No problem");
        assertThat(site.get("/api/v1/problems/history").statusCode()).isEqualTo(503);
    }

    @Test
    void whereTheDatabaseIsBehindThatIsSaid() {
        site.show(new Recording(3, Worlds.START.minusSeconds(70), "connection refused"));
        assertThat(Html.text(page("/history")))
                .contains("What happens is not recorded since " + Texts.utc(Worlds.START.minusSeconds(70)));
    }

    @Test
    void jsonTellsTheSame() {
        var history = json(site.get("/api/v1/problems/history?range=2h").body());
        assertThat(history.path("recordedSince").asText()).isEqualTo(Texts.rfc3339(Outage.BEGIN));
        assertThat(history.path("items")).hasSize(1);
        var item = history.path("items").get(0);
        assertThat(item.path("number").asLong()).isEqualTo(outage.problem.number());
        assertThat(item.path("ending").asText()).isEqualTo("symptoms_ended");
        assertThat(item.path("phases").findValuesAsText("phase"))
                .containsExactly("provisional", "confirmed", "clearing");
        assertThat(item.path("steps").findValuesAsText("what"))
                .startsWith("opened")
                .endsWith("over");
        var then = json(site.get("/api/v1/problems/history?at=" + Texts.encode(outage.during.toString()))
                .body());
        assertThat(then.path("items").get(0).has("endedAt")).isFalse();
    }

    @Test
    void whereNothingIsRecordedThatIsSaid() {
        try (var empty = RunningSite.troubled()) {
            assertThat(Html.text(empty.get("/history").body()))
                    .contains("Nothing is recorded yet.", "No problem is known of that time");
        }
    }
}
