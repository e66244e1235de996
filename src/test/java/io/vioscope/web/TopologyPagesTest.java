package io.vioscope.web;

import static io.vioscope.web.Html.text;
import static io.vioscope.web.Html.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The map, over HTTP and in a browser. */
class TopologyPagesTest {
    private final RunningSite site = RunningSite.troubled();

    @AfterEach
    void close() {
        site.close();
    }

    /** nova-compute@c3 is held to be the cause of what is wrong with c3 and its servers. */
    private static Problem silent() {
        var like = Clouds.hostDown(99, Problem.Phase.CONFIRMED, "nova-compute@c3 is silent.");
        return new Problem(
                99,
                new ProblemKey(new EntityKey(Kind.COMPUTE_SERVICE, "nova-compute@c3"), "compute_service.down"),
                like.severity(),
                like.phase(),
                like.text(),
                like.advice(),
                like.verdict(),
                like.impact(),
                like.openedAt(),
                like.phaseAt());
    }

    private static String spot(String page, String id) {
        var tag = Pattern.compile("<a id=\"" + id + "\"[^>]*>").matcher(page);
        assertThat(tag.find()).as("%s in %s", id, page).isTrue();
        return tag.group().replace("&#x3D;", "=").replace("&amp;", "&");
    }

    @Test
    void everyMarkIsALinkThatSaysWhatItIsAndStandsInTheTableToo() {
        var page = site.get("/topology").body();

        assertThat(spot(page, "m-hypervisor-c3"))
                .contains("aria-label=\"hypervisor c3: down\"", "href=\"/topology/hypervisor/c3\"", "s-down");
        assertThat(spot(page, "m-server-s01")).contains("href=\"/entities/server/s01\"", "server web-s01: down");
        assertThat(Html.row(page, "rm-hypervisor-c3")).isEqualTo("hypervisor c3 1 down");
        assertThat(Html.row(page, "rm-server-s01")).isEqualTo("server web-s01 1 down c2");
        assertThat(page.split("<a id=\"m-", -1)).hasSameSizeAs(page.split("<tr id=\"rm-", -1));
        assertThat(page).doesNotContain("<p class=\"doubt\">No problem").contains("aria-current=\"page\">Map");
    }

    @Test
    void theOtherSidesAndAnEntityAreALinkAway() {
        assertThat(text(site.get("/topology?side=storage").body()))
                .contains("Nothing of this side of the cloud is known.");
        var around = site.get("/topology/hypervisor/c1").body();
        assertThat(around).contains("id=\"m-server-s03\"").doesNotContain("id=\"m-server-s01\"");
        assertThat(spot(around, "m-hypervisor-c1")).contains("href=\"/entities/hypervisor/c1\"");
        assertThat(site.get("/entities/hypervisor/c1").body()).contains("href=\"/topology/hypervisor/c1\">On the map");
        assertThat(site.get("/entities/project/p1").body()).doesNotContain("On the map");
    }

    @Test
    void whatMakesNoSenseIsSaidWithWhatWouldBeRight() {
        var side = site.get("/topology?side=left");
        assertThat(side.statusCode()).isEqualTo(400);
        assertThat(text(side.body())).contains("right would be compute, network or storage");
        assertThat(site.get("/topology?problem=x").statusCode()).isEqualTo(400);
        assertThat(site.get("/topology?cloud=other").statusCode()).isEqualTo(404);
        assertThat(site.get("/topology/project/p1").statusCode()).isEqualTo(404);
        assertThat(site.get("/topology/hypervisor/c9").statusCode()).isEqualTo(404);
        assertThat(site.get("/topology/hypervisor/c1?side=storage").statusCode())
                .isEqualTo(404);
        assertThat(text(site.get("/topology?problem=7").body())).contains("No problem of the number 7 is open");
    }

    @Test
    void aProblemShowsItsCauseAndWhoSuffersAndItsCardLeadsThere() {
        var cloud = Clouds.with(Clouds.troubled(), silent());
        site.engineOf(cloud);
        site.show(cloud);

        assertThat(site.get("/problems/99").body().replace("&#x3D;", "="))
                .contains("href=\"/topology?problem=99\">On the map");
        var page = site.get("/topology?problem=99").body();
        assertThat(spot(page, "m-compute_service-nova-compute%40c3")).contains("spot s-down cause", ": down, cause");
        assertThat(spot(page, "m-hypervisor-c3")).contains("hurt", "cannot be changed", "/hypervisor/c3?problem=99");
        assertThat(spot(page, "m-server-s02")).contains("hurt");
        assertThat(spot(page, "m-hypervisor-c1")).doesNotContain("hurt").doesNotContain("cause");
        assertThat(Html.row(page, "rm-hypervisor-c3"))
                .isEqualTo("hypervisor c3 1 down nova-compute@c3 cannot be changed");
        assertThat(page).containsPattern("<path class=\"tie marked-tie\" d=\"M[^\"]+\"");
        assertThat(within(page, "<p class=\"marked\"", "</p>"))
                .isEqualTo(
                        "critical nova-compute@c3 is silent. Who suffers is shaded: 11 of what is drawn here. without it");
    }

    @Test
    void whereTheEngineIsSilentOnlyTheCauseIsMarkedAndThatIsSaid() {
        site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.")));

        var page = site.get("/topology?problem=99").body();

        assertThat(spot(page, "m-hypervisor-c3")).contains("cause").doesNotContain("hurt");
        assertThat(text(page)).contains("Who suffers from the problem cannot be told now; only its cause is marked.");
    }

    @Test
    void withoutItsSourceNothingIsShownAsGood() {
        site.show(Clouds.tick(Clouds.troubled(), Worlds.START.plusSeconds(1000)));

        var page = site.get("/topology").body();

        assertThat(Html.tags(page).stream().filter(tag -> tag.startsWith("<a id=\"m-") || tag.startsWith("<a id=\"g-")))
                .isNotEmpty()
                .allSatisfy(tag -> assertThat(tag).contains("s-unknown"));
        assertThat(text(page)).contains("There may be more than this, or less.");
    }

    @Test
    void manyStandTogetherAndTheirMarkLeadsToAllOfThem() {
        var all = new ArrayList<Entity>(List.of(Worlds.hypervisor("c1", Health.OK)));
        for (var i = 0; i < 400; i++) {
            var status = i < 200 ? Status.enabled("ACTIVE", Health.OK) : Status.disabled("SHUTOFF", Health.DOWN);
            all.add(Clouds.server("s" + i, "vm-" + i, status, "c1", "p1", Map.of()));
        }
        site.show(Clouds.nova(Snapshot.unknown(Clouds.NAME), all, Worlds.START));

        var root = site.get("/topology").body();
        assertThat(text(root)).contains("Not each has a mark of its own: 400 servers.");
        assertThat(root).contains("aria-label=\"server 200 servers: ok\"", "aria-label=\"server 200 servers: off\"");
        var around = site.get("/topology/hypervisor/c1").body();
        var group = Pattern.compile("<a id=\"(g-[^\"]*)\"[^>]*: off\"").matcher(around);
        assertThat(group.find()).isTrue();
        assertThat(around).contains("200 servers of p1");
        assertThat(Html.row(around, "r" + group.group(1))).isEqualTo("server 200 servers of p1 200 off c1");
        var tag = spot(around, group.group(1));
        var href = tag.replaceFirst(".*href=\"([^\"]*)\".*", "$1");
        assertThat(text(site.get(href).body())).contains("200 of 4");
    }

    @Test
    void ofSeveralCloudsOneIsDrawnAndItsLinksStayInIt() {
        try (var both = new RunningSite("a", "b")) {
            var entities = List.of(Worlds.hypervisor("c1", Health.OK));
            both.show(Clouds.nova(Snapshot.unknown("a"), entities, Worlds.START));
            both.show(Clouds.nova(Snapshot.unknown("b"), entities, Worlds.START));

            assertThat(text(both.get("/topology").body())).contains("Map of a");
            var page = both.get("/topology?cloud=b").body();
            assertThat(text(page)).contains("Map of b");
            assertThat(spot(page, "m-hypervisor-c1")).contains("href=\"/topology/hypervisor/c1?cloud=b\"");
            assertThat(text(both.get("/topology/hypervisor/c1?cloud=b").body())).contains("Map of b / hypervisor");
        }
    }

    @Test
    @EnabledIf("io.vioscope.web.Browser#isInstalled")
    void aChangeShowsInTheBrowserAndTheFocusStays() {
        var entities = Clouds.troubledEntities();
        try (var browser = new Browser()) {
            browser.open(site.url("/topology"));
            browser.until("document.querySelector('#clock-browser').textContent.trim() === 'live'");
            browser.evaluate("window.same = true; document.getElementById('m-server-s02').focus()");
            assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("m-server-s02");

            var changed = new ArrayList<>(entities);
            changed.replaceAll(e -> e.id().equals("s02") ? e.withStatus(Status.enabled("ACTIVE", Health.OK)) : e);
            site.show(Clouds.nova(Clouds.troubled(), changed, Worlds.START.plusSeconds(90)));

            browser.until("document.querySelector('#m-server-s02 .words').textContent === 'ok'");
            assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("m-server-s02");
            assertThat(browser.evaluate("window.same === true")).isEqualTo(true);
            assertThat(browser.evaluate("document.querySelector('#rm-server-s02 .word').textContent"))
                    .isEqualTo("ok");
            assertThat(
                            browser.evaluate(
                                    "document.querySelector('.picture').getBoundingClientRect().top < document.querySelector('.twin').getBoundingClientRect().top"))
                    .isEqualTo(true);
        }
    }
}
