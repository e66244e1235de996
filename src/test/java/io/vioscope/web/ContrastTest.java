package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Problem;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever wants more contrast gets that of WCAG's level AAA (1.4.6, 7:1), by day and by night, by their system or by our settings. */
@EnabledIf("io.vioscope.web.Browser#isInstalled")
class ContrastTest {
    private static final String LIVE = "document.querySelector('#clock-browser .word').textContent === 'live'";

    /** What is drawn with, or lined by, something other than the colour of text of the reader's system. */
    private static final String OTHER_COLOURS = """
            (() => {
                const probe = document.body.appendChild(document.createElement('i'));
                probe.style.color = 'CanvasText';
                const text = getComputedStyle(probe).color;
                probe.remove();
                const found = [];
                const look = (selector, property) => document.querySelectorAll(selector).forEach(e => {
                    const colour = getComputedStyle(e)[property];
                    if (colour !== text) found.push(e.outerHTML.slice(0, 80) + ': ' + property + ' ' + colour);
                });
                look('tbody tr:not(:last-child) > td', 'borderBottomColor');
                look('#page .sign svg, .spot use', 'color');
                look('.plan text', 'fill');
                return found.join('\\n');
            })()""";

    /** Keeps all of each element that its contrast depends on. */
    private static final String KEEP_COLOURS = """
            window.colours = () => [...document.querySelectorAll('*')].map(e => {
                const style = getComputedStyle(e);
                return e.localName + ' ' + ['color', 'background-color', 'background-image', 'opacity', 'fill', 'stroke',
                    'border-top-color', 'border-right-color', 'border-bottom-color', 'border-left-color',
                    'text-decoration-line', 'text-shadow', 'font-size', 'font-weight', 'display', 'visibility']
                    .map(name => style.getPropertyValue(name)).join(' ');
            });
            window.kept = window.colours(); undefined""";

    /** What has other colours than were kept. */
    private static final String CHANGED_COLOURS =
            "window.colours().filter((colours, i) => colours !== window.kept[i]).join('\\n')";

    private static Browser browser;
    private static RunningSite site;

    @BeforeAll
    static void start() {
        browser = new Browser();
        browser.resize(1280, 1000);
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

    /** What has the same colours by the settings as by the system, of which axe-core found nothing, has nothing to be found. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/problems",
                "/problems/99",
                "/entities/server/s01",
                "/history",
                "/sources",
                "/notifications",
                "/settings"
            })
    void moreContrastIsSevenToOneByDayAndByNight(String path) {
        browser.open(site.url(path));
        browser.until(LIVE);
        for (var theme : List.of("light", "dark")) {
            prefer(theme, "prefers-contrast", "more");
            assertThat(Axe.foundInStrongColours(browser))
                    .as(path + ", " + theme + " by the system")
                    .isEmpty();
            browser.evaluate(KEEP_COLOURS);
            prefer(theme, "prefers-contrast", "no-preference");
            assertThat(browser.evaluate(CHANGED_COLOURS)).as(path + " without").isNotEqualTo("");
            browser.evaluate("document.documentElement.dataset.contrast = 'more'; undefined");
            assertThat(browser.evaluate(CHANGED_COLOURS))
                    .as(path + ", " + theme + " by the settings")
                    .isEqualTo("");
            browser.evaluate("delete document.documentElement.dataset.contrast; undefined");
        }
    }

    /** Else the test above would find nothing whatever it looked at. */
    @Test
    void withoutThatItIsLess() {
        browser.open(site.url("/help"));
        browser.until(LIVE);
        prefer("light", "prefers-contrast", "no-preference");

        assertThat(Axe.foundInStrongColours(browser)).contains("color-contrast-enhanced");
    }

    /** Browsers put no lines of tables and nothing that is drawn into the reader's own colours by themselves. */
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void underForcedColoursNothingHasAColourOfOurs(String theme) {
        prefer(theme, "forced-colors", "active");
        for (var path : List.of("/problems/99", "/topology")) {
            browser.open(site.url(path));
            browser.until(LIVE);
            assertThat(browser.evaluate(OTHER_COLOURS)).as(path).isEqualTo("");
        }
    }

    private static void prefer(String theme, String feature, String value) {
        browser.prefer("prefers-color-scheme", theme, "prefers-reduced-motion", "reduce", feature, value);
    }
}
