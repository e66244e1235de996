package io.vioscope.web;

import static io.vioscope.web.RunningSite.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vioscope.engine.Worlds;
import io.vioscope.web.live.LiveBridge;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser, and whoever pretends to be one, gets over the bridge. */
class LiveBridgeTest {
    private final RunningSite site = RunningSite.troubled();
    // Kept, since Vert.x closes the sockets of a client that was garbage collected.
    private final WebSocketClient client = site.vertx.createWebSocketClient();
    private final LinkedBlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void whoListensIsToldWhatChanged() throws InterruptedException {
        var socket = open(site.url(""));
        register(socket);

        site.show(Clouds.tick(Clouds.troubled(), Worlds.START.plusSeconds(600)));

        var hint = next();
        assertThat(hint.getString("address")).isEqualTo("live");
        assertThat(hint.getJsonObject("body").getString("topic")).isIn("overview", "entities", "sources", "recording");
        assertThat(hint.getJsonObject("body").getLong("seq")).isPositive();
        assertThat(hint.encode()).doesNotContain("web-s01");
    }

    @Test
    void manyChangesAtOnceGiveFewHints() throws InterruptedException {
        var socket = open(site.url(""));
        register(socket);
        var quiet = Clouds.troubled();
        IntStream.rangeClosed(1, 20)
                .mapToObj(i -> Clouds.nova(quiet, Clouds.troubledEntities(), Worlds.START.plusSeconds(100L + i)))
                .toList()
                .forEach(site::show);

        // The first change is told at once, the others together once the rest is over.
        var topics = 0;
        for (var hint = next(); !isLast(hint); hint = next()) {
            topics++;
        }
        assertThat(topics).as("hints, which would be 60").isLessThanOrEqualTo(12);
    }

    /** Whether a hint speaks of the last of the snapshots: troubled, recorded, and twenty more. */
    private static boolean isLast(JsonObject hint) {
        return hint.getJsonObject("body").getLong("seq") >= 22;
    }

    @Test
    void nothingIsTakenFromABrowser() throws InterruptedException {
        var got = new LinkedBlockingQueue<Object>();
        for (var address : new String[] {"live", "reports.vio", "snapshots", "commits"}) {
            site.vertx.eventBus().consumer(address, message -> {
                if (message.body() instanceof JsonObject body && body.containsKey("evil")) {
                    got.add(message.body());
                }
            });
        }
        var socket = open(site.url(""));
        for (var type : new String[] {"send", "publish"}) {
            for (var address : new String[] {"live", "reports.vio", "snapshots", "commits"}) {
                say(
                        socket,
                        new JsonObject()
                                .put("type", type)
                                .put("address", address)
                                .put("body", new JsonObject().put("evil", true)));
                assertThat(next().getString("body")).isEqualTo("access_denied");
            }
        }
        assertThat(got).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshots", "commits", "recorded", "recording", "reports.vio", "live2", ""})
    void onlyHintsCanBeListenedTo(String address) throws InterruptedException {
        var socket = open(site.url(""));
        say(socket, new JsonObject().put("type", "register").put("address", address));

        assertThat(next().getString("type")).isEqualTo("err");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://evil.example", "null", "", "http://127.0.0.1:1", "http://127.0.0.1.evil.example", "x y"})
    void aPageFromElsewhereIsRefused(String origin) {
        assertThat(refused(origin)).isEqualTo(403);
    }

    @Test
    void whoSaysNotWhereHeIsFromIsRefused() {
        assertThat(refused(null)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/eventbus/info",
                "/eventbus/iframe.html",
                "/eventbus/000/abc/xhr",
                "/eventbus/000/abc/xhr_streaming",
                "/eventbus/000/abc/eventsource",
                "/eventbus/000/abc/htmlfile",
                "/eventbus/000/abc/jsonp",
                "/eventbus/000/abc/websocket",
                "/eventbus/",
                "/eventbus"
            })
    void thereIsNoOtherWayIn(String path) {
        for (var method : new String[] {"GET", "POST", "OPTIONS"}) {
            var answer = site.send(method, path, "Origin", "http://evil.example");
            assertThat(answer.statusCode()).as(method).isIn(404, 405);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Test
    void withoutAnUpgradeItIsNoWebSocket() {
        assertThat(site.get(LiveBridge.PATH).statusCode()).isEqualTo(426);
    }

    private WebSocket open(@Nullable String origin) {
        var socket = await(client.connect(options(origin)));
        socket.handler(frame -> heard.add(frame.toJsonObject()));
        return socket;
    }

    private WebSocketConnectOptions options(@Nullable String origin) {
        var options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(site.port)
                .setURI(LiveBridge.PATH)
                .setAllowOriginHeader(origin != null);
        return origin == null ? options : options.putHeader("Origin", origin);
    }

    private int refused(@Nullable String origin) {
        var connecting = client.connect(options(origin));
        var thrown = catchThrowableOfType(
                ExecutionException.class,
                () -> connecting.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS));
        var cause = thrown.getCause() instanceof CompletionException c ? c.getCause() : thrown.getCause();
        if (cause instanceof UpgradeRejectedException rejected) {
            return rejected.getStatus();
        }
        throw new AssertionError("not refused", thrown);
    }

    /** Registers, and waits until that has been done: what is sent is answered in order. */
    private void register(WebSocket socket) throws InterruptedException {
        say(socket, new JsonObject().put("type", "register").put("address", "live"));
        say(socket, new JsonObject().put("type", "ping"));
        while (!next().getString("type").equals("pong")) {
            // Hints of what the site showed before may come first.
        }
    }

    private static void say(WebSocket socket, JsonObject message) {
        await(socket.writeTextMessage(message.encode()));
    }

    private JsonObject next() throws InterruptedException {
        var message = heard.poll(30, TimeUnit.SECONDS);
        assertThat(message).as("an answer").isNotNull();
        return message;
    }
}
