package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.engine.Worlds;
import io.vioscope.web.view.FactRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compressed, for whom, and that it is the same answer. */
class GzipTest {
    private static final RunningSite SITE = RunningSite.troubled();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void record() {
        for (var seq = 1; seq <= 40; seq++) {
            SITE.log.rows.add(new FactRow(Clouds.NAME, seq, Worlds.START, "kind_discovered", "{\"of\":\"server\"}"));
        }
    }

    @AfterAll
    static void close() {
        SITE.close();
    }

    private static HttpResponse<byte[]> ask(String method, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(SITE.url(path)))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .headers(Stream.concat(Stream.of("Accept-Encoding", "gzip"), Stream.of(headers))
                        .toArray(String[]::new));
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String coding(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Encoding").orElse("");
    }

    private static String plain(HttpResponse<byte[]> answer) throws IOException {
        assertThat(coding(answer)).isEqualTo("gzip");
        try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/entities",
                "/api/v1/facts",
                "/api/v1/kinds?fields=kind,label",
                "/metrics",
                "/openapi.yaml"
            })
    void aProgramGetsTheSameInFewerBytes(String path) throws IOException {
        var plain = SITE.get(path);
        var small = ask("GET", path);

        if (!path.equals("/metrics")) {
            assertThat(plain(small)).isEqualTo(plain.body());
            assertThat(small.headers().firstValue("ETag"))
                    .isEqualTo(plain.headers().firstValue("ETag"));
        }
        assertThat(small.body().length).isLessThan(plain.body().length() / 2).isEqualTo((int)
                small.headers().firstValueAsLong("Content-Length").orElseThrow());
        for (var answer : List.of(plain, small)) {
            assertThat(answer.headers().firstValue("Vary").orElse("")).contains("Accept-Encoding");
        }
        assertThat(coding(plain)).isEmpty();
    }

    @Test
    void csvIsCompressedTooAndSaysThatItDependsOnBoth() throws IOException {
        var csv = ask("GET", "/api/v1/entities", "Accept", "text/csv");
        assertThat(plain(csv)).startsWith("cloud,kind,id,name");
        assertThat(csv.headers().firstValue("Vary")).contains("Accept, Accept-Encoding");
    }

    @Test
    void whatIsKnownAlreadyIsNotSentAgain() {
        var tag = ask("GET", "/api/v1/entities").headers().firstValue("ETag").orElseThrow();
        var same = ask("GET", "/api/v1/entities", "If-None-Match", tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(coding(same)).isEmpty();
        assertThat(same.headers().firstValue("ETag")).contains(tag);
        assertThat(same.headers().firstValue("Vary").orElse("")).contains("Accept-Encoding");
    }

    @Test
    void headSaysWhatGetWould() {
        var get = ask("GET", "/api/v1/entities");
        var head = ask("HEAD", "/api/v1/entities");
        for (var name : List.of("Content-Length", "Content-Encoding", "ETag", "Vary")) {
            assertThat(head.headers().firstValue(name))
                    .as(name)
                    .isEqualTo(get.headers().firstValue(name));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/entities",
                "/problems?q=secret",
                "/docs",
                "/history/handover.txt",
                "/api/v1/alarms?limit=1"
            })
    void pagesAreNeverCompressedNorWhatIsShort(String path) {
        var answer = ask("GET", path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(coding(answer)).isEmpty();
    }

    @Test
    void whatABrowserCanBeMadeToAskIsNotCompressedUnlessItIsTheSameForEverybody() throws IOException {
        assertThat(coding(ask("GET", "/api/v1/entities", "Cookie", "vioscope=x")))
                .isEmpty();
        assertThat(plain(ask("GET", "/openapi.yaml", "Cookie", "vioscope=x"))).startsWith("openapi: 3.1.0");
    }

    @Test
    void theFilesOfThePagesAreCompressed() throws IOException {
        var sheet = Pattern.compile("href=\"(/assets/[^\"]*\\.css)\"")
                .matcher(SITE.get("/").body());
        assertThat(sheet.find()).isTrue();
        assertThat(plain(ask("GET", sheet.group(1))))
                .isEqualTo(SITE.get(sheet.group(1)).body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "deflate, gzip;q=0.5, br | true",
                "GZIP | true",
                "x-gzip | true",
                "* | true",
                "*;q=0, gzip | true",
                "br, *;q=0.1 | true",
                "gzip;q=0 | false",
                "gzip;q=0.000, * | false",
                "*;q=0 | false",
                "br, deflate | false",
                "identity | false",
                "'' | false",
                "gzipped | false",
            })
    void itIsSentToWhoTakesIt(String header, boolean isWanted) {
        assertThat(Gzip.isWanted(header)).isEqualTo(isWanted);
    }
}
