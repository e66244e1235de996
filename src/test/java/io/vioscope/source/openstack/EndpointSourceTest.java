package io.vioscope.source.openstack;

import static io.vioscope.source.openstack.FakeCloud.LIMITS;
import static io.vioscope.source.openstack.FakeCloud.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vioscope.config.CloudAccess;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.Polling;
import io.vioscope.config.tls.Authority;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.Source;
import io.vioscope.source.http.HttpLimits;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of endpoints, over real connections. */
class EndpointSourceTest extends OpenStackSourceContract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpServerOptions PLAIN = new HttpServerOptions();

    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);

    EndpointSourceTest() {
        super("endpoints");
    }

    /** Endpoints that do not answer are what this source is there to see. */
    @Override
    protected void isToldAsBroken(Report report) {
        assertThat(report.entities()).isNotEmpty().allMatch(e -> e.status().health() == Health.DOWN);
    }

    private Source of() {
        return of(LIMITS, null, null, true);
    }

    private Source of(HttpLimits limits, @Nullable String horizon, @Nullable Path caFile, boolean verify) {
        var a = cloud.config().access();
        var access = new CloudAccess(a.authUrl(), a.credentials(), "nova", a.interfaces(), caFile, verify);
        var dashboard = horizon == null ? null : URI.create(horizon);
        var config = new CloudConfig("test", access, Polling.DEFAULT, dashboard);
        var sources =
                OpenStackSources.of(cloud.vertx(), config, () -> Instant.now().plus(passed.get()), limits);
        return sources.stream()
                .filter(s -> s.id().name().equals("endpoints"))
                .findFirst()
                .orElseThrow();
    }

    private Report poll(Source source) {
        return cloud.run(source::poll);
    }

    /** From now on tokens have a catalog of these endpoints, {@code TYPE INTERFACE URL}, and Keystone's own. */
    private void catalog(String... rows) {
        var body = token(rows);
        cloud.on(FakeCloud.LOGIN, r -> login(r, body));
    }

    private static void login(HttpServerRequest request, String body) {
        request.response()
                .setStatusCode(201)
                .putHeader("X-Subject-Token", "secret-token")
                .end(body);
    }

    private String token(String... rows) {
        try {
            var tree = (ObjectNode) JSON.readTree(Recordings.body("keystone-token"));
            var catalog = ((ObjectNode) tree.get("token")).putArray("catalog");
            row(catalog.addObject(), ("identity public " + cloud.url() + "/v3").split(" "));
            for (var row : rows) {
                row(catalog.addObject(), row.split(" "));
            }
            return tree.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void row(ObjectNode service, String... words) {
        service.put("type", words[0]).put("name", words[0]);
        service.putArray("endpoints")
                .addObject()
                .put("interface", words[1])
                .put("region_id", "nova")
                .put("url", words[2]);
    }

    private static Entity endpoint(Report report, String id) {
        return report.entities().stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not among " + report.entities()));
    }

    private static String standing(Report report, String id) {
        var status = endpoint(report, id).status();
        return status.word() + " " + status.health().word();
    }

    private static String attribute(Report report, String id, String name) {
        return Objects.requireNonNullElse(endpoint(report, id).attributes().get(name), "none");
    }

    private String serve(HttpServerOptions options, Consumer<HttpServerRequest> answer) {
        var server = cloud.vertx().createHttpServer(options).requestHandler(answer::accept);
        var port = await(server.listen(0, "localhost")).actualPort();
        return (options.isSsl() ? "https" : "http") + "://localhost:" + port;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpLimits impatient() {
        return new HttpLimits(
                LIMITS.connect(),
                Duration.ofMillis(600),
                LIMITS.longAnswer(),
                LIMITS.maxBody(),
                LIMITS.parallel(),
                LIMITS.queue(),
                LIMITS.retryPause(),
                LIMITS.maxRetryAfter(),
                LIMITS.maxPages());
    }

    @Test
    void seesEveryEndpointOfTheRecordedCatalogAndWhichIsUsed() {
        var report = poll();
        assertThat(report.entities())
                .extracting(Entity::id)
                .hasSize(19)
                .contains("compute/public", "compute/internal", "identity/admin", "volumev3/public");
        assertThat(report.entities())
                .filteredOn(e -> "true".equals(e.attributes().get("in_use")))
                .allMatch(e -> e.id().endsWith("/public"))
                .hasSize(7);
        assertThat(attribute(report, "compute/internal", "same_as")).isEqualTo("compute/public");
        assertThat(attribute(report, "compute/public", "max_microversion")).isEqualTo("2.93");
        assertThat(attribute(report, "compute/public", "min_microversion")).isEqualTo("2.1");
        assertThat(attribute(report, "compute/public", "versions")).isEqualTo("v2.0, v2.1");
    }

    @Test
    void probesAreAnybodysAndEachAddressIsAskedOnce() {
        poll();
        assertThat(cloud.asked.stream().filter("GET /"::equals)).hasSize(1);
        assertThat(cloud.tokens).as("no token is sent").allMatch(String::isEmpty);
    }

    @Test
    void latencyIsToldBesideAndNotAmongTheAttributes() {
        var latency = poll().aside().latency();
        assertThat(latency).hasSize(19);
        assertThat(latency.values()).noneMatch(Duration::isNegative);
    }

    @ParameterizedTest
    @CsvSource({
        "200, application/json, {}, answers ok",
        "300, application/json, {}, answers ok",
        "302, text/html, <html>, answers ok",
        "401, application/json, {}, answers ok",
        "403, application/json, {}, answers ok",
        "403, text/html, <html>, status 403 unknown",
        "404, text/html, <html>, status 404 unknown",
        "404, application/json, {}, status 404 unknown",
        "429, application/json, {}, answers ok",
        "500, application/json, {}, status 500 down",
        "502, text/html, <html>, status 502 down",
        "503, text/html, <html>, status 503 down",
        "504, application/json, {}, status 504 down",
        "200, text/html, <html>, HTML instead of JSON down",
        "200, text/plain, <!DOCTYPE html>, HTML instead of JSON down",
        "200, application/xml, <?xml version='1.0'?>, answers ok"
    })
    void whatAStatusMeans(int status, String type, String body, String expected) {
        cloud.on(
                "/image/",
                r -> r.response()
                        .setStatusCode(status)
                        .putHeader("Content-Type", type)
                        .putHeader("Location", cloud.url() + "/elsewhere")
                        .end(body));
        catalog("image public " + cloud.url() + "/image/v2");
        var report = poll(of());
        assertThat(standing(report, "image/public")).isEqualTo(expected);
        assertThat(report.completeness()).isEqualTo(new Completeness.Complete());
        assertThat(cloud.asked).noneMatch(asked -> asked.contains("elsewhere"));
        assertThat(attribute(report, "image/public", "why").equals("none")).isEqualTo(expected.equals("answers ok"));
    }

    @Test
    void oneLostProbeIsNoOutageTwoAreAndWhatIsDownIsAskedOnce() {
        var answers = new ArrayDeque<>(List.of(200, 500, 200, 500, 500, 500, 200));
        cloud.on(
                "/image/",
                r -> r.response()
                        .setStatusCode(answers.remove())
                        .putHeader("Content-Type", "application/json")
                        .end("{}"));
        catalog("image public " + cloud.url() + "/image/v2");
        var source = of();
        assertThat(standing(poll(source), "image/public")).isEqualTo("answers ok");
        assertThat(standing(poll(source), "image/public")).isEqualTo("answers ok");
        assertThat(answers).hasSize(4);
        assertThat(standing(poll(source), "image/public")).isEqualTo("status 500 down");
        assertThat(answers).hasSize(2);
        assertThat(standing(poll(source), "image/public")).isEqualTo("status 500 down");
        assertThat(answers).hasSize(1);
        assertThat(standing(poll(source), "image/public")).isEqualTo("answers ok");
    }

    @Test
    void whatIsOutOfReachIsDownOnlyIfItIsUsed() {
        var free = "http://127.0.0.1:" + freePort();
        catalog(
                "image public " + free,
                "image internal " + free.replace("127.0.0.1", "localhost"),
                "network public http://no-such-host.invalid/",
                "network internal http://no-such-host.invalid:9696/",
                "compute public nonsense");
        var report = poll(of());
        assertThat(standing(report, "image/public")).isEqualTo("refused down");
        assertThat(standing(report, "image/internal")).isEqualTo("refused unknown");
        assertThat(standing(report, "network/public")).isEqualTo("host unknown down");
        assertThat(standing(report, "network/internal")).isEqualTo("host unknown unknown");
        assertThat(standing(report, "compute/public")).isEqualTo("host unknown down");
        assertThat(standing(report, "identity/public")).isEqualTo("answers ok");
        assertThat(attribute(report, "image/public", "why")).isEqualTo("GET " + free + "/: connection refused");
        assertThat(report.aside().latency()).hasSize(1);
    }

    @Test
    void servicesThatHangTimeOutAndHoldUpNoOtherAtTheirAddress() {
        for (var i = 1; i <= 4; i++) {
            cloud.on("/hung" + i + "/", r -> {});
        }
        cloud.on("/well/", r -> FakeCloud.json(r, "{}"));
        catalog(
                "a public " + cloud.url() + "/hung1",
                "b public " + cloud.url() + "/hung2/v2",
                "c public " + cloud.url() + "/hung3",
                "d public " + cloud.url() + "/hung4",
                "image public " + cloud.url() + "/well");
        var report = poll(of(impatient(), null, null, true));
        assertThat(standing(report, "a/public")).isEqualTo("timed out down");
        assertThat(standing(report, "d/public")).isEqualTo("timed out down");
        assertThat(standing(report, "image/public")).isEqualTo("answers ok");
    }

    @Test
    void versionsDoNotGoBecauseAnEndpointDoesNotAnswerForOnce() {
        cloud.on("/image/", r -> FakeCloud.json(r, Recordings.body("glance-versions")));
        catalog("image public " + cloud.url() + "/image");
        var source = of();
        var versions = attribute(poll(source), "image/public", "versions");
        assertThat(versions).contains("v2.15", "v2.0");
        cloud.on("/image/", r -> r.response().setStatusCode(503).end());
        var report = poll(source);
        assertThat(standing(report, "image/public")).isEqualTo("status 503 down");
        assertThat(attribute(report, "image/public", "versions")).isEqualTo(versions);
    }

    @Test
    void whileKeystoneIsDownTheLastCatalogIsProbedAndTheReportIsPartial() {
        cloud.on("/image/", r -> FakeCloud.json(r, Recordings.body("glance-versions")));
        catalog("image public " + cloud.url() + "/image");
        var source = of();
        poll(source);
        passed.set(Duration.ofHours(2));
        cloud.on(FakeCloud.LOGIN, r -> r.response().setStatusCode(503).end());
        cloud.on("/", r -> r.response().setStatusCode(503).end());
        var report = poll(source);
        assertThat(standing(report, "identity/public")).isEqualTo("status 503 down");
        assertThat(standing(report, "image/public")).isEqualTo("answers ok");
        assertThat(report.completeness())
                .isInstanceOfSatisfying(
                        Completeness.Partial.class,
                        partial -> assertThat(partial.unseen())
                                .hasEntrySatisfying(
                                        Kind.ENDPOINT,
                                        why -> assertThat(why.cause()).isEqualTo(Cause.SERVER_ERROR)));
    }

    @Test
    void beforeTheFirstLoginNothingIsKnown() {
        cloud.on(FakeCloud.LOGIN, r -> r.response().setStatusCode(401).end());
        assertThat(poll().completeness()).isInstanceOf(Completeness.Failed.class);
    }

    @Test
    void theAuthUrlIsWatchedEvenIfTheCatalogNamesAnother() {
        var body = token().replace(cloud.url() + "/v3", "http://no-such-host.invalid:5000/v3");
        cloud.on(FakeCloud.LOGIN, r -> login(r, body));
        var report = poll(of());
        assertThat(standing(report, "identity/configured")).isEqualTo("answers ok");
        assertThat(attribute(report, "identity/configured", "in_use")).isEqualTo("true");
        assertThat(standing(report, "identity/public")).isEqualTo("host unknown unknown");
    }

    @Test
    void twoServicesOfOneTypeAreToldApart() {
        catalog("image public " + cloud.url() + "/one", "image public " + cloud.url() + "/two");
        assertThat(poll(of()).entities())
                .extracting(Entity::id)
                .containsExactlyInAnyOrder(
                        "identity/public",
                        "image/public@" + cloud.url() + "/one",
                        "image/public@" + cloud.url() + "/two");
    }

    @ParameterizedTest
    @CsvSource({
        "200, <html><FORM action=x>, answers ok",
        "200, <html>Sorry, no login form down",
        "503, <html>, status 503 down",
        "302, <html>, status 302 unknown",
        "404, <html>, status 404 unknown"
    })
    void theDashboardIsWellWhereItsLoginPageIs(int status, String body, String expected) {
        cloud.on(
                "/dashboard/auth/login/",
                r -> r.response()
                        .setStatusCode(status)
                        .putHeader("Content-Type", "text/html")
                        .end(body));
        var report = poll(of(LIMITS, cloud.url() + "/dashboard/", null, true));
        assertThat(standing(report, "dashboard/public")).isEqualTo(expected);
    }

    @Test
    void certificatesAreToldByTheirEnd(@TempDir Path folder) {
        var authority = new Authority(folder);
        Consumer<HttpServerRequest> answer = r -> FakeCloud.json(r, Recordings.body("glance-versions"));
        var good = serve(authority.server(1, 365), answer);
        var expired = serve(authority.server(20, 10), answer);
        catalog(
                "image public " + good,
                "compute public " + serve(authority.server(345, 365), answer),
                "network public " + serve(authority.server(362, 365), answer),
                "volumev3 public " + expired,
                "volumev3 internal " + expired + "/other",
                "other public " + good.replace("localhost", "127.0.0.1"));
        var report = poll(of(LIMITS, null, authority.pem(), true));
        assertThat(standing(report, "image/public")).isEqualTo("answers ok");
        assertThat(attribute(report, "image/public", "certificate")).isEqualTo("valid");
        assertThat(Instant.parse(attribute(report, "image/public", "certificate_not_after")))
                .isAfter(Instant.now().plus(Duration.ofDays(360)));
        assertThat(standing(report, "compute/public")).isEqualTo("certificate expires soon degraded");
        assertThat(standing(report, "network/public")).isEqualTo("certificate expires very soon degraded");
        assertThat(standing(report, "volumev3/public")).isEqualTo("certificate expired down");
        assertThat(standing(report, "volumev3/internal")).isEqualTo("certificate expired down");
        assertThat(attribute(report, "volumev3/public", "certificate")).isEqualTo("expired");
        assertThat(standing(report, "other/public"))
                .as("a certificate for another name")
                .isEqualTo("certificate not trusted down");
        assertThat(attribute(report, "identity/public", "certificate")).isEqualTo("none");

        var trusting = poll(of(LIMITS, null, null, false));
        assertThat(standing(trusting, "volumev3/public")).isEqualTo("certificate expired degraded");
        var stranger = poll(of());
        assertThat(standing(stranger, "image/public")).isEqualTo("certificate not trusted down");
        assertThat(attribute(stranger, "image/public", "certificate")).isEqualTo("valid");
    }

    @Test
    void httpWhereTlsIsExpectedIsNoTls() {
        var plain = serve(PLAIN, r -> r.response().end("{}"));
        catalog("image public " + plain.replace("http", "https"));
        assertThat(standing(poll(of()), "image/public")).isEqualTo("no TLS down");
    }

    @Test
    void aCertificateThatWasSeenIsStillKnownWhenTheServerIsAway(@TempDir Path folder) {
        var authority = new Authority(folder);
        var server = await(cloud.vertx()
                .createHttpServer(authority.server(345, 365))
                .requestHandler(r -> r.response().end("{}"))
                .listen(0, "localhost"));
        catalog("image public https://localhost:" + server.actualPort());
        var source = of(LIMITS, null, authority.pem(), true);
        assertThat(standing(poll(source), "image/public")).isEqualTo("certificate expires soon degraded");
        await(server.close());
        var report = poll(source);
        assertThat(standing(report, "image/public")).isEqualTo("refused down");
        assertThat(attribute(report, "image/public", "certificate")).isEqualTo("expires soon");
        passed.set(Duration.ofDays(21));
        assertThat(attribute(poll(source), "image/public", "certificate")).isEqualTo("expired");
    }
}
