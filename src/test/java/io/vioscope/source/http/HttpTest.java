package io.vioscope.source.http;

import static io.vioscope.source.openstack.FakeCloud.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.SelfSignedCertificate;
import io.vioscope.config.CloudAccess;
import io.vioscope.config.Credentials;
import io.vioscope.config.Credentials.Named;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.openstack.FakeCloud;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong below an answer: names, connections, certificates, gateways. */
class HttpTest {
    private static final Named NONE = new Named(null, null);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    private Result<Answer> get(String url, @Nullable Path caFile, boolean verify) {
        var credentials = new Credentials.Password(NONE, NONE, "", NONE, NONE);
        var access = new CloudAccess(URI.create(url), credentials, null, CloudAccess.Interface.PUBLIC, caFile, verify);
        var http = new Http(vertx, access, FakeCloud.LIMITS, InstantSource.system(), new Budget(10_000));
        var request = Request.get(url, Map.of("X-Auth-Token", "secret"), FakeCloud.LIMITS.answer());
        return await(http.send(request, new Meter()));
    }

    private static ReadFailure failure(Result<Answer> result) {
        return result.match(ok -> new ReadFailure(Cause.SILENT, "it did not fail: " + ok), why -> why);
    }

    private int serve(HttpServerOptions options, int failures) {
        var server = vertx.createHttpServer(options)
                .requestHandler(r -> r.response()
                        .setStatusCode(calls.incrementAndGet() <= failures ? 503 : 200)
                        .end("{}"));
        return await(server.listen(0, "localhost")).actualPort();
    }

    @Test
    void refused() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var why = failure(get("http://127.0.0.1:" + free + "/x", null, true));
        assertThat(why.cause()).isEqualTo(Cause.REFUSED);
        assertThat(why.detail()).isEqualTo("GET http://127.0.0.1:" + free + "/x: connection refused");
    }

    /** That says nothing about a certificate: a server that dies has shown none. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectionThatEndsBeforeTlsIsThereIsCutOff(boolean isReset) {
        var server = await(vertx.createNetServer()
                .connectHandler(socket -> socket.handler(hello -> {
                    if (isReset) {
                        ((NetSocketInternal) socket)
                                .channelHandlerContext()
                                .channel()
                                .config()
                                .setOption(ChannelOption.SO_LINGER, 0);
                    }
                    socket.close();
                }))
                .listen(0, "localhost"));
        var why = failure(get("https://localhost:" + server.actualPort() + "/", null, true));
        assertThat(why.cause()).as(why.detail()).isEqualTo(Cause.CUT_OFF);
    }

    @Test
    void unknownHost() {
        assertThat(failure(get("http://no-such-host.invalid/", null, true)).cause())
                .isEqualTo(Cause.UNKNOWN_HOST);
    }

    @Test
    void notAUrl() {
        assertThat(failure(get("nonsense", null, true)).cause()).isEqualTo(Cause.UNKNOWN_HOST);
    }

    @Test
    void oneGatewayErrorIsRepeatedTwoAreNot() {
        var port = serve(new HttpServerOptions(), 1);
        assertThat(get("http://localhost:" + port, null, true)).isInstanceOf(Result.Ok.class);
        assertThat(calls).hasValue(2);
        calls.set(-10);
        assertThat(failure(get("http://localhost:" + port, null, true)).cause()).isEqualTo(Cause.SERVER_ERROR);
        assertThat(calls).hasValue(-8);
    }

    @Test
    void certificatesAreCheckedUnlessTheyAreOurOwnOrNobodyWants() {
        var certificate = SelfSignedCertificate.create("localhost");
        var options = new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions());
        var url = "https://localhost:" + serve(options, 0) + "/";
        assertThat(failure(get(url, null, true)).cause()).isEqualTo(Cause.TLS);
        assertThat(get(url, Path.of(certificate.certificatePath()), true)).isInstanceOf(Result.Ok.class);
        assertThat(get(url, null, false)).isInstanceOf(Result.Ok.class);
        certificate.delete();
    }

    @Test
    void whoIsSlowToShakeHandsIsNoUntrustedServer() {
        var slow = new SslHandshakeTimeoutException("handshake timed out after 5000ms");
        var why = Failures.of(Request.get("https://x/", Map.of(), FakeCloud.LIMITS.answer()), slow);
        assertThat(why.cause()).isEqualTo(Cause.TIMED_OUT);
    }

    @Test
    void detailsHoldNoControlCharacters() {
        var why = Failures.of(Cause.WRONG_SHAPE, "GET http://x/\u0000\n\u2028", "\ud800" + "a".repeat(1000));
        assertThat(why.detail()).startsWith("GET http://x/ : ?aaa").hasSize(400);
    }
}
