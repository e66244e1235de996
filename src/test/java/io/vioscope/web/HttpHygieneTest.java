package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Worlds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers, methods and caches: what a browser and a proxy are told. */
class HttpHygieneTest {
    private static final RunningSite SITE = RunningSite.troubled();

    @AfterAll
    static void close() {
        SITE.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/entities", "/sources", "/no/such/page", "/api/v1/entities", "/api/v1/no", "/metrics"})
    void everyAnswerHasTheSecurityHeaders(String path) {
        var headers = SITE.get(path).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Cache-Control")).contains("no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/entities",
                "/entities?q=kind%3Aserver%20health%3Adown&sort=-name",
                "/entities?q=nonsense%3Ax",
                "/entities/server/s01",
                "/entities/project/p1",
                "/entities/server/s99",
                "/sources",
                "/no/such/page"
            })
    void theFragmentIsThatPartOfThePageByteForByte(String path) {
        var page = SITE.get(path);
        var fragment = SITE.get(path + (path.contains("?") ? "&" : "?") + "fragment=1");

        assertThat(fragment.statusCode()).isEqualTo(page.statusCode());
        assertThat(fragment.body()).startsWith("<div id=\"page\"");
        assertThat(page.body()).contains(fragment.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/entities", "/entities/server/s01", "/sources?fragment=1", "/api/v1/alarms"})
    void whatDidNotChangeIsNotSentAgain(String path) {
        var tag = SITE.get(path).headers().firstValue("ETag").orElseThrow();

        var same = SITE.get(path, "If-None-Match", "\"other\", " + tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.headers().firstValue("ETag")).contains(tag);
        assertThat(SITE.get(path, "If-None-Match", "W/\"old\"").statusCode()).isEqualTo(200);
    }

    @Test
    void whatChangedHasAnotherTag() {
        try (var site = RunningSite.troubled()) {
            var tag = site.get("/").headers().firstValue("ETag").orElseThrow();
            site.show(Clouds.tick(Clouds.troubled(), Worlds.START.plusSeconds(600)));

            assertThat(site.get("/", "If-None-Match", tag).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/entities", "/api/v1/entities", "/healthz", "/no/such/page"})
    void headSaysWhatGetWouldWithoutTheBody(String path) {
        var get = SITE.get(path);
        var head = SITE.send("HEAD", path);

        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.body()).isEmpty();
        for (var name : new String[] {"Content-Type", "Content-Length", "ETag"}) {
            assertThat(head.headers().firstValue(name)).isEqualTo(get.headers().firstValue(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void nothingCanBeChangedFromHere(String method) {
        var answer = SITE.send(method, "/entities");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void theMibIsServedAsItIs() throws IOException {
        var answer = SITE.get("/mibs/VIOSCOPE-MIB.txt");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(answer.body()).isEqualTo(Files.readString(Path.of("mibs/VIOSCOPE-MIB.txt")));
    }

    @Test
    void theAssetsOfThePageAreThereAndNothingElseIs() {
        var asset = Pattern.compile("(?:href|src)=\"(/assets/[^\"]*)\"");
        var found = asset.matcher(SITE.get("/").body())
                .results()
                .map(r -> r.group(1))
                .toList();

        assertThat(found).hasSize(3).allSatisfy(path -> {
            var answer = SITE.get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        });
        var folder = found.get(0).substring(0, found.get(0).lastIndexOf('/'));
        for (var path : new String[] {
            "/assets/", folder + "/", folder + "/../live.hbs", folder + "/%2e%2e/x", "/assets/old/vioscope.css"
        }) {
            assertThat(SITE.get(path).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example", ""})
    void aNameThatIsNotOursIsRefused(String host) throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1.1 4(21|00) .*")
                .doesNotContain("web-s01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1:1", "[::1]:8080", "monitor.example.org"})
    void ourOwnNamesAreAnswered(String host) throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), SITE.port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
