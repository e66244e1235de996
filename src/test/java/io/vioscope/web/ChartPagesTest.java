package io.vioscope.web;

import static io.vioscope.web.Html.row;
import static io.vioscope.web.Html.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Worlds;
import io.vioscope.inventory.placement.Dated;
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
