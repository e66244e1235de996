package io.vioscope.web;

import static io.vioscope.web.Html.row;
import static io.vioscope.web.Html.text;
import static io.vioscope.web.Html.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Recording;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.Completeness;
import io.vioscope.model.Entity;
import io.vioscope.web.view.FactRow;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator reads on each page, over real HTTP. */
class PagesTest {
    private final RunningSite site = RunningSite.troubled();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void theOverviewSaysHowManyOfEachKindAreHow() {
        var page = site.get("/").body();

        // down, degraded, unknown, off, ok, all
        assertThat(row(page, "kind-server")).isEqualTo("servers 2 0 0 1 27 30");
        assertThat(row(page, "kind-hypervisor")).isEqualTo("hypervisors 1 0 0 0 2 3");
        assertThat(row(page, "kind-project")).isEqualTo("projects 0 0 2 0 0 2");
    }

    @Test
    void theOverviewListsTheAlarmsAndSaysThatThereMayBeMore() {
        var alarms = within(site.get("/").body(), "<section id=\"alarms\"", "</section>");

        assertThat(alarms)
                .contains("Server web-s01 is in ERROR: No valid host was found.")
                .contains("Server web-s02 is in ERROR")
                .contains("Nova calls hypervisor c3 down because nova-compute@c3 is silent")
                .contains("We cannot know: 1 source stale. There may be more alarms than these.")
                .doesNotContain("web-s03");
        assertThat(within(site.get("/").body(), "<li id=\"count-major\"", "</li>"))
                .isEqualTo("4 major");
    }

    @Test
    void theHeaderTellsWhichSourceIsStaleAndSinceWhen() {
        assertThat(within(site.get("/entities").body(), "<li id=\"clock-sources\"", "</li>"))
                .isEqualTo("stale 1 of 2 sources fresh, keystone stale since 2026-11-25 03:01:01 UTC");
        assertThat(within(site.get("/").body(), "<li id=\"clock-record\"", "</li>"))
                .isEqualTo("fresh recorded");
    }

    @Test
    void theDatabaseBeingAwayIsInTheHeaderOfEveryPageAndExplained() {
        site.show(new Recording(3, Worlds.START.plusSeconds(70), "connection refused"));
        site.log.away = true;

        assertThat(within(site.get("/entities").body(), "<li id=\"clock-record\"", "</li>"))
                .isEqualTo("stale not recorded since 2026-11-25 03:01:10 UTC");
        assertThat(text(site.get("/sources").body()))
                .contains("Not recorded: 3 commits wait in memory.")
                .contains("connection refused");
        assertThat(text(site.get("/").body()))
                .contains("The database cannot be read just now; what happened is not shown.");
    }

    @Test
    void aStoppedServerIsOffAndNotDown() {
        var page = site.get("/entities/server/s03").body();

        assertThat(within(page, "<dt>Own health</dt>", "</dd>"))
                .isEqualTo("Own health off does not work because it was taken out of work");
        assertThat(text(page)).contains("disabled: it was taken out of work").contains("No alarm is on for it.");
    }

    @Test
    void whatWasNotSeenIsUnknownAndWasWhatItWas() {
        var page = site.get("/entities/project/p1").body();

        assertThat(within(page, "<dt>Own health</dt>", "</dd>"))
                .isEqualTo("Own health unknown was ok , last seen 2026-11-25 03:00:00 UTC ;"
                        + " not seen by the last report of its source");
        assertThat(text(page)).contains("No alarm is known, but it was not seen by the last report.");
        assertThat(row(site.get("/entities?q=kind:project").body(), "e-vio-project-p1"))
                .isEqualTo("unknown was ok, seen 2026-11-25 03:00:00 UTC billing project enabled");
    }

    @Test
    void afterASilenceNothingIsOk() {
        site.show(Clouds.tick(Clouds.troubled(), Worlds.START.plusSeconds(600)));

        assertThat(row(site.get("/").body(), "kind-server")).isEqualTo("servers 0 0 30 0 0 30");
        var list = site.get("/entities?q=kind:server").body();
        assertThat(Html.rows(list)).hasSize(30);
        assertThat(list.split("<span class=\"sign s-unknown\"", -1)).hasSizeGreaterThan(30);
        assertThat(list.substring(list.indexOf("<tbody>"))).doesNotContain("s-ok");
        assertThat(text(site.get("/").body())).contains("not seen by the last report: may have ended");
    }

    @Test
    void anEntityHasItsAttributesAlarmsAndTiesBothWays() {
        assertThat(text(site.get("/entities/server/s01").body()))
                .contains("web-s01")
                .contains("Status ERROR")
                .contains("enabled: it is meant to work")
                .contains("fault No valid host was found.")
                .contains("hosted on ok c2 hypervisor")
                .contains("owned by unknown my shop project");
        assertThat(text(site.get("/entities/hypervisor/c2").body()))
                .contains("managed by ok nova-compute@c2")
                .contains("hosts down web-s01 server")
                .contains("web-s28");
    }

    @Test
    void anEmptyListSaysWhyItIsEmpty() {
        var hidden = text(site.get("/entities?q=nothing-is-called-so").body());
        assertThat(hidden).contains("Nothing matches this filter (41 hidden). We cannot know: 1 source stale.");

        site.show(Snapshot.unknown(Clouds.NAME));
        assertThat(text(site.get("/entities").body()))
                .contains("Nothing is known yet. We cannot know: 2 sources not read yet.");
        assertThat(text(site.get("/").body()))
                .contains("No alarms are known. We cannot know: 2 sources not read yet.")
                .contains("No hypervisor is known.")
                .doesNotContain("No alarms.");
    }

    @Test
    void onlyWhenAllIsFreshThereAreNoAlarms() {
        var entity = Clouds.troubledEntities().get(0);
        var seen =
                Clouds.after(Snapshot.unknown(Clouds.NAME), Clouds.projects(new Completeness.Complete(), Worlds.START));
        site.show(Clouds.nova(seen, List.of(entity), Worlds.START.plusSeconds(1)));

        assertThat(text(site.get("/").body())).contains("No alarms. 2 sources fresh.");
    }

    @Test
    void anUnknownEntityIsNotCalledDeletedUnlessAllWereListed() {
        var listed = site.get("/entities/server/s99");
        assertThat(listed.statusCode()).isEqualTo(404);
        assertThat(text(listed.body()))
                .contains("No such server is known")
                .contains("listed all its servers at 2026-11-25 03:01:01 UTC and it was not among them");

        var unread = text(site.get("/entities/volume/v1").body());
        assertThat(unread).contains("have not been read in full since the start, so it may well exist");
        assertThat(site.get("/entities/nonsense/x").statusCode()).isEqualTo(404);
        assertThat(text(site.get("/entities/nonsense/x").body())).contains("There is no kind of entity with that name");
    }

    @Test
    void aPageThatIsNotThereIsAPage() {
        var answer = site.get("/no/such/page");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(text(answer.body())).contains("There is no page at this address.");
    }

    @Test
    void factsAreToldInSentences() {
        fact(1, "kind_discovered", "{'type':'kind_discovered','of':'server','count':30}");
        fact(2, "entity_missing", "{'type':'entity_missing','kind':'server','id':'s01'}");
        fact(
                3,
                "server_moved",
                "{'type':'server_moved','kind':'server','id':'s01','name':'web-s01',"
                        + "'from':{'kind':'hypervisor','id':'c1'},'to':{'kind':'hypervisor','id':'c2'}}");
        fact(
                4,
                "status_changed",
                "{'type':'status_changed','kind':'server','id':'s02','name':'web-s02',"
                        + "'from':{'word':'ACTIVE','health':'ok','admin':'enabled'},"
                        + "'to':{'word':'ERROR','health':'down','admin':'enabled'}}");
        fact(5, "of_the_future", "{'type':'of_the_future','news':[1]}");
        fact(6, "half", "{'type':");
        fact(
                7,
                "entity_changed",
                "{'type':'entity_changed','kind':'server','id':'s03','changes':{"
                        + "'vcenter.host':{'from':'esx1','to':'esx2'},'relation.runs_on':{'from':'a','to':'b'}}}");
        fact(
                8,
                "entity_changed",
                "{'type':'entity_changed','kind':'server','id':'s04','changes':{'vcenter.host':{'to':'esx2'}}}");

        assertThat(within(site.get("/").body(), "<ol class=\"facts\">", "</ol>"))
                .contains("30 servers found at first sight")
                .contains("server web-s01 moved from c1 to c2")
                .contains("server web-s02 went from ACTIVE to ERROR")
                .contains("of the future")
                .contains("moved from ESXi host esx1 to esx2")
                .contains("changed: vcenter.host")
                .doesNotContain("missing");
    }

    private void fact(long seq, String type, String body) {
        site.log.rows.add(new FactRow(Clouds.NAME, seq, Worlds.START, type, body.replace('\'', '"')));
    }

    @Test
    void withTwoCloudsEveryRowSaysWhichAndAnAmbiguousIdAsksBack() {
        try (var two = new RunningSite("vio", "west")) {
            two.show(Clouds.troubled());
            List<Entity> entities = Clouds.troubledEntities();
            two.show(Clouds.nova(Snapshot.unknown("west"), entities, Worlds.START));

            assertThat(row(two.get("/entities?q=web-s01").body(), "e-west-server-s01"))
                    .endsWith("west");
            var choice = two.get("/entities/server/s01");
            assertThat(choice.statusCode()).isEqualTo(300);
            assertThat(choice.body().replace("&#x3D;", "="))
                    .contains("href=\"/entities/server/s01?cloud=vio\"")
                    .contains("href=\"/entities/server/s01?cloud=west\"");
            assertThat(two.get("/entities/server/s01?cloud=west").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aMigrationThatFailedIsASentence() {
        site.log.rows.add(
                new FactRow(
                        Clouds.NAME,
                        9,
                        Worlds.START,
                        "migration_failed",
                        "{\"type\":\"migration_failed\",\"kind\":\"server\",\"id\":\"s01\",\"name\":\"web-s01\",\"migration\":{\"id\":\"m1\","
                                + "\"type\":\"live-migration\",\"status\":\"error\",\"to\":{\"kind\":\"hypervisor\",\"id\":\"c2\"}}}"));

        assertThat(text(site.get("/").body()))
                .contains("web-s01 was not moved to c2: its live migration is what Nova calls error");
    }
}
