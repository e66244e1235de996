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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A real Chromium, driven by its DevTools protocol. */
public final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final int MAX_MESSAGE = 64 << 20;

    private final Vertx vertx = Vertx.vertx();
    // Kept, since Vert.x closes the sockets of a client that was garbage collected.
    private final WebSocketClient client = vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxFrameSize(MAX_MESSAGE).setMaxMessageSize(MAX_MESSAGE));
    private final Map<Integer, Promise<JsonObject>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final Path profile;
    private final Process process;
    private final WebSocket socket;

    /** Starts one with a profile of its own; for where {@link #isInstalled}. */
    public Browser() {
        try {
            profile = Files.createTempDirectory("vioscope-browser");
            process = new ProcessBuilder(
                            CHROMIUM.toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank")
                    .redirectErrorStream(true)
                    .start();
            socket = connect(devTools(process.inputReader(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        call("Page.enable", new JsonObject());
    }

    /** Whether there is a Chromium; says so loudly where there is not. */
    public static boolean isInstalled() {
        var isThere = Files.isExecutable(CHROMIUM);
        if (!isThere) {
            System.err.println("!!! NO CHROMIUM AT " + CHROMIUM + ": WHAT THE PAGES DO IN A BROWSER IS NOT TESTED !!!");
        }
        return isThere;
    }

    /** Reads on until the browser says where it listens, and keeps reading so that it never waits for us. */
    private static int devTools(BufferedReader output) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("DevTools listening on ")) {
                var drain = new Thread(() -> output.lines().forEach(ignored -> {}), "browser-output");
                drain.setDaemon(true);
                drain.start();
                return URI.create(line.substring("DevTools listening on ".length()))
                        .getPort();
            }
        }
        throw new IOException("Chromium ended before it listened");
    }

    private WebSocket connect(int port) throws IOException {
        var target = pages(port).stream()
                .map(JsonObject.class::cast)
                .filter(t -> t.getString("type").equals("page"))
                .findFirst()
                .orElseThrow(() -> new IOException("Chromium has no page"));
        var uri = URI.create(target.getString("webSocketDebuggerUrl"));
        var opened = await(client.connect(new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(uri.getPath())
                .setAllowOriginHeader(false)));
        opened.textMessageHandler(this::hear);
        return opened;
    }

    private static JsonArray pages(int port) throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        try {
            return new JsonArray(HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void hear(String text) {
        var message = new JsonObject(text);
        var promise = message.containsKey("id") ? asked.remove(message.getInteger("id")) : null;
        if (promise != null) {
            promise.complete(message);
        }
    }

    private JsonObject call(String method, JsonObject parameters) {
        var id = number.incrementAndGet();
        Promise<JsonObject> answer = Promise.promise();
        asked.put(id, answer);
        var sent = socket.writeTextMessage(new JsonObject()
                .put("id", id)
                .put("method", method)
                .put("params", parameters)
                .encode());
        var message = await(sent.compose(done -> answer.future()));
        if (message.containsKey("error")) {
            throw new AssertionError(
                    method + ": " + message.getJsonObject("error").encode());
        }
        return message.getJsonObject("result");
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
        var picture = call("Page.captureScreenshot", new JsonObject().put("format", "png"));
        try {
            Files.write(file, Base64.getDecoder().decode(picture.getString("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        await(vertx.close());
        try (var files = Files.walk(profile)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (var file : all) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stillBeingWritten) {
            profile.toFile().deleteOnExit();
        }
    }
}
