package io.vioscope.web;

import io.vioscope.bus.Bus;
import io.vioscope.bus.Recording;
import io.vioscope.bus.Stepped;
import io.vioscope.engine.Input;
import io.vioscope.engine.Worlds;
import io.vioscope.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pictures of all pages, by day, by night and on a phone, of sites whose state is fixed, with Chromium:
 * {@code mvn -q test-compile exec:java -Pscreenshots}.
 */
public final class Screenshots {
    private static final Map<String, String> PAGES = pages();
    private static final Map<String, String> OF_WHAT_WAS =
            Map.of("history", "/history", "handover", "/history/handover");
    private static final Map<String, String> OF_THE_KNOWN = Map.of("password", "/password", "access", "/access");
    private static final String LIVE = "document.querySelector('#clock-browser .word').textContent === 'live'";

    private final Browser browser;
    private final Path directory;

    private Screenshots(Browser browser, Path directory) {
        this.browser = browser;
        this.directory = directory;
    }

    private static Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("overview", "/");
        pages.put("problems", "/problems");
        pages.put("problem", "/problems/99");
        pages.put("map", "/topology");
        pages.put("map-of-a-problem", "/topology/hypervisor/c3?problem=99");
        pages.put("entities", "/entities?q=kind:server");
        pages.put("entity", "/entities/server/s01");
        pages.put("why", "/entities/compute_service/nova-compute@c3/why");
        pages.put("what-if", "/what-if?entity=compute_service/nova-compute@c3&problem=compute_service.down");
        pages.put("rules", "/rules");
        pages.put("rule", "/rules/compute_service.down");
        pages.put("maintenance", "/maintenance");
        pages.put("sources", "/sources");
        pages.put("notifications", "/notifications?of=vio/99");
        pages.put("receiver", "/notifications/noc");
        pages.put("notification", "/notifications/noc/vio/9");
        pages.put("system", "/system");
        pages.put("help", "/help");
        pages.put("docs", "/docs");
        pages.put("settings", "/settings");
        pages.put("wall", "/?wall=1");
        return pages;
    }

    /** Argument: the directory the pictures go to. */
    public static void main(String... args) throws IOException {
        var directory = Path.of(args[0]);
        Files.createDirectories(directory);
        try (var browser = new Browser()) {
            browser.hideScrollbars();
            var screenshots = new Screenshots(browser, directory);
            screenshots.ofTheTroubled();
            screenshots.ofWhatWas();
            screenshots.ofTheKnown();
        }
        System.exit(0);
    }

    private void ofTheTroubled() throws IOException {
        try (var site = site()) {
            for (var page : PAGES.entrySet()) {
                take(page.getKey(), site.url(page.getValue()), LIVE);
            }
        }
    }

    /** After an outage that is over. */
    private void ofWhatWas() throws IOException {
        try (var site = new RunningSite(Clouds.NAME)) {
            var outage = new Outage(Clouds.NAME);
            outage.record(site.log);
            site.show(outage.now());
            site.show(Recording.UP_TO_DATE);
            for (var page : OF_WHAT_WAS.entrySet()) {
                take(page.getKey(), site.url(page.getValue()), LIVE);
            }
        }
    }

    /** Where people sign in. */
    private void ofTheKnown() throws IOException {
        try (var signed = new SignedSite()) {
            take("sign-in", signed.site.url("/sign-in"), "document.getElementById('username') !== null");
            browser.evaluate("document.getElementById('username').value = 'admin';"
                    + " document.getElementById('password').value = '" + SignedSite.PASSWORD + "';"
                    + " document.querySelector('button').click()");
            browser.until("document.querySelector('#clock-browser .word') !== null");
            for (var page : OF_THE_KNOWN.entrySet()) {
                take(page.getKey(), signed.site.url(page.getValue()), LIVE);
            }
        }
    }

    private static RunningSite site() {
        var site = RunningSite.troubled();
        site.show(Clouds.with(Clouds.troubled(), Clouds.hostDown(99, Problem.Phase.CONFIRMED, "c3 is down.")));
        site.engineOf(Clouds.troubled());
        NotificationPagesTest.tell(site, "the certificate has ended");
        for (var millis = 2; millis < 40; millis++) {
            var report = new Input.Reported(Worlds.complete().at(Worlds.START));
            Bus.of(site.vertx)
                    .publish(
                            Bus.STEPS,
                            new Stepped(
                                    Clouds.NAME,
                                    millis % 2 == 0 ? report : new Input.Ticked(),
                                    Worlds.START.plusSeconds(60 + millis),
                                    millis % 3,
                                    Duration.ofMillis(millis)));
        }
        return site;
    }

    private void take(String name, String url, String shown) throws IOException {
        open(url, "light", 1280, 900, shown);
        picture(name + "-light");
        theme("dark");
        picture(name + "-dark");
        open(url, "light", 390, 844, shown);
        picture(name + "-phone");
    }

    private void open(String url, String theme, int width, int height, String shown) {
        theme(theme);
        browser.resize(width, height);
        browser.open(url);
        browser.until(shown);
    }

    private void theme(String theme) {
        browser.prefer("prefers-color-scheme", theme, "prefers-reduced-motion", "reduce");
    }

    private void picture(String name) throws IOException {
        var file = directory.resolve(name + ".png");
        browser.screenshot(file);
        SmallPicture.of(file);
    }
}
