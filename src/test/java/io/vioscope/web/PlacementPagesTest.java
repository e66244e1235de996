package io.vioscope.web;

import static io.vioscope.web.Html.row;
import static io.vioscope.web.Html.text;
import static io.vioscope.web.Html.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Worlds;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a server ran, as an operator reads it over real HTTP. */
class PlacementPagesTest {
    private final RunningSite site = RunningSite.troubled();

    @AfterEach
    void close() {
        site.close();
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
}
