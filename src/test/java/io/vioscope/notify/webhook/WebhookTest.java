package io.vioscope.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vioscope.config.Permitted;
import io.vioscope.config.SigningKey;
import io.vioscope.config.WebhookReceiver;
import io.vioscope.config.WebhookReceiver.Format;
import io.vioscope.config.WebhookReceiver.Hook;
import io.vioscope.config.Wishes;
import io.vioscope.config.tls.Authority;
import io.vioscope.notify.Channel;
import io.vioscope.notify.Channel.Attempt;
import io.vioscope.notify.Notification;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One receiver, over real HTTP. */
class WebhookTest {
    private static final Notification RAISED =
            Objects.requireNonNull(Hooks.oneOfEach().get("alarm.raised"));
    private static final Notification CLEARED =
            Objects.requireNonNull(Hooks.oneOfEach().get("alarm.cleared"));

    private final Vertx vertx = Vertx.vertx();
    private final HookSink sink = new HookSink(vertx);

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private Channel channel(WebhookReceiver receiver) {
        return new WebhookVoice(vertx, "80007ed905", InstantSource.system()).to(receiver);
    }

    private Attempt send(Channel channel, Notification notification) throws Exception {
        return channel.send(notification, 7)
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private Attempt send() throws Exception {
        return send(channel(Hooks.at(sink.port(), Format.VIOSCOPE)), RAISED);
    }

    private static String why(Attempt attempt) {
        return attempt.match(sent -> "", answered -> "", Attempt.Failed::why, Attempt.Refused::why);
    }

    @Test
    void whatIsSentIsSignedSoThatSomebodyElseCanTell() throws Exception {
        assertThat(send()).isEqualTo(new Attempt.Answered());

        var got = sink.got().get(0);
        var signed = got.header("webhook-id") + "." + got.header("webhook-timestamp") + "." + got.body();
        assertThat(got.header("webhook-signature")).isEqualTo("v1," + hmac(signed));
        assertThat(Long.parseLong(got.header("webhook-timestamp")))
                .isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond());
        assertThat(got.method() + " " + got.path()).isEqualTo("POST /hook?key=s3cret");
        assertThat(got.header("content-type")).isEqualTo("application/json");
        assertThat(got.header("authorization")).isEqualTo("Bearer s3cret-token");
        assertThat(got.header("host")).isEqualTo("127.0.0.1:" + sink.port());
        assertThat(got.json().getString("type")).isEqualTo("alarm.raised");
    }

    private static String hmac(String content) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(Hooks.SECRET.substring(6)), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** The example of the reference implementations (github.com/standard-webhooks, libraries, their tests). */
    @Test
    void signsLikeTheReferenceImplementations() {
        var headers = Signature.headers(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8),
                SigningKey.of(Hooks.SECRET).orElseThrow());

        assertThat(headers)
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
                .containsEntry("webhook-timestamp", "1614265330");
    }

    @Test
    void aRepetitionHasTheSameIdAndBodyAndAnotherMessageAnother() throws Exception {
        sink.then(503, "");
        var channel = channel(Hooks.at(sink.port(), Format.VIOSCOPE));
        send(channel, RAISED);
        send(channel(Hooks.at(sink.port(), Format.VIOSCOPE)), RAISED);
        send(channel, new Notification.Test(Instant.EPOCH));

        var got = sink.got();
        assertThat(got.get(1).header("webhook-id")).isEqualTo(got.get(0).header("webhook-id"));
        assertThat(got.get(1).body()).isEqualTo(got.get(0).body());
        assertThat(got.get(2).header("webhook-id"))
                .isNotEqualTo(got.get(0).header("webhook-id"))
                .matches("msg_[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @CsvSource({
        "500, 0",
        "502, 0",
        "503, 0",
        "408, 0",
        "425, 0",
        "429, 0",
        "410, 3600",
    })
    void isTriedUntilItWorks(int status, long pause) throws Exception {
        sink.then(status, "not now");

        assertThat(send())
                .isEqualTo(new Attempt.Failed(
                        "127.0.0.1 port " + sink.port() + " answers " + status + ": not now",
                        Duration.ofSeconds(pause)));
    }

    @ParameterizedTest
    @CsvSource({"400, 300", "413, 300", "422, 300", "401, 86400", "403, 86400", "404, 86400"})
    void isGivenUpAfterAWhile(int status, long patience) throws Exception {
        sink.then(status, "no");

        assertThat(send())
                .isEqualTo(new Attempt.Refused(
                        "127.0.0.1 port " + sink.port() + " answers " + status + ": no", Duration.ofSeconds(patience)));
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "999999, 3600", "'Fri, 01 Jan 2100 00:00:00 GMT', 3600", "soon, 0", "-5, 0", "'', 0"})
    void aReceiverThatNamesATimeIsLeftAloneForIt(String header, long pause) throws Exception {
        sink.then(response ->
                response.setStatusCode(429).putHeader("Retry-After", header).end());

        assertThat(send())
                .isInstanceOfSatisfying(
                        Attempt.Failed.class,
                        failed -> assertThat(failed.pause()).hasSeconds(pause));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectIsNotFollowed(int status) throws Exception {
        sink.then(response -> response.setStatusCode(status)
                .putHeader("Location", "http://127.0.0.1:" + sink.port() + "/elsewhere")
                .end());

        assertThat(why(send())).contains(status + ", a redirect, which is not followed");
        assertThat(sink.got()).hasSize(1);
    }

    @Test
    void anAnswerThatNeverComesIsNotWaitedForLongerThanAllowed() throws Exception {
        sink.then(response -> {});

        assertThat(why(send())).isEqualTo("127.0.0.1 port " + sink.port() + " has not answered for 2000 ms");
        assertThat(send()).isEqualTo(new Attempt.Answered());
    }

    @Test
    void aRefusalThatNeverEndsIsNotWaitedForLongerThanAllowed() throws Exception {
        sink.then(response -> response.setStatusCode(500).setChunked(true).write("so"));

        assertThat(why(send())).endsWith("has not answered for 2000 ms");
    }

    @Test
    void ofAnAnswerThatIsHugeOnlyTheBeginningIsRead() throws Exception {
        var huge = "x".repeat(4 << 20);
        sink.then(400, huge);
        var refused = send();
        sink.then(200, huge);

        assertThat(why(refused)).hasSizeLessThan(300).endsWith("xxx…");
        assertThat(send()).isEqualTo(new Attempt.Answered());
        assertThat(send()).isEqualTo(new Attempt.Answered());
    }

    @Test
    void whatIsAnsweredShowsNoSecretAndStaysOneLine() throws Exception {
        sink.then(401, "bad token s3cret-token\r\nfor\u0000/hook?key=s3cret");

        assertThat(why(send())).endsWith("answers 401: bad token *** for ***");
    }

    @Test
    void theConnectionIsUsedAgain() throws Exception {
        var channel = channel(Hooks.at(sink.port(), Format.VIOSCOPE));
        for (var i = 0; i < 5; i++) {
            assertThat(send(channel, RAISED)).isEqualTo(new Attempt.Answered());
        }

        assertThat(sink.connections()).isEqualTo(1);
    }

    @Test
    void nobodyThereIsSaidSo() throws Exception {
        sink.close();

        assertThat(why(send())).isEqualTo("127.0.0.1 port " + sink.port() + " refuses connections");
    }

    @Test
    void aNameThatLeadsInsideIsNotCalledAndOneThatLeadsToBothIsCalledOutside() throws Exception {
        var hook = new Hook(URI.create("http://hooks.example.org:" + sink.port() + "/"), Format.VIOSCOPE);
        var receiver = new WebhookReceiver("hook", hook, Wishes.ALL, WebhookReceiver.LIMITS);
        var rebinding = new WebhookVoice(
                vertx, "x", InstantSource.system(), host -> new InetAddress[] {InetAddress.getLoopbackAddress()});

        assertThat(why(send(rebinding.to(receiver), RAISED)))
                .isEqualTo("host hooks.example.org leads to 127.0.0.1, which is not public and not permitted by"
                        + " allow_private");
        assertThat(sink.connections()).isZero();
        assertThat(new Destination("x", Permitted.PUBLIC, host ->
                                new InetAddress[] {InetAddress.getByName("10.0.0.1"), InetAddress.getByName("8.8.8.8")})
                        .find())
                .isEqualTo(new Destination.Found.At(InetAddress.getByName("8.8.8.8")));
    }

    @Test
    void whatIsLookedAtIsWhatIsCalled() throws Exception {
        var asked = new int[1];
        var voice = new WebhookVoice(vertx, "x", InstantSource.system(), host -> {
            asked[0]++;
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        });
        var hook = new Hook(URI.create("http://no.such.name.invalid:" + sink.port() + "/"), Format.VIOSCOPE);

        assertThat(send(voice.to(Hooks.with(hook)), RAISED)).isEqualTo(new Attempt.Answered());
        assertThat(asked[0]).isEqualTo(1);
        assertThat(sink.got().get(0).header("host")).isEqualTo("no.such.name.invalid:" + sink.port());
    }

    @Test
    void anAddressOfIpv6IsCalledAndNamedInBrackets() throws Exception {
        try (var six = new HookSink(vertx, "::1", 0, new HttpServerOptions())) {
            var hook = new Hook(URI.create("http://[::1]:" + six.port() + "/"), Format.VIOSCOPE);

            assertThat(send(channel(Hooks.with(hook)), RAISED)).isEqualTo(new Attempt.Answered());
            assertThat(six.got().get(0).header("host")).isEqualTo("[::1]:" + six.port());
        }
    }

    @Test
    void aCertificateMustBeTrustedAndBeForTheName(@TempDir Path folder) throws Exception {
        var authority = new Authority(folder);
        try (var secure = new HookSink(vertx, 0, authority.server(1, 30))) {
            var url = "https://localhost:" + secure.port() + "/";

            assertThat(tls(url, authority.pem(), true)).isEqualTo(new Attempt.Answered());
            assertThat(why(tls(url, null, true))).contains("a certificate that is not trusted, or not for that name");
            assertThat(why(tls(url.replace("localhost", "other.test"), authority.pem(), true)))
                    .contains("a certificate that is not trusted, or not for that name");
            assertThat(tls(url.replace("localhost", "other.test"), null, false)).isEqualTo(new Attempt.Answered());
            assertThat(secure.got()).hasSize(2);
        }
        assertThat(why(tls("https://localhost:" + sink.port() + "/", null, true)))
                .contains("speaks no TLS that is trusted");
    }

    @Test
    void oneThatDiesBeforeTlsIsThereHasNoUntrustedCertificate() throws Exception {
        var dying = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(hello -> socket.close()))
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        assertThat(why(tls("https://localhost:" + dying.actualPort() + "/", null, true)))
                .contains("the connection broke");
    }

    private Attempt tls(String url, @Nullable Path authority, boolean verify) throws Exception {
        var hook = new Hook(
                URI.create(url),
                Format.VIOSCOPE,
                null,
                Map.of(),
                Duration.ofSeconds(5),
                authority,
                verify,
                Permitted.ANY);
        var voice = new WebhookVoice(
                vertx, "x", InstantSource.system(), host -> new InetAddress[] {InetAddress.getLoopbackAddress()});
        return send(voice.to(new WebhookReceiver("hook", hook, Wishes.ALL, WebhookReceiver.LIMITS)), RAISED);
    }

    @Test
    void aCloudEventHasWhatTheSpecificationRequires() throws Exception {
        var channel = channel(Hooks.at(sink.port(), Format.CLOUDEVENTS));
        for (var notification : Hooks.oneOfEach().values()) {
            send(channel, notification);
        }

        for (var got : sink.got()) {
            var event = got.json();
            assertThat(got.header("content-type")).startsWith("application/cloudevents+json");
            assertThat(event.getString("specversion")).isEqualTo("1.0");
            assertThat(event.getString("id")).isNotEmpty();
            assertThat(URI.create(event.getString("source")).toString()).isNotEmpty();
            assertThat(event.getString("type")).startsWith("io.vioscope.");
            assertThat(Instant.parse(event.getString("time"))).isNotNull();
            assertThat(event.fieldNames()).allMatch(name -> name.matches("[a-z0-9]{1,20}"));
            assertThat(event.getJsonObject("data").isEmpty()).isFalse();
        }
        assertThat(sink.got()).extracting(g -> g.json().getString("type")).doesNotHaveDuplicates();
    }

    @Test
    void anAlertIsKnownByTheSameLabelsFromItsBeginningToItsEnd() throws Exception {
        var channel = channel(Hooks.at(sink.port(), Format.ALERTMANAGER));
        send(channel, RAISED);
        send(channel, CLEARED);

        var begun = sink.got().get(0).array().getJsonObject(0);
        var over = sink.got().get(1).array().getJsonObject(0);
        assertThat(sink.got().get(0).path()).isEqualTo("/hook/api/v2/alerts?key=s3cret");
        assertThat(over.getJsonObject("labels")).isEqualTo(begun.getJsonObject("labels"));
        assertThat(begun.getJsonObject("labels").getString("alertname")).isEqualTo("server.error");
        assertThat(begun.getJsonObject("labels").getString("severity")).isEqualTo("major");
        assertThat(Instant.parse(begun.getString("endsAt"))).isAfter(Instant.now());
        assertThat(Instant.parse(over.getString("endsAt"))).isBefore(Instant.now());
        assertThat(begun.getString("startsAt")).isEqualTo(over.getString("startsAt"));
    }
}
