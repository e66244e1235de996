package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Recording;
import io.vioscope.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What comes out of a printer: the hand-over and the card of a problem as PDF, read by poppler's {@code pdftotext}. */
@EnabledIf("io.vioscope.web.PaperTest#canBeRead")
class PaperTest {
    private static final List<Path> READER =
            List.of(Path.of("/usr/bin/pdftotext"), Path.of("/usr/local/bin/pdftotext"));
    private static final String LIVE = "document.querySelector('#clock-browser .word').textContent === 'live'";

    @TempDir
    Path directory;

    static boolean canBeRead() {
        var isThere = READER.stream().anyMatch(Files::isExecutable);
        if (!isThere) {
            System.err.println("!!! NO pdftotext (poppler-utils): WHAT IS PRINTED IS NOT TESTED !!!");
        }
        return Browser.isInstalled() && isThere;
    }

    /** Each page of what a browser prints of that page of a site, as lines of text. */
    private List<String> printed(RunningSite site, String path) throws IOException, InterruptedException {
        var file = directory.resolve("page.pdf");
        try (var browser = new Browser()) {
            browser.resize(1280, 900);
            browser.open(site.url(path));
            browser.until(LIVE);
            browser.pdf(file);
        }
        var reader = new ProcessBuilder(
                        READER.stream()
                                .filter(Files::isExecutable)
                                .findFirst()
                                .orElseThrow()
                                .toString(),
                        "-layout",
                        file.toString(),
                        "-")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var text = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reader.waitFor()).isZero();
        return List.of(text.split("\f"));
    }

    private static void hasNothingToPress(List<String> pages) {
        assertThat(String.join("\n", pages))
                .doesNotContain(
                        "What if", "Maintenance\n", "Notifications", "Pause", "Copy link", "Wall mode", "Theme");
    }

    @Test
    void theHandoverIsOnePageOfWordsWithoutAnythingToPress() throws Exception {
        try (var site = new RunningSite(Clouds.NAME)) {
            var outage = new Outage(Clouds.NAME);
            outage.record(site.log);
            site.show(outage.now());
            site.show(Recording.UP_TO_DATE);

            var pages = printed(site, "/history/handover");

            assertThat(pages).hasSize(1);
            assertThat(pages.get(0))
                    .contains("Hand-over 2026-11-24 19:01:40 UTC to 2026-11-25 03:01:40 UTC")
                    .containsPattern("printed, showing 2026-11-25 03:0[12]:.. UTC")
                    .contains("OPENED IN THAT TIME (1)", "problem 27, first believed 2026-11-25 02:01:30 UTC")
                    .contains("Whether Vioscope ran all the time is not recorded.")
                    .doesNotContain("ago", "Last 8 h", "As text");
            hasNothingToPress(pages);
        }
    }

    @Test
    void theCardOfAProblemIsTwoPagesAndNoHeadOfATableStandsAlone() throws Exception {
        try (var site = RunningSite.troubled()) {
            site.show(Clouds.with(
                    Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down: it has no power.")));
            NotificationPagesTest.tell(site);

            var pages = printed(site, "/problems/99");

            assertThat(pages).hasSize(2);
            assertThat(pages.get(0))
                    .contains("c3 is down: it has no power.", "91 %", "10 servers, 2 projects", "web-s02");
            assertThat(pages.get(1)).contains("WHO WAS TOLD", "Server web-s02 is in ERROR");
            assertThat(pages).noneMatch(page -> page.stripTrailing().endsWith("Why not"));
            assertThat(String.join("\n", pages)).doesNotContain("ago", "I take it up", "On the map");
            hasNothingToPress(pages);
        }
    }
}
