package io.vioscope.web;

import static io.vioscope.web.Html.row;
import static io.vioscope.web.Html.text;
import static io.vioscope.web.Html.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.Aside;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.SourceId;
import io.vioscope.model.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator reads of the sources, and of what each adds, over real HTTP. */
class SourcesPageTest {
    private final RunningSite site = RunningSite.troubled();

    @AfterEach
    void close() {
        site.close();
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
}
