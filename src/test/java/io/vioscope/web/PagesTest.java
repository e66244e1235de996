package io.vioscope.web;

import static io.vioscope.web.Html.row;
import static io.vioscope.web.Html.text;
import static io.vioscope.web.Html.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Recording;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.Aside;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.SourceId;
import io.vioscope.model.Status;
import io.vioscope.web.view.FactRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    void theSourcesPageSaysWhatEachSawAndWhyNotAll() {
        var page = site.get("/sources").body();

        assertThat(row(page, "source-vio-keystone"))
                .isEqualTo("keystone stale since 2026-11-25 03:01:01 UTC Poll now keystone Pause keystone"
                        + " 2026-11-25 03:00:00 UTC"
                        + " last report 2026-11-25 03:01:00 UTC 40 ms 2 912 B 1 of 2 projects"
                        + " everything not read: cut off. GET /servers/detail: the answer broke off");
        assertThat(row(page, "source-vio-nova"))
                .startsWith("nova fresh since 2026-11-25 03:01:02 UTC")
                .contains("0 of 1 compute services, hypervisors, servers");
    }

    @Test
    void aSourceThatTheCloudDoesNotOfferIsShownAsAbsentAndHidesNothing() {
        var fresh = Clouds.nova(
                Clouds.after(Snapshot.unknown(Clouds.NAME), Clouds.projects(new Completeness.Complete(), Worlds.START)),
                Clouds.troubledEntities(),
                Worlds.START.plusSeconds(1));
        site.show(Clouds.after(fresh, Clouds.notOffered("cinder", Kind.VOLUME, Worlds.START.plusSeconds(2))));

        assertThat(row(site.get("/sources").body(), "source-vio-cinder"))
                .startsWith("cinder absent since")
                .endsWith("Not offered by this cloud: service volumev3: the catalog has no service of this type");
        assertThat(text(site.get("/").body())).doesNotContain("We cannot know");
        assertThat(within(site.get("/entities").body(), "<li id=\"clock-sources\"", "</li>"))
                .isEqualTo("fresh all 2 sources fresh");
        assertThat(site.get("/api/v1/sources").body()).contains("\"source\":\"cinder\",\"status\":\"absent\"");
        assertThat(site.get("/metrics").body()).doesNotContain("source=\"cinder\"");
    }

    @Test
    void aNovaThatTheCatalogLacksIsNotJustAbsent() {
        site.show(Clouds.after(
                Snapshot.unknown(Clouds.NAME), Clouds.notOffered("nova", Kind.SERVER, Worlds.START.plusSeconds(2))));

        assertThat(row(site.get("/sources").body(), "source-vio-nova")).startsWith("nova stale since");
    }

    @Test
    void aSourceThatTheCatalogLostIsStaleAsLongAsAnythingOfItIsKnown() {
        var volume = new Entity(
                new EntityKey(Kind.VOLUME, "v"),
                "v",
                Status.enabled("available", Health.OK),
                Attributes.none(),
                List.of());
        var known = Clouds.after(
                Snapshot.unknown(Clouds.NAME), Clouds.report("cinder", volume, Worlds.START.plusSeconds(1)));
        site.show(Clouds.after(known, Clouds.notOffered("cinder", Kind.VOLUME, Worlds.START.plusSeconds(2))));

        assertThat(row(site.get("/sources").body(), "source-vio-cinder")).startsWith("cinder stale since");
    }

    @Test
    void theSourcesPageSaysWhatWasLearntBesideAndWarnsOfASkewedClock() {
        var latency = new TreeMap<>(Map.of(new EntityKey(Kind.ENDPOINT, "compute/public"), Duration.ofMillis(12)));
        var at = Worlds.START.plusSeconds(90);
        var report = Clouds.projects(new Completeness.Complete(), at)
                .withAside(new Aside(
                        Duration.ofSeconds(-7),
                        latency,
                        new Aside.Spending(1200, 300, Duration.ofMillis(1500)),
                        List.of("no role admin")));
        site.show(Clouds.after(Clouds.troubled(), report));

        assertThat(row(site.get("/sources").body(), "source-vio-keystone"))
                .contains("warning clock 7 s behind")
                .contains("no role admin")
                .contains("answered in: compute/public 12 ms")
                .contains("budget 300 of 1 200/min, waited 1.5 s");
        assertThat(site.get("/api/v1/sources").body())
                .contains("\"clockSkew\":-7")
                .contains("\"endpoint/compute/public\":0.012")
                .contains("\"budget\":{\"perMinute\":1200,\"taken\":300,\"waited\":1.5}");
        assertThat(site.get("/metrics").body())
                .contains("vioscope_source_clock_skew_seconds{cloud=\"vio\",source=\"keystone\"} -7.0")
                .contains("vioscope_latency_seconds{cloud=\"vio\",id=\"compute/public\",kind=\"endpoint\"} 0.012");

        var agreed = report.withAside(new Aside(Duration.ZERO, latency, null, List.of()));
        site.show(Clouds.after(Clouds.troubled(), agreed));
        assertThat(row(site.get("/sources").body(), "source-vio-keystone"))
                .contains("clock right to the second")
                .doesNotContain("warning");
    }

    @Test
    void aPausedSourceIsShownAsPausedAndCanBeResumed() {
        var why = new ReadFailure(ReadFailure.Cause.PAUSED, "paused by an operator at 2026-11-25T03:01:30Z");
        var at = Worlds.START.plusSeconds(90);
        site.show(Clouds.after(Clouds.troubled(), Clouds.projects(new Completeness.Failed(why), at)));

        assertThat(row(site.get("/sources").body(), "source-vio-keystone"))
                .startsWith("keystone paused since")
                .contains("Resume keystone")
                .contains("paused by an operator")
                .doesNotContain("Poll now");
        assertThat(site.get("/api/v1/sources").body()).contains("\"status\":\"paused\"");
        assertThat(text(site.get("/").body())).contains("We cannot know");
    }

    @Test
    void aListOfWhichOnlyChangesWereReadSaysWhenAllOfItWas() {
        var at = Worlds.START.plusSeconds(90);
        var changes = Clouds.changesOfProjects(at);
        site.show(Clouds.after(Clouds.troubled(), changes));

        assertThat(row(site.get("/sources").body(), "source-vio-keystone"))
                .startsWith("keystone fresh")
                .contains("2026-11-25 03:01:30 UTC all listed 2026-11-25 03:00:00 UTC");
        assertThat(site.get("/api/v1/sources").body()).contains("\"allListed\":\"2026-11-25T03:00:00Z\"");
    }

    @Test
    void whatAnotherSourceAddsIsShownWithItsNameAndItsAge() {
        var c2 = new EntityKey(Kind.HYPERVISOR, "c2");
        var read = Worlds.START.plusSeconds(60);
        var added = Worlds.adding(
                new SourceId("placement"),
                new Completeness.Complete(),
                Set.of(Kind.HYPERVISOR),
                Map.of(c2, Attributes.of(Map.of("placement.vcpu_total", "96"))),
                Map.of(c2, read),
                Worlds.START.plusSeconds(90));
        site.show(Clouds.after(Clouds.troubled(), added));

        assertThat(text(site.get("/entities/hypervisor/c2").body()))
                .contains("placement.vcpu_total 96 placement 2026-11-25 03:01:00 UTC");
        assertThat(row(site.get("/sources").body(), "source-vio-placement"))
                .startsWith("placement fresh")
                .endsWith("attributes of hypervisors");
        assertThat(site.get("/api/v1/sources").body()).contains("\"kinds\":[],\"adds\":[\"hypervisor\"]");
    }

    @Test
    void aSourceThatOnlyAddsIsAbsentUnlessItHasAddedAnything() {
        var why = new ReadFailure(ReadFailure.Cause.NOT_IN_CATALOG, "service placement: the catalog has none");
        var at = Worlds.START.plusSeconds(90);
        var id = new SourceId("placement");
        var lost = Report.failed(id, at, Duration.ZERO, Report.Cost.NONE, Set.of(), Set.of(Kind.HYPERVISOR), why);
        site.show(Clouds.after(Clouds.troubled(), lost));
        assertThat(row(site.get("/sources").body(), "source-vio-placement")).startsWith("placement absent since");

        var c2 = Map.of(new EntityKey(Kind.HYPERVISOR, "c2"), Attributes.of(Map.of("placement.vcpu_total", "96")));
        var had = Worlds.adding(id, new Completeness.Complete(), Set.of(), c2, Map.of(), at.minusSeconds(10));
        site.show(Clouds.after(Clouds.after(Clouds.troubled(), had), lost));
        assertThat(row(site.get("/sources").body(), "source-vio-placement")).startsWith("placement stale since");
        assertThat(site.get("/api/v1/sources").body())
                .contains("\"unseen\":{\"hypervisor\":{\"cause\":\"not_in_catalog\"");
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
    void whereAServerRanAndWhyItMovedIsReadOnAPageOfItsOwn() {
        site.log.dated.put(Clouds.NAME, Clouds.moves());

        assertThat(site.get("/entities/server/s01").body()).contains("href=\"/entities/server/s01/placement\"");
        var page = site.get("/entities/server/s01/placement");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(row(page.body(), "stay-1"))
                .isEqualTo("c2 between 2026-11-25 03:00:10 UTC and 2026-11-25 03:00:20 UTC by Nova's clock"
                        + " still there, as far as is known moved by live migration, which Nova calls completed");
        assertThat(row(page.body(), "stay-0")).startsWith("c1 between the poll before and that of 2026-11-25 03:00:00");
        assertThat(page.body()).doesNotContain("id=\"answer\"");
    }

    @Test
    void theFormAsksForOneTimeAndTheAnswerSaysHowSureItIs() {
        site.log.dated.put(Clouds.NAME, Clouds.moves());

        assertThat(answer("2026-11-25T03:00")).startsWith("At 2026-11-25 03:00:00 UTC it was on c1, as far as");
        assertThat(answer("2026-11-25T03:00:15"))
                .isEqualTo("At 2026-11-25 03:00:15 UTC it was being moved from c1 to c2.");
        assertThat(answer("2026-11-25T04:00:40%2B01:00")).startsWith("At 2026-11-25 03:00:40 UTC it was on c2");
        assertThat(answer("2026-11-25T02:59"))
                .startsWith("Not known: at 2026-11-25 02:59:00 UTC it had not been seen yet.");
        assertThat(answer("2026-11-25T03:30")).startsWith("Not known: it has not been seen since.");
        var wrong = site.get("/entities/server/s01/placement?at=yesterday");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(text(wrong.body())).contains("yesterday is no time");
    }

    private String answer(String at) {
        return within(site.get("/entities/server/s01/placement?at=" + at).body(), "<p id=\"answer\"", "</p>");
    }

    @Test
    void whereADeletedServerRanIsStillTold() {
        var last = Clouds.server("s77", "old", Status.enabled("ACTIVE", Health.OK), "c3", "p1", Map.of());
        site.log.dated.put(
                Clouds.NAME,
                List.of(
                        new Dated(Worlds.START, new Fact.EntityAdded(last, Fact.Appearance.FOUND_AT_FIRST_SIGHT)),
                        new Dated(Worlds.START.plusSeconds(60), new Fact.EntityDeleted(last, Fact.Sign.SAID_SO))));

        var page = site.get("/entities/server/s77/placement?at=2026-11-25T03:05:00Z");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(text(page.body()))
                .contains("Where old ran")
                .contains("it was gone: Nova said that it was deleted at 2026-11-25 03:01:00 UTC.");
        assertThat(row(page.body(), "stay-0")).startsWith("c3 before 2026-11-25 03:00:00 UTC");
        assertThat(site.get("/entities/server/s99/placement").statusCode()).isEqualTo(404);
        site.log.away = true;
        assertThat(site.get("/entities/server/s77/placement").statusCode()).isEqualTo(503);
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
