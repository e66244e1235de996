package io.vioscope.web;

import static io.vioscope.web.RunningSite.await;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A window of a real Chromium with a profile of its own (no cookies, nothing kept), driven by its DevTools protocol. */
public final class Browser implements AutoCloseable {
    private static final int MAX_MESSAGE = 64 << 20;

    private final Vertx vertx = Vertx.vertx();
    // Kept, since Vert.x closes the sockets of a client that was garbage collected.
    private final WebSocketClient client = vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxFrameSize(MAX_MESSAGE).setMaxMessageSize(MAX_MESSAGE));
    private final Map<Integer, Promise<JsonObject>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final WebSocket socket;
    private final JsonObject profile;
    private final String window;

    /** Opens one; for where {@link #isInstalled}. */
    public Browser() {
        var chromium = Chromium.devTools();
        socket = await(client.connect(new WebSocketConnectOptions()
                .setHost(chromium.getHost())
                .setPort(chromium.getPort())
                .setURI(chromium.getPath())
                .setAllowOriginHeader(false)));
        socket.textMessageHandler(this::hear);
        profile = new JsonObject()
                .put("browserContextId", ask("Target.createBrowserContext").getString("browserContextId"));
        var target = ask("Target.createTarget", profile.copy().put("url", "about:blank"));
        window = ask("Target.attachToTarget", target.put("flatten", true)).getString("sessionId");
        call("Page.enable", new JsonObject());
    }

    /** Whether there is a Chromium; says so loudly where there is not. */
    public static boolean isInstalled() {
        return Chromium.isInstalled();
    }

    private void hear(String text) {
        var message = new JsonObject(text);
        var promise = message.containsKey("id") ? asked.remove(message.getInteger("id")) : null;
        if (promise != null) {
            promise.complete(message);
        }
    }

    /** What the browser itself answers. */
    private JsonObject ask(String method) {
        return ask(method, new JsonObject());
    }

    private JsonObject ask(String method, JsonObject parameters) {
        return send(new JsonObject().put("method", method).put("params", parameters));
    }

    /** What the page answers. */
    private JsonObject call(String method, JsonObject parameters) {
        return send(
                new JsonObject().put("method", method).put("params", parameters).put("sessionId", window));
    }

    private JsonObject send(JsonObject message) {
        var id = number.incrementAndGet();
        Promise<JsonObject> promise = Promise.promise();
        asked.put(id, promise);
        var sent = socket.writeTextMessage(message.put("id", id).encode());
        var answer = await(sent.compose(done -> promise.future()));
        if (answer.containsKey("error")) {
            throw new AssertionError(message.getString("method") + ": "
                    + answer.getJsonObject("error").encode());
        }
        return answer.getJsonObject("result");
    }

    /** Opens an address and waits until its scripts have run once. */
    public void open(String url) {
        evaluate("window.before = true");
        call("Page.navigate", new JsonObject().put("url", url));
        until("!window.before && document.readyState === 'complete'");
    }

    /** The value of an expression, awaited if it is a promise. */
    public Object evaluate(String js) {
        var result = call(
                "Runtime.evaluate",
                new JsonObject().put("expression", js).put("awaitPromise", true).put("returnByValue", true));
        if (result.containsKey("exceptionDetails")) {
            throw new AssertionError(
                    js + ": " + result.getJsonObject("exceptionDetails").encode());
        }
        var value = result.getJsonObject("result").getValue("value");
        return value == null ? "" : value;
    }

    /** Waits until an expression holds; the browser looks at each change of time. Fails after half a minute. */
    public void until(String js) {
        var end = System.nanoTime() + 30_000_000_000L;
        while (!isTrue(js)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never held: " + js);
            }
        }
    }

    private boolean isTrue(String js) {
        try {
            return Boolean.TRUE.equals(evaluate("new Promise(r => setTimeout(() => r(Boolean(" + js + ")), 50))"));
        } catch (AssertionError thePageWentAwayMeanwhile) {
            return false;
        }
    }

    /** Presses a key as a person does; named as KeyboardEvent.key names it. */
    public void press(String key) {
        var down = new JsonObject().put("type", "keyDown").put("key", key);
        call("Input.dispatchKeyEvent", key.length() == 1 ? down.put("text", key) : down);
        call("Input.dispatchKeyEvent", new JsonObject().put("type", "keyUp").put("key", key));
    }

    /** From now on pages are shown with those media features, such as {@code prefers-color-scheme}, name and value in turn. */
    public void prefer(String... features) {
        var all = new JsonArray();
        for (var i = 0; i < features.length; i += 2) {
            all.add(new JsonObject().put("name", features[i]).put("value", features[i + 1]));
        }
        call("Emulation.setEmulatedMedia", new JsonObject().put("media", "").put("features", all));
    }

    /** From now on pages are shown as they would be printed, or on a screen again. */
    public void print(boolean printed) {
        call("Emulation.setEmulatedMedia", new JsonObject().put("media", printed ? "print" : ""));
    }

    /** The page as it comes out of a printer, in PDF, by the sizes that its style sheet gives paper. */
    public void pdf(Path file) {
        write(file, call("Page.printToPDF", new JsonObject().put("preferCSSPageSize", true)));
    }

    /** From now on the window has that many CSS pixels. */
    public void resize(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                new JsonObject()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }

    /** A picture of the page, by day or by night, of that many CSS pixels. */
    public void screenshot(Path file, int width, int height, boolean dark) {
        prefer("prefers-color-scheme", dark ? "dark" : "light");
        resize(width, height);
        screenshot(file);
    }

    /** From now on nothing shows that a page can be scrolled, as on a phone. */
    public void hideScrollbars() {
        call("Emulation.setScrollbarsHidden", new JsonObject().put("hidden", true));
    }

    /** A picture of the page as it is shown now. */
    public void screenshot(Path file) {
        write(file, call("Page.captureScreenshot", new JsonObject().put("format", "png")));
    }

    private static void write(Path file, JsonObject made) {
        try {
            Files.write(file, Base64.getDecoder().decode(made.getString("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        ask("Target.disposeBrowserContext", profile);
        await(vertx.close());
    }
}
