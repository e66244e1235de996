package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The clock of the connection, keys, times, themes and the wall, in a real browser. */
@EnabledIf("io.vioscope.web.Browser#isInstalled")
class FrameBrowserTest {
    private static final String LIVE = "document.querySelector('#clock-browser .word').textContent === 'live'";
    private static Browser browser;

    private final RunningSite site = RunningSite.troubled();

    @BeforeAll
    static void start() {
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void open(String path) {
        browser.open(site.url(path));
        browser.until(LIVE);
    }

    private static Object js(String expression) {
        return browser.evaluate(expression);
    }

    private static void press(String key) {
        browser.press(key);
    }

    @Test
    void aServerThatFallsSilentIsLostWithinTwelveSecondsAndNothingCanBeDoneUntilItIsBack() {
        open("/sources");
        assertThat(js("document.querySelector('#clock-browser .word').dataset.age")
                        .toString())
                .matches("[0-4] s");
        js("""
            window.silentAt = performance.now();
            WebSocket.prototype.speak = WebSocket.prototype.send;
            WebSocket.prototype.send = () => {};
            new MutationObserver(() => { window.lostAt ??= performance.now(); })
                .observe(document.documentElement, {attributes: true});\
            """);

        browser.until("document.documentElement.classList.contains('lost')");

        // Twelve, and what a busy machine takes more.
        assertThat(((Number) js("window.lostAt - window.silentAt")).doubleValue())
                .isLessThan(15_000);
        assertThat(js("document.querySelector('#clock-browser .word').textContent")
                        .toString())
                .matches("connection lost, showing 03:01:4[0-9] UTC|connection lost, showing 03:0[12]:.. UTC");
        assertThat(js("document.querySelector('#clock-browser .sign').className"))
                .isEqualTo("sign s-stale");
        assertThat(js("document.querySelector('link[rel=icon]').href").toString())
                .endsWith("/icon-lost.svg");
        assertThat(js("document.getElementById('status').textContent").toString())
                .contains("Connection to the server lost");
        assertThat(js("[...document.querySelectorAll('form[method=post] button')].every(b => b.disabled && b.title)"))
                .isEqualTo(true);

        js("WebSocket.prototype.send = WebSocket.prototype.speak");

        browser.until(LIVE);
        browser.until("![...document.querySelectorAll('form[method=post] button')].some(b => b.disabled)");
        // Keystone has not been seen of late: the icon says that not all is known.
        assertThat(js("document.querySelector('link[rel=icon]').href").toString())
                .endsWith("/icon-doubt.svg");
        assertThat(js("document.documentElement.classList.contains('lost')")).isEqualTo(false);
    }

    @Test
    void twoKeysGoToAPageAndNoneIsTakenFromAField() {
        open("/entities");
        press("/");
        assertThat(js("document.activeElement.id")).isEqualTo("q");
        press("g");
        press("s");
        press("?");
        assertThat(js("location.pathname")).isEqualTo("/entities");

        js("document.activeElement.blur()");
        press("g");
        press("s");

        browser.until("location.pathname === '/sources'");
        browser.until("document.readyState === 'complete' && " + LIVE);
        press("?");
        browser.until("location.pathname === '/help'");
    }

    @Test
    void rowsAreWalkedByKeysAndSayWhenExactly() {
        open("/entities?q=kind:project");
        browser.until("document.querySelector('tbody time').textContent.endsWith('ago')");
        press("j");
        assertThat(js("document.activeElement.closest('tr').id")).isEqualTo("e-vio-project-p1");
        assertThat(js("document.querySelector('#e-vio-project-p1 time').textContent"))
                .isEqualTo("2026-11-25 03:00:00 UTC");
        press("j");
        press("j");
        assertThat(js("document.activeElement.closest('tr').id")).isEqualTo("e-vio-project-p2");
        assertThat(js("document.querySelector('#e-vio-project-p1 time').textContent")
                        .toString())
                .endsWith("min ago");
        press("k");
        assertThat(js("document.activeElement.closest('tr').id")).isEqualTo("e-vio-project-p1");
        assertThat(js("document.activeElement.getAttribute('href')")).isEqualTo("/entities/project/p1");
    }

    @Test
    void aKeyGoesToWhatActsOnAProblemAndDoesNothingByItself() {
        site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.")));
        open("/problems");
        press("j");
        press("x");
        assertThat(js("document.querySelector('.pick input').checked")).isEqualTo(true);
        press("a");
        assertThat(js("document.activeElement.value")).isEqualTo("acknowledge");
        press("n");
        assertThat(js("document.activeElement.id")).isEqualTo("selected-note");
        press("s");
        assertThat(js("document.activeElement.id")).as("a field keeps its keys").isEqualTo("selected-note");

        open("/problems/99");
        press("s");
        assertThat(js("document.activeElement.id")).isEqualTo("say-minutes");
        js("document.activeElement.blur()");
        press("i");
        assertThat(js("document.activeElement.id")).isEqualTo("say-owner");
        assertThat(js("location.pathname")).isEqualTo("/problems/99");
    }

    @Test
    void onAPhoneTheNavigationIsOneRowThatOpensWithoutAScript() {
        browser.resize(390, 844);
        open("/sources");
        assertThat(js("document.querySelector('.bar').getBoundingClientRect().height < 64"))
                .isEqualTo(true);
        assertThat(js("document.querySelector('#menu summary').textContent")).isEqualTo("Pages: Sources");
        js("document.querySelector('#menu summary').click()");
        assertThat(js("document.querySelector('#menu a[href=\"/help\"]').getBoundingClientRect().height >= 44"))
                .isEqualTo(true);
        browser.resize(1280, 900);
    }

    @Test
    void timesAreByTheServersClockAndWrittenOutForWhoWantsThat() {
        // The server's clock stands at 03:01:40 of 25 November 2026; this browser's is somewhere else.
        open("/entities?q=kind:project");
        browser.until("document.querySelector('tbody time').textContent === '1 min ago'");

        press("T");
        assertThat(js("document.querySelector('tbody time').textContent")).isEqualTo("2026-11-25 03:00:00 UTC");
        open("/entities/project/p1");
        assertThat(js("document.querySelector('dl time').textContent")).isEqualTo("2026-11-25 03:00:00 UTC");

        press("T");
        browser.until("document.querySelector('dl time').textContent === '1 min ago'");
    }

    @Test
    void shortcutsCanBeSwitchedOffAndStayOff() {
        open("/help");
        js("document.getElementById('keys-switch').click(); document.activeElement.blur()");
        assertThat(js("document.getElementById('keys-state').textContent").toString())
                .contains("switched off");
        open("/entities");
        press("/");
        assertThat(js("document.activeElement.id")).isEqualTo("");

        open("/help");
        js("document.getElementById('keys-switch').click()");
        press("/");
        open("/entities");
        press("/");
        assertThat(js("document.activeElement.id")).isEqualTo("q");
    }

    @Test
    void aPausedPageStaysAsItIsAndSaysSo() {
        open("/");
        press(" ");
        assertThat(js("document.querySelector('#clock-browser .word').textContent")
                        .toString())
                .startsWith("paused, showing 03:01:");
        site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.")));
        assertThat(js("new Promise(r => setTimeout(() => r(document.querySelector('#problems') === null), 1500))"))
                .isEqualTo(true);

        js("document.getElementById('pause').click()");

        browser.until("document.querySelector('#problems') !== null && " + LIVE);
    }

    @Test
    void onPaperTimesAreWrittenOutShapesAreBlackAndFormsAreGone() {
        site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.")));
        open("/problems/99");
        browser.until("document.querySelector('main time').textContent.endsWith('ago')");

        browser.print(true);
        js("dispatchEvent(new Event('beforeprint'))");

        assertThat(js("document.querySelector('main time').textContent")).isEqualTo("2026-11-25 03:01:15 UTC");
        assertThat(js("document.querySelector('#clock-browser .word').textContent")
                        .toString())
                .matches("printed, showing 2026-11-25 03:0[12]:.. UTC");
        assertThat(js("getComputedStyle(document.querySelector('h1 .sign svg')).color"))
                .isEqualTo("rgb(0, 0, 0)");
        assertThat(js("[...document.querySelectorAll('nav, form, button')].every(e => e.offsetParent === null)"))
                .isEqualTo(true);

        browser.print(false);
        js("dispatchEvent(new Event('afterprint'))");
        browser.until(LIVE);
        assertThat(js("document.querySelector('main time').textContent").toString())
                .endsWith("ago");
    }

    @Test
    void aThemeThatWasChosenIsKept() {
        open("/entities");
        js("document.querySelector('.theme [value=dark]').click()");
        browser.until("document.documentElement.dataset.theme === 'dark' && " + LIVE);
        assertThat(js("location.pathname")).isEqualTo("/entities");
        assertThat(js("getComputedStyle(document.documentElement).backgroundColor"))
                .isEqualTo("rgb(17, 22, 29)");
        open("/");
        assertThat(js("getComputedStyle(document.documentElement).backgroundColor"))
                .isEqualTo("rgb(17, 22, 29)");

        js("document.querySelector('.theme [value=light]').click()");
        browser.until("document.documentElement.dataset.theme === 'light'");
        assertThat(js("getComputedStyle(document.documentElement).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        browser.until(LIVE);
        js("document.querySelector('.theme [value=system]').click()");
        browser.until("document.documentElement.dataset.theme === 'system'");
    }

    @Test
    void theWallIsEnteredAndLeftByAKeyAndTurnsByItself() {
        open("/problems");
        press("w");
        browser.until("location.search === '?wall=1'");
        browser.until("document.readyState === 'complete' && " + LIVE);
        assertThat(js("document.querySelector('nav[aria-label=Pages]') === null"))
                .isEqualTo(true);

        js("window.same = true; document.getElementById('page').dataset.stay = '0'");

        browser.until("location.pathname === '/sources' && document.querySelector('h1').textContent === 'Sources'");
        assertThat(js("window.same === true && document.title.includes('Sources')"))
                .isEqualTo(true);
        press("w");
        browser.until("location.pathname + location.search === '/sources'");
    }

    @Test
    void onlyPagesThatAreOpenAreCountedAsConnected() {
        open("/sources");
        open("/help");
        open("/system");

        js("""
            window.look = setInterval(() => fetch('/api/v1/system').then(r => r.json())
                .then(system => { window.browsers = system.browsers; }), 100)\
            """);

        browser.until("window.browsers === 1");
        js("clearInterval(window.look)");
    }
}
