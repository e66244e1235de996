package io.vioscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.web.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * An outage as somebody sees it who only looks at the page, through all there is: something breaks in the simulated cloud, is
 * read by HTTP, weighed by the engine, kept by PostgreSQL, told by SNMP and shown in Chromium.
 */
@EnabledIf("io.vioscope.web.Browser#isInstalled")
class WholeStoryTest {
    private static final String LIVE = "document.querySelector('#clock-browser .word').textContent === 'live'";

    @TempDir
    Path data;

    private final Browser browser = new Browser();

    @SuppressWarnings("NullAway.Init")
    private RunningServer running;

    /** Both the cloud and the server live ten times as fast. */
    private static final class Fast implements InstantSource {
        private final Instant begin = Instant.now();
        private final long nanos = System.nanoTime();

        @Override
        public Instant instant() {
            return begin.plusNanos((System.nanoTime() - nanos) * 10);
        }
    }

    @BeforeEach
    void start() throws Exception {
        var clock = new Fast();
        running =
                new RunningServer(data, SimulatorOptions.DEFAULT.withSize(12, 3), clock, clock, null, config -> config);
    }

    @AfterEach
    void stop() throws Exception {
        browser.close();
        running.close();
    }

    private JsonObject fault(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(running.simulator.adminUrl() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body().isBlank() ? new JsonObject() : new JsonObject(answer.body());
    }

    @Test
    void isSeenFromTheFirstSymptomToTheEnd() throws Exception {
        browser.open("http://127.0.0.1:" + running.httpPort() + "/problems");
        browser.until(LIVE);
        browser.evaluate("window.same = true");
        shows("document.querySelector('#main').textContent.includes('No problem is open.')");

        var fault = fault("POST", "/faults", "{\"type\":\"compute-process-down\"}");
        var host = fault.getJsonArray("targets").getString(0).replaceFirst(".*@", "");
        var link =
                "[...document.querySelectorAll('#problems a[href^=\"/problems/\"]')].find(a => a.textContent.includes('"
                        + host + "'))";
        shows("document.querySelector('#problems').textContent.includes('provisional') && " + link);
        shows("document.querySelector('#problems').textContent.includes('confirmed') && " + link);
        assertThat(browser.evaluate("window.same === true")).isEqualTo(true);

        browser.evaluate(link + ".click()");
        shows("/^\\/problems\\/[0-9]+$/.test(location.pathname) && " + LIVE);
        assertThat(main()).contains(host, "Who suffers");
        browser.evaluate("window.before = true; document.getElementById('say-by').value = 'alice';"
                + " [...document.querySelectorAll('button')].find(b => b.textContent === 'I take it up').click()");
        shows("!window.before && document.querySelector('#main').textContent.includes('alice') && " + LIVE);
        assertThat(running.traps.next()).startsWith("1 ");
        browser.evaluate("window.same = true");

        fault("DELETE", "/faults/" + fault.getInteger("id"), "");
        shows("document.querySelector('#main').textContent.includes('It is over')");
        assertThat(browser.evaluate("window.same === true")).isEqualTo(true);

        var card = String.valueOf(browser.evaluate("location.pathname"));
        browser.open("http://127.0.0.1:" + running.httpPort() + "/history");
        browser.until(LIVE);
        assertThat(String.valueOf(browser.evaluate(
                        "document.querySelector('.twin a[href=\"" + card + "\"]').closest('tr').textContent")))
                .contains(host, "provisional", "confirmed", "clearing");
    }

    /** A loaded machine may take its time over each step. */
    private void shows(String js) throws Exception {
        RunningServer.until(js, () -> holds(js));
    }

    private boolean holds(String js) {
        try {
            return Boolean.TRUE.equals(browser.evaluate("Boolean(" + js + ")"));
        } catch (AssertionError thePageWentAwayMeanwhile) {
            return false;
        }
    }

    private String main() {
        return String.valueOf(browser.evaluate("document.querySelector('#main').textContent"));
    }
}
