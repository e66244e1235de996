package io.vioscope.web;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes the screenshots of the README from a running demo, with Chromium: {@code mvn -q test-compile exec:java -Pbench
 * -Dmain.class=io.vioscope.web.Screenshots -Dexec.args="http://127.0.0.1:8080 docs"}.
 */
public final class Screenshots {
    private Screenshots() {}

    /** Arguments: where the demo is, and the directory the pictures go to. */
    public static void main(String... args) throws Exception {
        var base = args[0];
        var directory = Path.of(args[1]);
        Files.createDirectories(directory);
        try (var browser = new Browser()) {
            browser.open(base + "/");
            browser.until("document.querySelector('#alarms table') !== null");
            take(browser, base + "/", directory.resolve("overview-light.png"), 1280, 1000, false);
            take(browser, base + "/", directory.resolve("overview-dark.png"), 1280, 1000, true);
            take(browser, base + "/", directory.resolve("overview-phone.png"), 390, 1000, true);
            take(browser, base + "/entities?q=kind%3Aserver", directory.resolve("entities-dark.png"), 1280, 900, true);
            take(browser, base + "/entities?q=kind%3Aserver", directory.resolve("entities-phone.png"), 390, 900, false);
            take(browser, base + "/topology", directory.resolve("map-light.png"), 1280, 900, false);
            take(browser, base + "/topology?side=network", directory.resolve("map-dark.png"), 1280, 900, true);
            take(browser, base + "/topology", directory.resolve("map-phone.png"), 390, 900, true);
            take(browser, base + "/sources", directory.resolve("sources-light.png"), 1280, 620, false);
            take(browser, base + firstServer(browser, base), directory.resolve("entity-light.png"), 1280, 900, false);
        }
        System.exit(0);
    }

    private static String firstServer(Browser browser, String base) throws Exception {
        browser.open(base + "/entities?q=kind%3Aserver");
        return String.valueOf(browser.evaluate("document.querySelector('tbody .c-name a').getAttribute('href')"));
    }

    private static void take(Browser browser, String url, Path file, int width, int height, boolean dark)
            throws Exception {
        browser.open(url);
        browser.until("document.querySelector('#clock-browser .clock').textContent === 'live'");
        browser.screenshot(file, width, height, dark);
    }
}
