package io.vioscope.bench;

import com.fasterxml.jackson.core.JsonFactory;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The least that reading a cloud can take: the calls of a poll of everything made again, one after the other, their JSON
 * run through a parser, and nothing made of it. Prints one line that begins with FIGURE.
 */
final class Floor {
    private static final JsonFactory JSON = new JsonFactory();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI auth;
    private final String token;
    private long bytes;
    private long tokens;

    private Floor(URI auth, String password) throws Exception {
        this.auth = auth;
        var named = new JsonObject().put("name", "admin").put("domain", new JsonObject().put("name", "Default"));
        var user = named.copy().put("password", password);
        var identity = new JsonObject()
                .put("methods", List.of("password"))
                .put("password", new JsonObject().put("user", user));
        var body = new JsonObject()
                .put(
                        "auth",
                        new JsonObject()
                                .put("identity", identity)
                                .put("scope", new JsonObject().put("project", named)));
        var login = HttpRequest.newBuilder(URI.create(auth + "/auth/tokens"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()))
                .build();
        token = http.send(login, BodyHandlers.discarding())
                .headers()
                .firstValue("X-Subject-Token")
                .orElseThrow();
    }

    /** Arguments: the authentication URL of a simulated cloud, its password, and a file of paths with their queries. */
    public static void main(String... args) throws Exception {
        var floor = new Floor(URI.create(args[0]), args[1]);
        var paths = Files.readAllLines(Path.of(args[2]));
        var nanos = System.nanoTime();
        for (var path : paths) {
            floor.read(path);
        }
        var cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "FIGURE floor %.4f %d %.3f %.3f%n",
                (System.nanoTime() - nanos) / 1e9,
                paths.size(),
                floor.bytes / 1e6,
                cpu.toNanos() / 1e9);
        System.err.println(floor.tokens + " JSON tokens");
    }

    private void read(String path) throws Exception {
        var request = HttpRequest.newBuilder(auth.resolve(path))
                .header("X-Auth-Token", token)
                .header("OpenStack-API-Version", path.contains("/volume") ? "volume 3.48" : "compute 2.79")
                .build();
        var body = http.send(request, BodyHandlers.ofByteArray()).body();
        bytes += body.length;
        try (var parser = JSON.createParser(body)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
    }
}
