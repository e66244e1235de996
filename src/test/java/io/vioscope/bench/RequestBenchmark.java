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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Lets a whole server read a simulated cloud and wrk ask it as often as it can; prints for each address how many requests a second
 * were answered, and how long they took, as a Markdown table. {@code mvn -q test-compile exec:java -Pbench-requests}, or with
 * {@code -Dexec.args="servers connections seconds"}. Needs wrk (Debian: {@code wrk}).
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
    private final int connections;
    private final int seconds;

    private RequestBenchmark(int port, int connections, int seconds) {
        this.port = port;
        this.connections = connections;
        this.seconds = seconds;
    }

    /** Arguments: how many servers, how many connections, how many seconds for each address. */
    public static void main(String... args) throws Exception {
        var served = Served.start(Integer.parseInt(args[0]));
        try {
            served.awaitKnown();
            new RequestBenchmark(served.port(), Integer.parseInt(args[1]), Integer.parseInt(args[2])).measure();
        } finally {
            served.stop();
        }
        System.exit(0);
    }

    private void measure() throws IOException, InterruptedException {
        var list = new JsonObject(
                new String(get("/api/v1/entities?q=kind:server&limit=1", "identity"), StandardCharsets.UTF_8));
        var id = list.getJsonArray("items").getJsonObject(0).getString("id");
        System.out.println("| address | KB | KB as gzip | requests/s | p50 | p99 | failed | load before |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
        for (var path : PATHS) {
            System.out.println(row(path.replace("SERVER", "/api/v1/entities/server/" + id), path));
        }
    }

    private String row(String path, String name) throws IOException, InterruptedException {
        var load = Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
        var plain = get(path, "identity").length;
        var small = get(path, "gzip").length;
        var told = wrk(path);
        return String.format(
                Locale.ROOT,
                "| `%s` | %.1f | %s | %s | %s | %s | %s | %s |",
                name.replace("SERVER", "/api/v1/entities/server/{id}"),
                plain / 1e3,
                small < plain ? String.format(Locale.ROOT, "%.1f", small / 1e3) : "-",
                first(told, "Requests/sec:\\s+(\\S+)"),
                first(told, "(?m)^\\s+50%\\s+(\\S+)"),
                first(told, "(?m)^\\s+99%\\s+(\\S+)"),
                first(told, "Non-2xx or 3xx responses: (\\d+)"),
                load);
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

    /** What wrk says. It is one thread, as the processors are few. */
    private String wrk(String path) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--latency"));
        command.add("http://127.0.0.1:" + port + path);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(told);
        }
        return told;
    }

    /** As wrk writes it, with its unit; 0 where it says nothing. */
    private static String first(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        return found.find() ? found.group(1) : "0";
    }
}
