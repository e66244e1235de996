package io.vioscope.web;

import static io.vioscope.web.Html.row;
import static io.vioscope.web.Html.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.Aside;
import io.vioscope.inventory.Claims;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.Severity;
import io.vioscope.model.Status;
import io.vioscope.web.view.FactRow;
import io.vioscope.web.view.Opened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What pictures show, read from the page: their titles, and the tables that say the same. */
class ChartPagesTest {
    private static final Instant NOW = Worlds.START.plusSeconds(100);

    private final RunningSite site = RunningSite.troubled();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void problemsPerHourAreColumnsAndATable() {
        open(1, Severity.CRITICAL, NOW.minus(Duration.ofHours(2)));
        open(2, Severity.MINOR, NOW.minus(Duration.ofHours(2)));
        open(3, Severity.MINOR, NOW.minus(Duration.ofHours(2)));
        var page = site.get("/").body();

        assertThat(within(page, "<section id=\"opened\"", "</section>"))
                .contains("3 problems opened in the 2 hours of which anything is recorded; of the other 22 nothing is");
        assertThat(page).contains("01:00 to 02:00 UTC: 1 critical, 2 minor");
        assertThat(row(page, "hour-" + hour("2026-11-25T01:00:00Z")))
                .isEqualTo("2026-11-25 01:00:00 UTC 02:00 1 0 2 0 0 3");
    }

    @Test
    void anHourWithoutARecordIsHatchedAndNotZeroAndOneWithIsZero() {
        site.log.rows.add(new FactRow(Clouds.NAME, 1, NOW.minus(Duration.ofHours(5)), "entity_missing", "{}"));
        var page = site.get("/").body();

        assertThat(page)
                .contains("22:00 to 23:00 UTC: none opened")
                .contains("23:00 to 00:00 UTC: not recorded")
                .contains("03:00 to 04:00 UTC: none opened");
        assertThat(row(page, "hour-" + hour("2026-11-24T22:00:00Z"))).endsWith("23:00 0 0 0 0 0 0");
        assertThat(row(page, "hour-" + hour("2026-11-24T23:00:00Z"))).endsWith("00:00 not recorded");
        assertThat(drawn(page, "2026-11-24T23:00:00Z")).contains("class=\"gap\"");
        assertThat(drawn(page, "2026-11-24T22:00:00Z")).doesNotContain("class=\"gap\"");
    }

    @Test
    void whatIsOpenNowCountsBeforeTheDatabaseKnowsItAndOnce() {
        site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.")));
        assertThat(site.get("/").body()).contains("03:00 to 04:00 UTC: 1 critical");

        open(99, Severity.MINOR, Worlds.START.plusSeconds(60));
        assertThat(site.get("/").body()).contains("03:00 to 04:00 UTC: 1 critical");
    }

    @Test
    void whatIsNotYetBelievedDoesNotCount() {
        site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.PROVISIONAL, "c3 is down.")));

        assertThat(site.get("/").body()).contains("03:00 to 04:00 UTC: none opened");
    }

    @Test
    void withoutADatabaseThereIsNoPictureRatherThanAnEmptyOne() {
        site.log.away = true;

        assertThat(within(site.get("/").body(), "<section id=\"opened\"", "</section>"))
                .isEqualTo(
                        "Problems opened per hour The database cannot be read just now; what was opened is not shown.");
    }

    @Test
    void theDayOfAnEntityIsABarAndATable() {
        var server = Clouds.troubled()
                .state()
                .inventory()
                .get(new EntityKey(Kind.SERVER, "s01"))
                .orElseThrow();
        var well = Status.enabled("ACTIVE", Health.OK);
        var added = new Entity(server.key(), server.name(), well, server.attributes(), server.relations());
        tell(NOW.minus(Duration.ofMinutes(91)), new Fact.EntityAdded(added, Fact.Appearance.NEW));
        tell(NOW.minus(Duration.ofSeconds(70)), new Fact.StatusChanged(server.key(), "x", well, server.status()));
        site.log.rows.add(new FactRow(Clouds.NAME, 1, NOW.minus(Duration.ofMinutes(91)), "entity_added", "{}"));
        var page = site.get("/entities/server/s01").body();

        assertThat(page)
                .contains("2026-11-25 01:30:40 UTC to 2026-11-25 02:00:00 UTC: ok")
                .contains("2026-11-25 02:00:00 UTC to 2026-11-25 03:00:00 UTC: not recorded")
                .contains("2026-11-25 03:00:30 UTC to 2026-11-25 03:01:00 UTC: down");
        assertThat(row(page, "stretch-" + Instant.parse("2026-11-25T03:00:30Z").toEpochMilli()))
                .isEqualTo("2026-11-25 03:00:30 UTC 2026-11-25 03:01:00 UTC 30.0 s down");
    }

    @Test
    void theDayOfWhatIsNotSeenNowEndsUnknown() {
        var project = Clouds.troubled()
                .state()
                .inventory()
                .get(new EntityKey(Kind.PROJECT, "p1"))
                .orElseThrow();
        tell(Worlds.START.plusSeconds(1), new Fact.EntityAdded(project, Fact.Appearance.NEW));

        assertThat(site.get("/entities/project/p1").body())
                .contains("2026-11-25 03:00:01 UTC to 2026-11-25 03:01:00 UTC: unknown");
    }

    @Test
    void withoutADatabaseTheDayOfAnEntityIsNotShown() {
        site.log.away = true;

        assertThat(within(site.get("/entities/server/s01").body(), "<section id=\"day\"", "</section>"))
                .isEqualTo("The last 24 hours The database cannot be read just now; how it was is not shown.");
    }

    @Test
    void theLastPollsOfASourceAreColumnsAndATable() {
        var page = site.get("/sources").body();

        assertThat(page)
                .contains("2026-11-25 03:00:00 UTC: complete in 40 ms", "2026-11-25 03:01:00 UTC: failed in 40 ms");
        assertThat(within(page, "<div id=\"polls-vio-keystone\"", "</details>"))
                .contains("Last failed in 40 ms; 1 of 2 polls complete, the longest took 40 ms.");
        assertThat(row(
                        page,
                        "row-polls-vio-keystone-" + Worlds.START.plusSeconds(60).toEpochMilli()))
                .isEqualTo("2026-11-25 03:01:00 UTC 40 ms stale failed");
    }

    @Test
    void noMoreThanTheLastTwentyPollsAreShown() {
        var cloud = Clouds.troubled();
        for (var second = 100; second < 125; second++) {
            cloud = Clouds.nova(cloud, Clouds.troubledEntities(), Worlds.START.plusSeconds(second));
        }
        site.show(cloud);
        var page = site.get("/sources").body();

        assertThat(page).contains("20 of 20 polls complete").contains("2026-11-25 03:02:04 UTC: complete");
        assertThat(page).doesNotContain("2026-11-25 03:01:44 UTC: complete");
    }

    @Test
    void howFarTheFirstLookIsIsSaidUntilAllHaveReported() {
        try (var early = new RunningSite(Clouds.NAME)) {
            var nothing = early.get("/").body();
            assertThat(within(nothing, "<section id=\"first-vio\"", "</section>"))
                    .contains("0 of 2 sources have reported", "Nothing was listed yet. Waited for: keystone, nova");
            early.show(Clouds.nova(Snapshot.unknown(Clouds.NAME), Clouds.troubledEntities(), Worlds.START));
            assertThat(within(early.get("/sources").body(), "<section id=\"first-vio\"", "</section>"))
                    .contains(
                            "1 of 2 sources have reported",
                            "3 compute services, 3 hypervisors, 30 servers",
                            "Waited for: keystone");
        }
        assertThat(site.get("/").body()).doesNotContain("first-vio");
    }

    @Test
    void ofASourceThatHasNotReportedThatIsSaid() {
        try (var early = new RunningSite(Clouds.NAME)) {
            assertThat(within(early.get("/sources").body(), "<div id=\"polls-vio-nova\"", "</div>"))
                    .isEqualTo("nova No poll has ended since the start.");
        }
    }

    @Test
    void howFullAClusterIsIsABarWithItsNumbers() {
        showClaims(new Claims(48, 102_400, 0));
        var page = site.get("/").body();

        assertThat(row(page, "room-vio-hypervisor-c1"))
                .isEqualTo(
                        "c1 30 % 48 claimed of 160 that may be, there are 16"
                                + " 101 %, too much 100 GiB claimed of 99 GiB unknown 0 GiB claimed, how much there is is unknown");
        assertThat(within(page, "id=\"room-vio-hypervisor-c1\"", "</tr>")).isNotEmpty();
        assertThat(page).contains("class=\"gauge over\"").contains("What servers claim of 2 clusters is not known");
    }

    @Test
    void whatIsNotCurrentIsNotSaidToBeFull() {
        showClaims(new Claims(48, 102_400, 0));
        site.show(Clouds.tick(claimed(new Claims(48, 102_400, 0)), Worlds.START.plusSeconds(900)));

        assertThat(row(site.get("/").body(), "room-vio-hypervisor-c1"))
                .startsWith("c1 unknown claims unknown, how much there is is unknown");
    }

    private void showClaims(Claims claims) {
        site.show(claimed(claims));
    }

    /** c1 has 16 threads, ten times as many of which may be claimed, and 99 GiB of memory, of which Placement says nothing. */
    private static Snapshot claimed(Claims claims) {
        var attributes = Attributes.of(Map.of(
                "memory_mb", "101376",
                "placement.vcpu_total", "16",
                "placement.vcpu_reserved", "0",
                "placement.vcpu_allocation_ratio", "10.0"));
        var c1 = Worlds.hypervisor("c1", Health.OK).withAttributes(attributes);
        var others = Clouds.troubledEntities().stream().filter(e -> !e.key().equals(c1.key()));
        var report = Worlds.complete(Stream.concat(Stream.of(c1), others).toArray(Entity[]::new))
                .at(Worlds.START.plusSeconds(62))
                .withAside(new Aside(null, new TreeMap<>(), null, new TreeMap<>(Map.of(c1.key(), claims)), List.of()));
        return Clouds.after(Clouds.troubled(), report);
    }

    private void tell(Instant at, Fact fact) {
        site.log.dated.computeIfAbsent(Clouds.NAME, name -> new ArrayList<>()).add(new Dated(at, fact));
    }

    private void open(long number, Severity severity, Instant at) {
        site.log.opened.add(new Opened(Clouds.NAME, number, severity, at));
    }

    private static long hour(String time) {
        return Instant.parse(time).getEpochSecond();
    }

    private static String drawn(String page, String hour) {
        var from = page.indexOf("<g id=\"opened-" + hour(hour) + "\"");
        return page.substring(from, page.indexOf("</g>", from));
    }
}
