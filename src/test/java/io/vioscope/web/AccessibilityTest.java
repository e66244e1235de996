package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Recording;
import io.vioscope.engine.Worlds;
import io.vioscope.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What axe-core (https://github.com/dequelabs/axe-core) finds against WCAG 2.2 AA on the pages, in both themes; and that no page
 * has to be scrolled sideways at 320 px (1.4.10). Of the second theme only the colours are looked at: nothing else is another's.
 */
@EnabledIf("io.vioscope.web.Browser#isInstalled")
class AccessibilityTest {
    private static final String LIVE = "document.querySelector('#clock-browser .word').textContent === 'live'";

    private static Browser browser;
    private static RunningSite site;

    @BeforeAll
    static void start() {
        browser = new Browser();
        site = RunningSite.troubled();
        site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.")));
        site.engineOf(Clouds.troubled());
        NotificationPagesTest.tell(site);
    }

    @AfterAll
    static void stop() {
        browser.close();
        site.close();
    }

    static Stream<String> pages() {
        return Stream.of(
                "/",
                "/?wall=1",
                "/problems",
                "/problems?wall=1",
                "/problems/99",
                "/topology",
                "/topology?side=network",
                "/topology/hypervisor/c3?problem=99",
                "/entities",
                "/entities?q=kind:server",
                "/entities?q=nonsense:x",
                "/entities/server/s01",
                "/entities/project/p1",
                "/entities/server/s01/placement",
                "/entities/compute_service/nova-compute@c3/why",
                "/what-if",
                "/what-if?entity=compute_service/nova-compute@c3&problem=compute_service.down",
                "/rules",
                "/what-if?entity=compute_service/nova-compute@c3&problem=compute_service.down&entity2=hypervisor/c1&problem2=hypervisor.pattern",
                "/rules?kind=compute_service",
                "/rules/compute_service.down",
                "/history",
                "/history/handover",
                "/maintenance",
                "/sources",
                "/sources?wall=1",
                "/notifications",
                "/notifications?of=vio/99",
                "/notifications/noc",
                "/notifications/noc/vio/9",
                "/system",
                "/help",
                "/docs",
                "/settings",
                "/nothing");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void axeFindsNothingByDayAndByNightAndNothingIsScrolledSideways(String path) {
        open(site, path);
        isFine(path);
        isNotTooWide(path);
    }

    /** So that what is found by day is found by night too, but for the contrast of colours. */
    @Test
    void nothingButColoursDependsOnTheTheme() throws IOException {
        var style = Files.readString(Path.of("webroot", "vioscope.css"));
        assertThat(style).contains("light-dark(").doesNotContain("prefers-color-scheme");
        assertThat(style.replaceAll("light-dark\\((#[0-9a-fA-F]{3,6}), (#[0-9a-fA-F]{3,6})\\)", ""))
                .doesNotContain("light-dark");
        assertThat(style.replace("[data-theme=\"light\"] { color-scheme: light; }", "")
                        .replace("[data-theme=\"dark\"] { color-scheme: dark; }", ""))
                .doesNotContain("data-theme");
    }

    @Test
    void whatCannotBeReadAtNightIsFoundInTheColours() {
        open(site, "/help");
        browser.evaluate("document.querySelector('#main h1').style.color = '#1b222b'; undefined");
        Axe.theme(browser, "light");
        assertThat(Axe.foundInColours(browser)).isEmpty();
        Axe.theme(browser, "dark");
        assertThat(Axe.foundInColours(browser)).startsWith("color-contrast: <h1");
    }

    @Test
    void axeFindsNothingWhereNothingIsKnown() {
        try (var empty = new RunningSite(Clouds.NAME)) {
            for (var path : List.of("/", "/problems", "/entities", "/sources", "/topology", "/notifications")) {
                open(empty, path);
                isFine(path);
            }
        }
    }

    @Test
    void axeFindsNothingWhereAllIsStaleAndNothingIsRecorded() {
        try (var stale = RunningSite.troubled()) {
            stale.show(Clouds.tick(Clouds.troubled(), Worlds.START.plusSeconds(600)));
            stale.show(new Recording(3, Worlds.START.plusSeconds(70), "connection refused"));
            stale.log.away = true;
            for (var path :
                    List.of("/", "/problems", "/entities", "/entities/server/s01", "/sources", "/notifications")) {
                open(stale, path);
                isFine(path);
            }
        }
    }

    @Test
    void axeFindsNothingInWhatWas() {
        try (var was = new RunningSite(Clouds.NAME)) {
            var outage = new Outage(Clouds.NAME);
            outage.record(was.log);
            was.show(outage.now());
            was.show(Recording.UP_TO_DATE);
            for (var path : List.of(
                    "/history",
                    "/history?range=7d",
                    "/history/handover",
                    "/problems/" + outage.problem.number() + "?at=" + outage.during)) {
                browser.open(was.url(path));
                browser.until(path.contains("at=") ? "document.querySelector('.then') !== null" : LIVE);
                isFine(path);
                isNotTooWide(path);
            }
        }
    }

    @Test
    void axeFindsNothingWhereSomebodyChangesTheirPassword() {
        try (var signed = new SignedSite()) {
            browser.open(signed.site.url("/sign-in?to=/password"));
            browser.until("document.title.startsWith('Sign in')");
            isFine("the sign-in");
            browser.evaluate("document.getElementById('username').value = 'viewer';"
                    + " document.getElementById('password').value = '" + SignedSite.PASSWORD + "';"
                    + " document.querySelector('button').click()");
            browser.until("document.getElementById('current') !== null");
            isFine("the form");
            browser.evaluate("document.querySelectorAll('#current, #wanted, #again').forEach(e => {"
                    + " e.value = 'wrong horse battery'; }); document.querySelector('#page form.door button').click()");
            browser.until("document.getElementById('wrong') !== null");
            isFine("what is wrong");
            isNotTooWide("what is wrong");
        }
    }

    @Test
    void axeFindsNothingOnAPageThatLostItsServer() {
        var lost = RunningSite.troubled();
        open(lost, "/sources");
        lost.close();
        browser.until("document.documentElement.classList.contains('lost')");

        isFine("/sources");
    }

    private static void open(RunningSite where, String path) {
        browser.open(where.url(path));
        browser.until(LIVE);
    }

    private static void isFine(String what) {
        Axe.theme(browser, "light");
        assertThat(Axe.found(browser)).as(what + " by day").isEmpty();
        Axe.theme(browser, "dark");
        assertThat(Axe.foundInColours(browser)).as(what + " by night").isEmpty();
    }

    private static void isNotTooWide(String what) {
        browser.resize(320, 640);
        assertThat(Axe.tooWide(browser)).as(what + " at 320 px").isEmpty();
        browser.resize(1280, 900);
    }
}
