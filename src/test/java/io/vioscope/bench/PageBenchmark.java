package io.vioscope.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Lets a whole server read a simulated cloud, opens browsers at its pages, changes 1 % of the cloud every half minute and
 * asks for each page again and again; prints how long the answers took and how large they were, as Markdown tables: of the first
 * minutes, with a third of the requests, and of those after them. {@code mvn -q test-compile exec:java -Pbench-pages}, or with
 * {@code -Dexec.args="servers browsers times"}.
 */
public final class PageBenchmark {
    private static final int SAMPLES_OF_ENTITIES = 40;
    private static final String RULE = "/rules/compute_service.down";
    private static final Set<String> OFF_THE_MAP = Set.of("port", "project");
    private static final int YOUNG = 3;
    private static final Duration SETTLING = Duration.ofSeconds(20);
    private static final Duration CHANGES = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Browser.Tally tally = new Browser.Tally();
    private final int port;

    /** Kept, since Vert.x closes the sockets of a client that was garbage collected. */
    private final WebSocketClient sockets;

    private PageBenchmark(int port, int browsers) {
        this.port = port;
        this.sockets = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(browsers));
    }

    /** Arguments: how many servers, how many browsers, how often each page is asked for. */
    public static void main(String... args) throws Exception {
        var served = Served.start(Integer.parseInt(args[0]));
        var browsers = Integer.parseInt(args[1]);
        var benchmark = new PageBenchmark(served.port(), browsers);
        try {
            served.awaitKnown();
            benchmark.vertx.setPeriodic(CHANGES.toMillis(), timer -> benchmark.change(served.admin()));
            benchmark.measure(browsers, Integer.parseInt(args[2]), served.process());
        } finally {
            served.stop();
            var unused = benchmark.vertx.close();
        }
        System.exit(0);
    }

    private void change(URI admin) {
        var request = HttpRequest.newBuilder(URI.create(admin + "/churn?percent=1"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        http.sendAsync(request, BodyHandlers.discarding()).exceptionally(failed -> {
            System.err.println("the cloud could not be changed: " + failed);
            return null;
        });
    }

    private void measure(int browsers, int times, ProcessHandle server) throws Exception {
        var pages = pages();
        open(browsers, List.copyOf(pages.values()));
        Thread.sleep(SETTLING.toMillis()); // all have fetched their first fragment
        System.out.println("In the first minutes after the start, while the Java compiler is at work:\n");
        rows(pages, Math.max(1, times / YOUNG), server);
        System.out.println("\nAfterwards:\n");
        rows(pages, times, server);
        System.out.printf(
                Locale.ROOT,
                "%n%d browsers fetched %d fragments, %d of them unchanged, %.1f MB; %d failed; %d connections were lost%n",
                browsers,
                tally.fetched().sum(),
                tally.unchanged().sum(),
                tally.bytes().sum() / 1e6,
                tally.failed().sum(),
                tally.lost().sum());
    }

    private void rows(Map<String, List<String>> pages, int times, ProcessHandle server) throws Exception {
        System.out.println("| page | KB | p50 ms | p90 ms | p99 ms | CPU ms of the server, all it does |");
        System.out.println("|---|--:|--:|--:|--:|--:|");
        for (var page : pages.entrySet()) {
            System.out.println(row(page.getKey(), page.getValue(), times, server));
        }
    }

    private String row(String name, List<String> paths, int times, ProcessHandle server) throws Exception {
        var millis = new double[times];
        var largest = 0;
        for (var path : paths) {
            largest = Math.max(largest, get(path).body().length);
        }
        var before = cpu(server);
        for (var i = 0; i < times; i++) {
            var begin = System.nanoTime();
            var answer = get(paths.get(i % paths.size()));
            millis[i] = (System.nanoTime() - begin) / 1e6;
            largest = Math.max(largest, answer.body().length);
        }
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.1f | %.1f | %.1f | %.1f |",
                name,
                largest / 1e3,
                Tables.percentile(millis, 0.5),
                Tables.percentile(millis, 0.9),
                Tables.percentile(millis, 0.99),
                cpu(server).minus(before).toNanos() / 1e6 / times);
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What is asked for, by the name of the page: several addresses where each is another page. */
    private Map<String, List<String>> pages() throws Exception {
        var pages = new LinkedHashMap<String, List<String>>();
        for (var path : List.of("/", "/problems", "/topology", "/topology?side=network", "/entities")) {
            pages.put(path, List.of(path));
        }
        pages.put("/problems/N", items("/api/v1/problems", "/problems/%s", "number"));
        for (var kind : List.of("server", "port", "network", "router", "hypervisor", "volume", "project")) {
            pages.put("/entities?q=kind:" + kind, List.of("/entities?q=kind:" + kind));
            var ids = items("/api/v1/entities?limit=" + SAMPLES_OF_ENTITIES + "&q=kind:" + kind, "%s", "id");
            pages.put(
                    "/entities/" + kind + "/ID",
                    ids.stream().map(id -> "/entities/" + kind + "/" + id).toList());
            if (!OFF_THE_MAP.contains(kind)) {
                pages.put(
                        "/topology/" + kind + "/ID",
                        ids.stream().map(id -> "/topology/" + kind + "/" + id).toList());
            }
        }
        for (var path : List.of("/entities?q=a7", "/history", "/history/handover", "/what-if", "/sources")) {
            pages.put(path, List.of(path));
        }
        for (var path : List.of("/notifications", "/maintenance", "/rules", RULE, "/system", "/help")) {
            pages.put(path, List.of(path));
        }
        pages.values().removeIf(List::isEmpty);
        return pages;
    }

    private List<String> items(String path, String address, String key) throws Exception {
        return json(path).getJsonArray("items", new JsonArray()).stream()
                .map(item -> String.format(address, ((JsonObject) item).getValue(key)))
                .toList();
    }

    private JsonObject json(String path) throws Exception {
        return new JsonObject(new String(get(path).body(), StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return answer;
    }

    /** Half of them at the overview and the problems, the others anywhere. */
    private void open(int browsers, List<List<String>> pages) throws Exception {
        var client = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(browsers));
        var connected = new ArrayList<Future<?>>();
        for (var i = 0; i < browsers; i++) {
            var addresses = i % 2 == 0 ? pages.get(i / 2 % 2) : pages.get(i % pages.size());
            var address = addresses.get(i % addresses.size());
            connected.add(new Browser(vertx, client, port, address, tally).connect(sockets));
        }
        Future.all(connected).toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }
}
