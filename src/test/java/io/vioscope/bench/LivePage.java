package io.vioscope.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connected page without a browser: at each hint it fetches its fragment, and notes when a text is in it. */
final class LivePage {
    /** As the pages do; a silent page is disconnected. */
    private static final Duration PING = Duration.ofSeconds(5);

    private final int port;
    private final String path;
    private final Vertx vertx;
    private final HttpClient http;
    private final WebSocketClient sockets; // kept: a client that is garbage closes its sockets
    private volatile @Nullable String wanted;
    private volatile Promise<Long> found = Promise.promise();

    LivePage(Vertx vertx, int port, String path) {
        this.vertx = vertx;
        this.port = port;
        this.path = path;
        this.http = vertx.createHttpClient();
        this.sockets = vertx.createWebSocketClient();
    }

    Future<?> connect() {
        var options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/eventbus/websocket")
                .addHeader("Origin", "http://127.0.0.1:" + port);
        return sockets.connect(options).onSuccess(socket -> {
            socket.handler(message -> {
                if (!message.toString().contains("pong")) {
                    fetch();
                }
            });
            socket.closeHandler(closed -> found.tryFail("the live connection was closed"));
            socket.writeTextMessage("{\"type\":\"register\",\"address\":\"live\"}");
            vertx.setPeriodic(PING.toMillis(), timer -> socket.writeTextMessage("{\"type\":\"ping\"}"));
        });
    }

    /** {@link System#nanoTime} of when the page, fetched after a hint, holds the text. */
    Future<Long> shows(String text) {
        found = Promise.promise();
        wanted = text;
        return found.future();
    }

    private void fetch() {
        http.request(HttpMethod.GET, port, "127.0.0.1", path + "?fragment=live")
                .compose(request -> request.send())
                .compose(response -> response.body())
                .onComplete(this::look, found::tryFail);
    }

    private void look(Buffer body) {
        var text = wanted;
        if (text != null && body.toString().contains(text)) {
            found.tryComplete(System.nanoTime());
        }
    }
}
