package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.access.Role;
import io.vioscope.config.HttpConfig;
import io.vioscope.config.SignInConfig;
import io.vioscope.config.tls.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages by TLS of our own. */
class TlsTest {
    @TempDir
    private Path folder;

    private final TestCertificate certificate = new TestCertificate();
    private final InstantSource clock = InstantSource.fixed(Instant.now());

    private HttpConfig http(String host) {
        return new HttpConfig(host, 0, true, certificate.write(folder));
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
        var client = HttpClient.newBuilder().sslContext(certificate.trusting()).build();
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder at(RunningSite site, String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + site.port + path));
    }

    @Test
    void pagesComeByHttp2AndTellBrowsersNotToComeWithout() throws Exception {
        try (var site = RunningSite.served(http("0.0.0.0"), clock)) {
            var answer = ask(at(site, "/"));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        }
    }

    @Test
    void namesOfThisMachineStayFreeForOthers() throws Exception {
        try (var site = RunningSite.served(http("127.0.0.1"), clock);
                var plain = RunningSite.troubled()) {
            assertThat(ask(at(site, "/")).headers().firstValue("Strict-Transport-Security"))
                    .isEmpty();
            assertThat(plain.get("/").headers().firstValue("Strict-Transport-Security"))
                    .isEmpty();
        }
    }

    @Test
    void theSystemPageNamesTheCertificate() throws Exception {
        try (var site = RunningSite.served(http("127.0.0.1"), clock)) {
            var page = Html.text(ask(at(site, "/system")).body());
            var json = ask(at(site, "/api/v1/system")).body();
            var metrics = ask(at(site, "/metrics")).body();

            assertThat(page).contains("Certificate CN=localhost", "Certificate holds until");
            assertThat(json).contains("\"tls\":{\"subject\":\"CN=localhost\"").doesNotContain("trouble");
            assertThat(metrics).contains("vioscope_tls_remaining_seconds", "vioscope_tls_trouble 0.0");
        }
    }

    @Test
    void theCookieIsForTlsOnly() throws Exception {
        var signed = new SignedSite(SignInConfig.LOCAL, List.of(), http("127.0.0.1"));
        try (signed) {
            var form = "username=" + Role.VIEWER.word() + "&password=" + SignedSite.PASSWORD.replace(" ", "+");
            var answer = ask(at(signed.site, "/sign-in")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Origin", "https://localhost:" + signed.site.port)
                    .POST(BodyPublishers.ofString(form)));

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                    .startsWith("__Host-vioscope=")
                    .contains("Secure");
        }
    }

    /** A hello of TLS 1.1 (RFC 4346, 7.4.1.2) is answered by a fatal alert, protocol_version (70). */
    @Test
    void oldVersionsOfTlsAreRefused() throws IOException {
        var hello = "0302" + "00".repeat(32) + "00" + "0004c014002f" + "0100";
        var handshake = "01" + String.format("%06x", hello.length() / 2) + hello;
        var packet = "160301" + String.format("%04x", handshake.length() / 2) + handshake;
        try (var site = RunningSite.served(http("127.0.0.1"), clock);
                var socket = new Socket(InetAddress.getLoopbackAddress(), site.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(HexFormat.of().parseHex(packet));
            var answer = socket.getInputStream().readNBytes(7);

            assertThat(answer[0]).as("an alert").isEqualTo((byte) 21);
            assertThat(answer[5]).as("fatal").isEqualTo((byte) 2);
            assertThat(answer[6]).as("protocol_version").isEqualTo((byte) 70);
        }
    }

    @Test
    void whatIsNoTlsIsNotAnswered() throws IOException {
        try (var site = RunningSite.served(http("127.0.0.1"), clock);
                var socket = new Socket(InetAddress.getLoopbackAddress(), site.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("HTTP/1.1", "vioscope");
        }
    }
}
