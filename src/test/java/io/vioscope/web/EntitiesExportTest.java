package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.model.Health;
import io.vioscope.model.Status;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All that passes a filter, as a file whose length is known before it comes. */
class EntitiesExportTest {
    private static RunningSite site;

    @BeforeAll
    static void start() {
        site = RunningSite.troubled();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void theFileHasWhatThePageCountsInItsOrder() {
        var page = Html.text(site.get("/entities?q=kind:server&sort=-name").body());
        var file = site.get("/entities.csv?q=kind:server&sort=-name");

        assertThat(file.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8; header=present");
        assertThat(file.headers().firstValueAsLong("Content-Length"))
                .hasValue(file.body().getBytes(StandardCharsets.UTF_8).length);
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"entities-2026-11-25T030140Z.csv\"");
        assertThat(file.headers().firstValue("X-Freshness").orElse("")).contains("vio/keystone=stale");
        assertThat(file.headers().firstValue("ETag")).isEmpty();
        var lines = file.body().split("\r\n");
        assertThat(lines[0]).isEqualTo("cloud,kind,id,name,health,status,admin,current,seenAt,project,host");
        assertThat(file.headers().firstValueAsLong("X-Rows")).hasValue(lines.length - 1);
        assertThat(page).contains("all as CSV, " + (lines.length - 1) + " rows");
        var names =
                List.of(lines).stream().skip(1).map(line -> line.split(",")[3]).toList();
        assertThat(names).isSortedAccordingTo(Comparator.reverseOrder()).hasSizeGreaterThan(20);
    }

    @Test
    void aFilterThatMakesNoSenseIsRefused() {
        assertThat(site.get("/entities.csv?q=colour:red").statusCode()).isEqualTo(400);
    }

    @Test
    void noNameBecomesAFormula() {
        try (var hostile = new RunningSite(Clouds.NAME)) {
            var server =
                    Clouds.server("s1", "=cmd(\"x\"),y", Status.enabled("ACTIVE", Health.OK), "c1", "p1", Map.of());
            hostile.show(Clouds.nova(Snapshot.unknown(Clouds.NAME), List.of(server), Worlds.START));

            assertThat(hostile.get("/entities.csv").body()).contains(",s1,\"'=cmd(\"\"x\"\"),y\",ok,ACTIVE,");
        }
    }
}
