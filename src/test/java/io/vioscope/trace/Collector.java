package io.vioscope.trace;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Takes traces by OTLP over HTTP, as a collector does (opentelemetry-proto, {@code trace/v1/trace.proto}). */
public final class Collector {
    /**
     * A span.
     *
     * @param parent     empty where it begins its trace
     * @param kind       1 internal, 3 client, 4 producer
     * @param attributes numbers as text
     * @param error      whether its status is an error
     * @param service    the name of who told it
     * @param links      the traces it is linked to
     */
    public record Told(
            String trace,
            String id,
            String parent,
            String name,
            long kind,
            long began,
            long ended,
            Map<String, String> attributes,
            boolean error,
            String service,
            List<String> links) {}

    private final List<Told> spans = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private Collector(Vertx vertx) {
        server = vertx.createHttpServer().requestHandler(this::take);
    }

    /** One that listens. */
    public static Future<Collector> start(Vertx vertx) {
        var collector = new Collector(vertx);
        return collector.server.listen(0, "127.0.0.1").map(collector);
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            authorizations.add(String.valueOf(request.getHeader("Authorization")));
            new Protobuf(body.getBytes())
                    .messages(1)
                    .flatMap(Collector::ofResource)
                    .forEach(spans::add);
            request.response()
                    .setStatusCode(request.path().equals("/v1/traces") ? 200 : 404)
                    .end();
        });
    }

    private static Stream<Told> ofResource(Protobuf resource) {
        var service = resource.messages(1)
                .map(r -> attributes(r, 1).getOrDefault("service.name", ""))
                .findFirst()
                .orElse("");
        return resource.messages(2).flatMap(scope -> scope.messages(2)).map(span -> told(span, service));
    }

    private static Told told(Protobuf span, String service) {
        return new Told(
                hex(span.bytes(1)),
                hex(span.bytes(2)),
                hex(span.bytes(4)),
                span.text(5),
                span.number(6),
                span.number(7),
                span.number(8),
                attributes(span, 9),
                span.messages(15).anyMatch(status -> status.number(3) == 2),
                service,
                span.messages(13).map(link -> hex(link.bytes(1))).toList());
    }

    private static Map<String, String> attributes(Protobuf of, int id) {
        var all = new HashMap<String, String>();
        of.messages(id)
                .forEach(pair -> pair.messages(2)
                        .forEach(value ->
                                all.put(pair.text(1), value.has(1) ? value.text(1) : String.valueOf(value.number(3)))));
        return all;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Where it listens. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** What came so far. */
    public List<Told> spans() {
        return List.copyOf(spans);
    }

    /** Who was said to send it, of each message. */
    public List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    /** Listens no more. */
    public Future<Void> close() {
        return server.close();
    }
}
