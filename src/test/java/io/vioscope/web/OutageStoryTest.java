package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Bus;
import io.vioscope.bus.Recording;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Problem;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.rca.ProblemOutcome;
import io.vioscope.web.view.Receipts.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** An outage from its first symptom to its end, by a real engine on a virtual clock, as somebody sees it who only looks at the page. */
@EnabledIf("io.vioscope.web.Browser#isInstalled")
class OutageStoryTest {
    private static final String LIVE = "document.querySelector('#clock-browser .word').textContent === 'live'";
    private static Browser browser;

    private final RunningSite site = new RunningSite(Clouds.NAME);
    private final Engine engine =
            new Engine(Map.of(Worlds.NOVA, Duration.ofSeconds(90)), DeploymentMode.UNKNOWN, Clouds.CAUSES);
    private Instant clock = Worlds.START.minusSeconds(1800);
    private Snapshot now = Snapshot.unknown(Clouds.NAME);

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

    /** Half a minute later the cloud is read again, and so is c1. */
    private void poll(Health first) {
        clock = clock.plusSeconds(30);
        var all = new ArrayList<Entity>();
        for (var host = 1; host <= 4; host++) {
            var health = host == 1 ? first : Health.OK;
            all.add(Worlds.hypervisor("c" + host, health));
            all.add(Worlds.computeService("c" + host, health));
            all.add(Worlds.server("s" + host, "ACTIVE", Health.OK, "c" + host));
        }
        now = engine.step(
                        now,
                        new Input.Reported(
                                Worlds.complete(all.toArray(Entity[]::new)).at(clock)),
                        clock)
                .next();
        now = engine.step(now, new Input.Ticked(), clock).next();
        site.show(now);
    }

    private void pollUntil(Health first, Predicate<Snapshot> there) {
        for (var polls = 0; !there.test(now); polls++) {
            assertThat(polls).as("polls").isLessThan(60);
            poll(first);
        }
    }

    private ProblemOutcome hear(ProblemOrder order) {
        var outcome = Engine.outcome(now.state(), order, clock);
        now = engine.step(now, new Input.Said(order), clock).next();
        Bus.of(site.vertx).publish(Bus.SNAPSHOTS, now);
        return outcome;
    }

    private static boolean is(Snapshot snapshot, Predicate<Problem> which) {
        return snapshot.state().problems().open().values().stream().anyMatch(which);
    }

    @Test
    void isSeenLiveAndWithoutAReloadFromTheFirstSymptomToTheEnd() {
        RunningSite.await(Bus.of(site.vertx).answer(Bus.problems(Clouds.NAME), this::hear));
        pollUntil(Health.OK, snapshot -> clock.isAfter(Worlds.START.minusSeconds(1700)));
        site.show(Recording.UP_TO_DATE);
        open("/problems");
        browser.evaluate("window.same = true");
        assertThat(main()).doesNotContain("provisional").doesNotContain("confirmed");

        pollUntil(Health.DOWN, snapshot -> is(snapshot, p -> true));
        shows("provisional");
        pollUntil(Health.DOWN, snapshot -> is(snapshot, Problem::isAnnounced));
        shows("confirmed");
        assertThat(browser.evaluate("window.same === true")).isEqualTo(true);

        var problem = now.state().problems().open().values().stream()
                .filter(Problem::isAnnounced)
                .findFirst()
                .orElseThrow();
        var card = "/problems/" + problem.number();
        browser.evaluate("document.querySelector('#main a[href=\"" + card + "\"]').click()");
        browser.until("location.pathname === '" + card + "' && " + LIVE);
        assertThat(main()).contains(problem.text(), "Who suffers", "nobody");

        browser.evaluate("window.before = true; document.getElementById('say-by').value = 'alice';"
                + " [...document.querySelectorAll('button')].find(b => b.textContent === 'I take it up').click()");
        browser.until("!window.before && document.querySelector('#main').textContent.includes('alice') && " + LIVE);

        site.receipts.noc.add(receipt(problem.number()));
        browser.evaluate("document.querySelector('#main a[href*=\"/notifications?of\"]').click()");
        browser.until("location.pathname === '/notifications' && " + LIVE);
        assertThat(main()).contains("number 1", "sent; nobody knows whether it arrived");
        browser.evaluate("history.back()");
        browser.until("location.pathname === '" + card + "' && " + LIVE);
        browser.evaluate("window.same = true");

        pollUntil(Health.OK, snapshot -> snapshot.state().problems().open().isEmpty());
        shows("It is over");
        assertThat(browser.evaluate("window.same === true")).isEqualTo(true);

        var seen = main();
        var copied = String.valueOf(browser.evaluate("location.href"));
        browser.evaluate("document.querySelector('.brand').click()");
        browser.until("location.pathname === '/' && " + LIVE);
        assertThat(browser.evaluate("document.querySelector('#problems tbody a') === null"))
                .isEqualTo(true);
        assertThat(browser.evaluate("document.querySelector('.over s').textContent"))
                .as("stays for a while, struck through")
                .isEqualTo(problem.text());
        browser.evaluate("history.back()");
        browser.until("location.pathname === '" + card + "' && " + LIVE);
        assertThat(main()).isEqualTo(seen);
        open(copied.replace(site.url(""), ""));
        assertThat(main()).isEqualTo(seen);
    }

    private static Receipt receipt(long number) {
        var body = "{\"kind\":\"hypervisor\",\"id\":\"c1\",\"text\":\"c1\",\"severity\":\"major\",\"number\":" + number
                + "}";
        return new Receipt(Clouds.NAME, 9, "problem_opened", 1, MemoryReceipts.at(9), "sent", 1, null, null, body);
    }

    private void open(String path) {
        browser.open(site.url(path));
        browser.until(LIVE);
    }

    private static void shows(String text) {
        browser.until("document.querySelector('#main').textContent.includes('" + text + "')");
    }

    /** What the page says, but for how long ago things were. */
    private static String main() {
        return String.valueOf(browser.evaluate("document.querySelector('#main').textContent"))
                .replaceAll("[0-9]+ (s|min|h) ago|just now", "ago");
    }
}
