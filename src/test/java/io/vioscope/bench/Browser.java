package io.vioscope.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page that is kept open, without a browser: as {@code live.js} does, it fetches its fragment when it is connected and when
 * something changes that it shows, at most once a second.
 */
final class Browser {
    private static final Duration PING = Duration.ofSeconds(5);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Pattern TOPICS = Pattern.compile("data-topics=\"([^\"]*)\"");

    /**
     * What all of them fetched.
     *
     * @param fetched   answers
     * @param unchanged of these, how many said that nothing had changed
     * @param bytes     of the others
     * @param failed    requests without an answer, or with another one than these
     * @param lost      connections that ended
     */
    record Tally(LongAdder fetched, LongAdder unchanged, LongAdder bytes, LongAdder failed, LongAdder lost) {
        Tally() {
            this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
        }
    }

    private final Vertx vertx;
    private final HttpClient http;
    private final int port;
    private final String path;
    private final Tally tally;
    private @Nullable String etag;
    private List<String> topics = List.of();
    private boolean paused;
    private boolean again;

    Browser(Vertx vertx, HttpClient http, int port, String path, Tally tally) {
        this.vertx = vertx;
        this.http = http;
        this.port = port;
        this.path = path + (path.contains("?") ? "&" : "?") + "fragment=live";
        this.tally = tally;
    }

    Future<?> connect(WebSocketClient sockets) {
        var options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/eventbus/websocket")
                .addHeader("Origin", "http://127.0.0.1:" + port);
        return sockets.connect(options).map(socket -> {
            socket.handler(message -> heard(message.toJsonObject()));
            socket.closeHandler(closed -> tally.lost().increment());
            socket.writeTextMessage("{\"type\":\"register\",\"address\":\"live\"}");
            vertx.setPeriodic(PING.toMillis(), timer -> socket.writeTextMessage("{\"type\":\"ping\"}"));
            changed();
            return socket;
        });
    }

    private void heard(JsonObject message) {
        if ("rec".equals(message.getString("type"))
                && topics.contains(message.getJsonObject("body").getString("topic"))) {
            changed();
        }
    }

    private void changed() {
        if (paused) {
            again = true;
            return;
        }
        paused = true;
        again = false;
        fetch().onComplete(done -> vertx.setTimer(PACE.toMillis(), timer -> {
            paused = false;
            if (again) {
                changed();
            }
        }));
    }

    private Future<Buffer> fetch() {
        return http.request(HttpMethod.GET, port, "127.0.0.1", path)
                .compose(request -> known(request).send().compose(this::read))
                .onFailure(failed -> tally.failed().increment());
    }

    private HttpClientRequest known(HttpClientRequest request) {
        return etag == null ? request : request.putHeader("If-None-Match", etag);
    }

    private Future<Buffer> read(HttpClientResponse answer) {
        tally.fetched().increment();
        switch (answer.statusCode()) {
            case 200 -> etag = answer.getHeader("ETag");
            case 304 -> tally.unchanged().increment();
            default -> tally.failed().increment();
        }
        return answer.body().map(body -> {
            tally.bytes().add(body.length());
            var found = TOPICS.matcher(body.toString());
            topics = found.find() ? List.of(found.group(1).split(" ", -1)) : topics;
            return body;
        });
    }
}
