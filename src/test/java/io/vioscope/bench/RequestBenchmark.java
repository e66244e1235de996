package io.vioscope.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Lets a whole server read a simulated cloud and asks it as often as can be ({@link Load}); prints for each address how many requests a
 * second were answered, and how long they took, as a Markdown table. {@code mvn -q test-compile exec:java -Pbench-requests}, or with
 * {@code -Dexec.args="servers connections seconds"}.
 */
public final class RequestBenchmark {
    private static final List<String> PATHS = List.of(
            "/healthz",
            "/api/v1/problems",
            "/api/v1/alarms?limit=100",
            "/api/v1/entities?limit=100",
            "/api/v1/entities?q=kind:server%20health:down",
            "/api/v1/kinds",
            "/api/v1/sources",
            "/api/v1/facts?limit=100",
            "SERVER",
            "SERVER/history",
            "SERVER/neighbours",
            "/problems",
            "/entities",
            "/metrics");

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final Load load;

    private RequestBenchmark(int port, Load load) {
        this.port = port;
        this.load = load;
    }

    /** Arguments: how many servers, how many connections, how many seconds for each address. */
    public static void main(String... args) throws Exception {
        var served = Served.start(Integer.parseInt(args[0]));
        try {
            served.awaitKnown();
            var load = new Load(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            new RequestBenchmark(served.port(), load).measure();
        } finally {
            served.stop();
        }
        System.exit(0);
    }

    private void measure() throws IOException, InterruptedException {
        var list = new JsonObject(
                new String(get("/api/v1/entities?q=kind:server&limit=1", "identity"), StandardCharsets.UTF_8));
        var id = list.getJsonArray("items").getJsonObject(0).getString("id");
        System.out.println(Load.isWrkThere() ? "by wrk\n" : "by a client of our own, as there is no wrk\n");
        System.out.println("| address | KB | KB as gzip | requests/s | p50 | p99 | failed | load before |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
        for (var path : PATHS) {
            System.out.println(row(path.replace("SERVER", "/api/v1/entities/server/" + id), path));
        }
    }

    private String row(String path, String name) throws IOException, InterruptedException {
        var before = Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
        var plain = get(path, "identity").length;
        var small = get(path, "gzip").length;
        var told = load.ask(port, path);
        return String.format(
                Locale.ROOT,
                "| `%s` | %.1f | %s | %s | %s | %s | %s | %s |",
                name.replace("SERVER", "/api/v1/entities/server/{id}"),
                plain / 1e3,
                small < plain ? String.format(Locale.ROOT, "%.1f", small / 1e3) : "-",
                told.perSecond(),
                told.median(),
                told.slow(),
                told.failed(),
                before);
    }

    private byte[] get(String path, String coding) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Encoding", coding)
                .build();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return answer.body();
    }
}
