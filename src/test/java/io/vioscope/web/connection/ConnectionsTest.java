package io.vioscope.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocketClient;
import io.vioscope.web.connection.Connections.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of those who are slow, over real sockets. No idle timeout helps here: some of them send all the time. */
class ConnectionsTest {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Limits LIMITS = new Limits(6, SHORT, SHORT, SHORT, Duration.ofMillis(50));

    private final Vertx vertx = Vertx.vertx();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private HttpServer server;
    // Kept, since Vert.x closes a client that was garbage collected.
    private final WebSocketClient client = vertx.createWebSocketClient();

    @BeforeEach
    void start() throws Exception {
        var loop = vertx.getOrCreateContext();
        server = await(Future.future(done ->
                loop.runOnContext(on -> new Connections(vertx, InstantSource.system(), LIMITS, registry)
                        .guard(
                                vertx.createHttpServer(new HttpServerOptions()
                                        .setHttp2ClearTextEnabled(false)
                                        .setSendBufferSize(8_192)),
                                this::answer)
                        .listen(0, "127.0.0.1")
                        .onComplete(done))));
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/large")) {
            request.response().end(Buffer.buffer(new byte[20_000_000]));
        } else if (request.path().equals("/socket")) {
            request.toWebSocket().onSuccess(socket -> socket.textMessageHandler(socket::writeTextMessage));
        } else {
            request.body().onSuccess(body -> request.response().end("here"));
        }
    }

    @AfterEach
    void stop() throws Exception {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private Socket connect(String text) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(8_192);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.actualPort()));
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Sends a byte again and again until the other end has gone, which has to come. */
    private static void drip(Socket socket, char text) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        try {
            while (System.nanoTime() < end) {
                socket.getOutputStream().write(text);
                LockSupport.parkNanos(20_000_000);
            }
        } catch (IOException gone) {
            return;
        }
        throw new AssertionError("the other end bears all");
    }

    private double ended(String why) {
        return registry.get("vioscope.connections.ended")
                .tag("why", why)
                .counter()
                .count();
    }

    @Test
    void headersThatComeByteByByteAreNotWaitedFor() throws IOException {
        try (var socket = connect("GET / HTTP/1.1\r\nHost: x\r\nX: ")) {
            drip(socket, 'a');
        }
        assertThat(ended("quiet")).isEqualTo(1);
    }

    @Test
    void aBodyThatComesByteByByteIsNotWaitedFor() throws IOException {
        try (var socket = connect("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n")) {
            drip(socket, 'a');
        }
        assertThat(ended("body")).isEqualTo(1);
    }

    @Test
    void whoTakesNothingIsLeftThoughTheySend() throws IOException {
        try (var socket = connect("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")) {
            drip(socket, '\n');
        }
        assertThat(ended("taking")).isEqualTo(1);
    }

    @Test
    void whoSaysNothingIsLeft() throws IOException {
        try (var socket = connect("")) {
            assertThat(gone(socket)).isTrue();
        }
    }

    /** Whether the other end ends it, in order or not. */
    private static boolean gone(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void moreThanTheMostAreNotTaken() throws IOException {
        var sockets = new LinkedBlockingQueue<Socket>();
        try {
            for (int i = 0; i <= LIMITS.most(); i++) {
                sockets.add(connect(""));
            }
            for (var socket : sockets) {
                assertThat(gone(socket)).isTrue();
            }
            assertThat(ended("many")).isEqualTo(1);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    /** A WebSocket says nothing for longer than others may, and is still there. */
    @Test
    void aQuietWebSocketStays() throws Exception {
        var socket = await(client.connect(server.actualPort(), "127.0.0.1", "/socket"));
        var heard = new LinkedBlockingQueue<String>();
        socket.textMessageHandler(heard::add);
        for (int i = 0; i < 3; i++) {
            try (var quiet = connect("")) {
                gone(quiet);
            }
        }
        await(socket.writeTextMessage("still here"));

        assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("still here");
    }

    /** Whoever asks again and again on one connection, and takes the answers, has no limit. */
    @Test
    void aConnectionThatIsUsedStays() throws IOException {
        try (var socket = connect("")) {
            var end = System.nanoTime() + 3 * SHORT.toNanos();
            while (System.nanoTime() < end) {
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                var answer = new StringBuilder();
                while (!answer.toString().endsWith("here")) {
                    answer.append((char) socket.getInputStream().read());
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
        assertThat(ended("quiet")).isZero();
    }
}
