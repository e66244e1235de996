package io.vioscope.web.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vioscope.config.tls.TestCertificate;
import io.vioscope.config.tls.TlsFiles;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.web.view.OffLoop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real handshakes show when the files of the certificate change. */
class ShownCertificateTest {
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final Vertx vertx = Vertx.vertx();
    private final VirtualClock clock = new VirtualClock(start);
    private final TestCertificate first = new TestCertificate();
    private Path folder;
    private TlsFiles files;
    private ShownCertificate shown;
    private HttpServer server;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        folder = directory;
        files = first.write(folder);
        shown = await(ShownCertificate.open(files, clock, new OffLoop(vertx)));
        server = await(vertx.createHttpServer(shown.on(new HttpServerOptions()))
                .requestHandler(request -> request.response().end("here"))
                .listen(0, "127.0.0.1"));
    }

    @AfterEach
    void stop() throws Exception {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** By HTTP/2, as everything that can speaks it. */
    private X509Certificate seen(TestCertificate trusted) throws Exception {
        var client = HttpClient.newBuilder().sslContext(trusted.trusting()).build();
        var uri = URI.create("https://localhost:" + server.actualPort() + "/");
        var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.body()).isEqualTo("here");
        SSLSession session = answer.sslSession().orElseThrow();
        assertThat(session.getProtocol()).isEqualTo("TLSv1.3");
        return (X509Certificate) session.getPeerCertificates()[0];
    }

    @Test
    void anotherCertificateIsShownWithoutARestart() throws Exception {
        assertThat(seen(first)).isEqualTo(first.certificate());
        var second = new TestCertificate("RSA", start, start.plusSeconds(86_400 * 20L));
        second.write(folder);
        clock.advance(Duration.ofMinutes(1));
        await(shown.look(server));

        assertThat(seen(second)).isEqualTo(second.certificate());
        assertThat(shown.state().readAt()).isEqualTo(start.plusSeconds(60));
        assertThat(shown.state().notAfter()).isEqualTo(start.plusSeconds(86_400 * 20L));
        assertThat(shown.state().trouble()).isEmpty();
    }

    @Test
    void aBrokenFileKeepsTheOldOneAndSaysSo() throws Exception {
        Files.writeString(files.certificate(), "no certificate");
        await(shown.look(server));
        clock.advance(Duration.ofSeconds(10));
        await(shown.look(server));

        assertThat(seen(first)).isEqualTo(first.certificate());
        var trouble = shown.state().trouble().orElseThrow();
        assertThat(trouble.since()).isEqualTo(start);
        assertThat(trouble.why()).startsWith("http.tls.certificate has no certificate; right is ");

        first.write(folder);
        await(shown.look(server));
        assertThat(shown.state().trouble()).isEmpty();
    }

    /** Whoever replaces two files replaces one first. */
    @Test
    void halfAReplacementIsNoTrouble() throws Exception {
        var second = new TestCertificate();
        Files.writeString(files.certificate(), second.certificatePem());
        await(shown.look(server));
        assertThat(shown.state().trouble()).isEmpty();
        assertThat(seen(first)).isEqualTo(first.certificate());

        second.write(folder);
        await(shown.look(server));
        assertThat(shown.state().trouble()).isEmpty();
        assertThat(seen(second)).isEqualTo(second.certificate());
    }

    @Test
    void itsEndIsSeenComing() {
        var end = first.certificate().getNotAfter().toInstant();
        var state = shown.state();

        assertThat(state.warning(end.minus(Duration.ofDays(15)))).isEmpty();
        assertThat(state.warning(end.minus(Duration.ofDays(14)))).contains("ends soon");
        assertThat(state.warning(end)).contains("has ended; clients refuse it");
        assertThat(state.warning(state.notBefore().minusSeconds(1))).contains("does not hold yet; clients refuse it");
    }

    @Test
    void metricsTellHowLongItHolds() throws Exception {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        TlsGauges.register(registry, shown, clock);
        var left = Duration.between(start, shown.state().notAfter()).toSeconds();
        assertThat(registry.get("vioscope.tls.remaining.seconds").gauge().value())
                .isEqualTo((double) left);
        assertThat(registry.scrape()).contains("vioscope_tls_trouble 0.0");

        Files.delete(files.key());
        await(shown.look(server));
        await(shown.look(server));
        assertThat(registry.scrape()).contains("vioscope_tls_trouble 1.0");
    }

    @Test
    void withoutAUsableOneThereIsNoServer() throws IOException {
        Files.delete(files.key());

        assertThat(ShownCertificate.open(files, clock, new OffLoop(vertx))
                        .toCompletionStage()
                        .toCompletableFuture())
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("http.tls.key names a file that is not there");
    }
}
