package io.vioscope.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A simulated cloud and a whole server that reads it, each in a process of its own.
 *
 * @param cloud   the simulated cloud
 * @param process the server
 * @param port    of its pages
 * @param admin   where the cloud is told to change
 * @param data    the server's files
 */
record Served(Process cloud, ProcessHandle process, int port, URI admin, Path data) {
    private static final int SERVERS_OF_A_CLUSTER = 200;
    private static final String CLOUD_HEAP = "3g";
    private static final String HEAP = "1500m";

    /** Both, with that many servers in the cloud; the server listens, and knows nothing yet. */
    static Served start(int servers) throws IOException, InterruptedException {
        var clusters = Math.max(2, servers / SERVERS_OF_A_CLUSTER);
        var cloud = JavaProcess.start(
                CLOUD_HEAP,
                "io.vioscope.app.Main",
                List.of(
                        "simulate",
                        "--port",
                        "0",
                        "--no-life",
                        "--servers",
                        servers + "",
                        "--clusters",
                        clusters + ""));
        var access = Benchmarks.access(cloud);
        var port = freePort();
        var data = Files.createTempDirectory("vioscope-bench-");
        var file = data.resolve("vioscope.yaml");
        Files.writeString(
                file,
                config(file, port, access.getOrDefault("OS_AUTH_URL", ""), access.getOrDefault("OS_PASSWORD", "")));
        var server = JavaProcess.start(HEAP, "io.vioscope.app.Main", List.of("serve", "--config", file.toString()));
        drained(server);
        awaitListening(server, port);
        return new Served(
                cloud, server.toHandle(), port, URI.create(access.get("SIMULATOR_ADMIN_URL") + "/admin"), data);
    }

    private static String config(Path file, int port, String auth, String password) {
        return """
                http: { port: %d }
                database: { embedded: %s }
                clouds:
                  - name: bench
                    auth: { auth_url: "%s", username: admin, password: "%s", project_name: admin }
                    poll: { calls_per_minute: 100000 }
                """.formatted(port, file.resolveSibling("pg"), auth, password);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A server whose log nobody reads would stand still. */
    private static void drained(Process server) {
        var thread = new Thread(() -> {
            try (var out = server.getInputStream()) {
                out.transferTo(OutputStream.nullOutputStream());
            } catch (IOException stopped) {
                // as it shall be
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void awaitListening(Process server, int port) throws InterruptedException {
        while (server.isAlive()) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                Thread.sleep(200); // a process starts
            }
        }
        throw new IllegalStateException("the server ended by itself");
    }

    /** Waits until every source has told all it knows, and that is recorded. */
    void awaitKnown() throws IOException, InterruptedException {
        while (!areAllFresh() || !isRecorded()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the server ended by itself");
            }
            Thread.sleep(1000); // a cloud is read for a minute
        }
    }

    private boolean isRecorded() throws IOException, InterruptedException {
        var recording = json("/api/v1/system").getJsonObject("recording");
        return recording != null && recording.getInteger("waiting") == 0;
    }

    private boolean areAllFresh() throws IOException, InterruptedException {
        return json("/api/v1/sources").getJsonArray("items").stream()
                .allMatch(source -> "fresh".equals(((JsonObject) source).getString("status")));
    }

    private JsonObject json(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return new JsonObject(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
    }

    void stop() throws IOException {
        process.destroy();
        process.onExit().join();
        cloud.destroy();
        try (var paths = Files.walk(data)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
