package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Bus;
import io.vioscope.bus.Recording;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What happens in a real browser. */
@EnabledIf("io.vioscope.web.Browser#isInstalled")
class BrowserTest {
    private static final String HOSTILE = "<img src=x onerror='window.pwned=1'><script>window.pwned=1</script>";
    private static Browser browser;

    private final RunningSite site = new RunningSite(Clouds.NAME);

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

    private Snapshot show(Snapshot before, Status status, Instant at) {
        var entities = new ArrayList<Entity>(Clouds.troubledEntities());
        entities.add(Clouds.server("s99", HOSTILE, status, "c1", "p1", Map.of()));
        var next = Clouds.nova(before, entities, at);
        site.show(next);
        return next;
    }

    @Test
    void aChangeShowsWithoutAReloadAndDisturbsNobody() {
        var first = show(Snapshot.unknown(Clouds.NAME), Status.enabled("ACTIVE", Health.OK), Worlds.START);
        browser.open(site.url("/entities"));
        browser.until("document.querySelector('#clock-browser').textContent.trim() === 'live'");
        browser.evaluate("window.same = true; document.getElementById('filter-details').open = true;"
                + " document.querySelector('#e-vio-server-s02 a').focus()");
        assertThat(text("#e-vio-server-s99 .c-status")).isEqualTo("ACTIVE");

        show(first, Status.enabled("REBUILD", Health.DEGRADED), Worlds.START.plusSeconds(10));

        browser.until("document.querySelector('#e-vio-server-s99 .c-status').textContent.trim() === 'REBUILD'");
        assertThat(text("#e-vio-server-s99 .c-health .word")).isEqualTo("degraded");
        assertThat(browser.evaluate("window.same === true")).isEqualTo(true);
        assertThat(browser.evaluate("document.getElementById('filter-details').open"))
                .isEqualTo(true);
        assertThat(browser.evaluate("document.activeElement.closest('tr')?.id")).isEqualTo("e-vio-server-s02");
        assertThat(text("#e-vio-server-s99 .c-name")).isEqualTo(HOSTILE);
        assertThat(browser.evaluate("window.pwned === undefined")).isEqualTo(true);
    }

    @Test
    void whatBecameOfATestShowsWithoutAReload() {
        NotificationPagesTest.tell(site, HOSTILE);
        show(Snapshot.unknown(Clouds.NAME), Status.enabled("ACTIVE", Health.OK), Worlds.START);
        browser.open(site.url("/notifications"));
        browser.until("document.querySelector('#clock-browser').textContent.trim() === 'live'");
        browser.evaluate("window.same = true");

        site.send("POST", "/api/v1/receivers/chat/test");
        Bus.of(site.vertx).publish(Bus.TELLING, MemoryReceipts.CHAT);

        browser.until("document.querySelector('#receiver-chat').textContent.includes('A test was not taken')");
        assertThat(browser.evaluate("window.same === true && window.pwned === undefined"))
                .isEqualTo(true);
    }

    @Test
    void anOutageThatIsOverIsSeenAtItsTimeByWhoeverHasTheLink() {
        var outage = new Outage(Clouds.NAME);
        outage.record(site.log);
        site.show(outage.now());
        site.show(Recording.UP_TO_DATE);
        browser.open(site.url("/problems"));
        browser.until("document.querySelector('#clock-browser').textContent.trim() === 'live'");
        assertThat(browser.evaluate("document.querySelector('#problems tbody a') === null"))
                .isEqualTo(true);
        assertThat(text(".over s")).isEqualTo(outage.problem.text());

        browser.open(site.url("/problems?at=" + outage.during));
        browser.until("document.querySelector('#clock-browser').textContent.trim() === 'the past, as recorded'");
        assertThat(text("#main")).contains(outage.problem.text());
        assertThat(text(".then")).contains("You are looking at 2026-11-25 02:0").contains("ago)");

        browser.evaluate("document.querySelector('#problems tbody a').click()");
        browser.until("location.pathname === '/problems/" + outage.problem.number()
                + "' && document.querySelector('#evidence-0')");
        assertThat(browser.evaluate("document.querySelectorAll('#main form').length"))
                .isEqualTo(0);
        var copied = String.valueOf(browser.evaluate("location.href"));
        var seen = text("#main");

        browser.evaluate("document.querySelector('.then .now').click()");
        browser.until("!location.search && document.querySelector('#main').textContent.includes('It is over')");
        browser.evaluate("history.back()");
        browser.until("location.search && document.querySelector('.then')");
        assertThat(text("#main")).isEqualTo(seen);

        site.show(Clouds.nova(outage.now(), Clouds.troubledEntities(), Worlds.START));
        browser.open(copied);
        browser.until("document.querySelector('#evidence-0')");
        assertThat(text("#main")).isEqualTo(seen);
        browser.evaluate("document.querySelector('.then a[rel=prev]').click()");
        browser.until("document.querySelector('.then') && location.href !== '" + copied + "'");
        assertThat(text(".then")).contains("Later news");
    }

    @Test
    void aLostServerIsSaidSo() {
        show(Snapshot.unknown(Clouds.NAME), Status.enabled("ACTIVE", Health.OK), Worlds.START);
        browser.open(site.url("/"));
        browser.until("document.querySelector('#clock-browser').textContent.trim() === 'live'");

        site.close();

        browser.until("document.querySelector('#clock-browser').textContent.includes('connection lost')");
        assertThat(browser.evaluate("document.documentElement.classList.contains('lost')"))
                .isEqualTo(true);
    }

    private static String text(String selector) {
        return String.valueOf(browser.evaluate("document.querySelector('" + selector + "').textContent.trim()"));
    }
}
