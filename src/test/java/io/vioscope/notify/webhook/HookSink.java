package io.vioscope.notify.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A receiver of webhooks that answers as the test wants: first as told, one answer each, and then with 204. */
public final class HookSink implements AutoCloseable {
    /** What came. */
    record Got(String method, String path, TreeMap<String, String> headers, Buffer body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        JsonObject json() {
            return new JsonObject(body);
        }

        JsonArray array() {
            return (JsonArray) Json.decodeValue(body);
        }
    }

    private final List<Got> got = new ArrayList<>();
    private final Deque<Consumer<HttpServerResponse>> answers = new ArrayDeque<>();
    private final HttpServer server;
    private int connections;

    /** Listens on that port of loopback, 0 for any. */
    public HookSink(Vertx vertx, int port, HttpServerOptions options) {
        this(vertx, "127.0.0.1", port, options);
    }

    /** The same at another address. */
    HookSink(Vertx vertx, String host, int port, HttpServerOptions options) {
        server = get(vertx.createHttpServer(options.setHost(host).setPort(port))
                .connectionHandler(connection -> connected())
                .requestHandler(this::handle)
                .listen());
    }

    /** Listens on any port. */
    public HookSink(Vertx vertx) {
        this(vertx, 0, new HttpServerOptions());
    }

    private synchronized void connected() {
        connections++;
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> answer(request, body));
    }

    private synchronized void answer(HttpServerRequest request, Buffer body) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        request.headers().forEach(headers::put);
        got.add(new Got(request.method().name(), request.uri(), headers, body));
        var answer = answers.poll();
        if (answer == null) {
            request.response().setStatusCode(204).end();
        } else {
            answer.accept(request.response());
        }
    }

    /** The next answer that is not given yet. */
    synchronized void then(Consumer<HttpServerResponse> answer) {
        answers.add(answer);
    }

    /** The same, with that status and text. */
    public void then(int status, String text) {
        then(response -> response.setStatusCode(status).end(text));
    }

    /** What came so far. */
    synchronized List<Got> got() {
        return List.copyOf(got);
    }

    /** The bodies of what came so far. */
    public List<JsonObject> bodies() {
        return got().stream().map(Got::json).toList();
    }

    /** How often somebody connected. */
    synchronized int connections() {
        return connections;
    }

    /** Where it listens. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        get(server.close());
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
