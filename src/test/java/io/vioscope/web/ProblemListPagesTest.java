package io.vioscope.web;

import static io.vioscope.web.Html.text;
import static io.vioscope.web.Html.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Bus;
import io.vioscope.engine.Snapshot;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Engines;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.ProblemMatcher;
import io.vioscope.web.view.ProblemQuery;
import io.vioscope.web.view.Sufferings;
import io.vioscope.web.view.Then;
import io.vioscope.web.view.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of problems: what passes its filter, the filter's parts, and its pages. */
class ProblemListPagesTest {
    private static final Pattern ROW = Pattern.compile("<tr id=\"problem-vio-(\\d+)\"");
    private static final Pattern NEXT = Pattern.compile("<a rel=\"next\" href=\"([^\"]+)\"");
    private static final Impact TEN_SERVERS =
            new Impact(Map.of(Flow.MANAGEMENT, new TreeMap<>(Map.of(Kind.SERVER, 10, Kind.PROJECT, 2))));

    private final RunningSite site = RunningSite.troubled();

    @AfterEach
    void close() {
        site.close();
    }

    /** That nova-compute on that cluster is silent, opened so long before what is shown. */
    private static Problem silent(long number, String host, Impact impact, Duration ago) {
        var like = Clouds.hostDown(number, Problem.Phase.CONFIRMED, "nova-compute@" + host + " is silent.");
        return new Problem(
                number,
                new ProblemKey(new EntityKey(Kind.COMPUTE_SERVICE, "nova-compute@" + host), "compute_service.down"),
                like.severity(),
                like.phase(),
                like.text(),
                like.advice(),
                like.verdict(),
                impact,
                Clouds.troubled().asOf().minus(ago),
                like.phaseAt());
    }

    private Snapshot show(Problem... problems) {
        var cloud = Clouds.with(Clouds.troubled(), problems);
        site.show(cloud);
        return cloud;
    }

    private String page(String filter) {
        return site.get(RunningSite.filtered("/problems", filter)).body();
    }

    private static List<String> rows(String page) {
        return ROW.matcher(page).results().map(found -> found.group(1)).toList();
    }

    @Test
    void sinceIsWhatWasOpenedWithinThatTime() {
        show(silent(1, "c1", Impact.NONE, Duration.ofMinutes(5)), silent(2, "c2", Impact.NONE, Duration.ofHours(3)));

        assertThat(rows(page("since:1h"))).containsExactly("1");
        assertThat(rows(page("-since:1h"))).containsExactly("2");
        assertThat(rows(page("since:2d"))).containsExactlyInAnyOrder("1", "2");
        assertThat(rows(page("since:" + Clouds.troubled().asOf().minusSeconds(60))))
                .isEmpty();
        assertThat(site.get(RunningSite.filtered("/api/v1/problems", "since:1h"))
                        .body())
                .contains("\"number\":1,")
                .doesNotContain("\"number\":2,");
        assertThat(text(page("since:yesterday")))
                .contains("\"yesterday\" is no time; right would be how long ago, such as 15m, 8h or 2d");
    }

    @Test
    void projectIsWhatThatProjectSuffersFrom() {
        site.engineOf(show(
                silent(1, "c1", TEN_SERVERS, Duration.ofMinutes(5)),
                silent(2, "c2", Impact.NONE, Duration.ofMinutes(5))));
        page("project:billing");
        site.get("/api/v1/problems/1/impact");

        assertThat(rows(page("project:billing"))).containsExactly("1");
        assertThat(rows(page("project:\"my shop\""))).containsExactly("1");
        assertThat(rows(page("project:p1 since:1h"))).containsExactly("1");
        assertThat(rows(page("-project:billing"))).containsExactly("2");
        assertThat(rows(page("project:nobody"))).isEmpty();
        assertThat(site.get(RunningSite.filtered("/api/v1/problems", "project:billing"))
                        .body())
                .contains("\"number\":1,")
                .doesNotContain("\"number\":2,");
    }

    @Test
    void whatTheEngineHasNotToldIsShownAndSaidToBeNotKnown() {
        show(silent(1, "c1", TEN_SERVERS, Duration.ofMinutes(5)), silent(2, "c2", Impact.NONE, Duration.ofMinutes(5)));

        assertThat(rows(page("project:billing"))).containsExactly("1");
        assertThat(text(page("project:billing")))
                .contains("Of 1 problem it is not known just now which projects suffer; these are shown too.");
        assertThat(site.get(RunningSite.filtered("/api/v1/problems", "project:billing"))
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    void eachPartOfTheFilterIsAChipThatCanBeTakenAway() {
        show(silent(1, "c1", Impact.NONE, Duration.ofMinutes(5)));

        var chips = page("since:1h -cause:vcenter \"is silent\"").replace("&#x3D;", "=");
        assertThat(text(within(chips, "<ul class=\"chips\"", "</ul>")))
                .isEqualTo("since:1h Remove × -cause:vcenter Remove × \"is silent\" Remove × Clear all");
        assertThat(chips)
                .contains("href=\"/problems?q=-cause%3Avcenter%20%22is%20silent%22\"")
                .contains("href=\"/problems?q=since%3A1h%20%22is%20silent%22\"")
                .contains("href=\"/problems?q=since%3A1h%20-cause%3Avcenter\"");
        assertThat(page("")).doesNotContain("class=\"chips\"");
    }

    @Test
    void aPageHasFiftyRowsAndGoesOnWhereTheLastOneEnded() {
        var all = new ArrayList<Problem>();
        for (var i = 1; i <= 120; i++) {
            all.add(silent(i, "c" + i, Impact.NONE, Duration.ofMinutes(i)));
        }
        show(all.toArray(Problem[]::new));

        var seen = new ArrayList<String>();
        var pages = new ArrayList<String>();
        for (var href = "/problems?q=silent"; !href.isEmpty(); ) {
            var page = site.get(href).body();
            pages.add(page);
            assertThat(page.length()).isLessThan(300_000);
            seen.addAll(rows(page));
            var next = NEXT.matcher(page.replace("&#x3D;", "=").replace("&amp;", "&"));
            href = next.find() ? next.group(1) : "";
        }

        assertThat(pages).hasSize(3);
        assertThat(rows(pages.get(0))).hasSize(50);
        assertThat(seen)
                .hasSize(120)
                .doesNotHaveDuplicates()
                .startsWith("1", "2")
                .endsWith("120");
        assertThat(text(pages.get(0))).contains("1 to 50 of 120 problems Next");
        assertThat(text(pages.get(2)))
                .contains("101 to 120 of 120 problems First")
                .doesNotContain("problems First Next");
        assertThat(text(site.get("/problems?cursor=nonsense").body()))
                .contains("The place in the list is of another filter; this is the beginning.");
    }

    @Test
    void ofThePastItIsSaidThatWhichProjectsSufferedIsNotRecorded() {
        var now = Clouds.with(Clouds.troubled(), silent(1, "c1", TEN_SERVERS, Duration.ofMinutes(5)));
        var then = new Then(now.asOf(), Optional.empty(), Optional.empty());
        var past = new World(List.of(new CloudView(now, List.of())), null, 1, then);
        var sufferings =
                new Sufferings(new Engines(Bus.of(site.vertx)), Clouds.CAUSES, new OffLoop(site.vertx), () -> {});

        var matcher = RunningSite.await(ProblemMatcher.of(past, ProblemQuery.parse("project:billing"), sufferings));

        assertThat(matcher.errors())
                .containsExactly("Which projects suffered is not recorded; leave project: out, or go back to now.");
    }
}
