package io.vioscope.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/** A client that is not Vert.x, so that server and client cannot share a mistake. Waits for every answer. */
public final class ApiClient {
    static final ObjectMapper MAPPER = new ObjectMapper();

    /** An answer. */
    public record Answer(HttpResponse<byte[]> raw) {
        public int status() {
            return raw.statusCode();
        }

        public JsonNode json() {
            try {
                return MAPPER.readTree(raw.body());
            } catch (IOException notJson) {
                throw new UncheckedIOException(notJson);
            }
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String root;
    private final Map<String, String> headers = new HashMap<>();

    /** @param root scheme, host and port */
    ApiClient(String root) {
        this.root = root;
    }

    /** Signs in as the simulator's account. */
    public ApiClient signedIn() {
        return signedIn("admin", "admin");
    }

    /** Signs in as another user, to a project. */
    ApiClient signedIn(String user, String project) {
        var scope = "\"scope\":{\"project\":{\"name\":\"" + project + "\",\"domain\":{\"name\":\"Default\"}}}";
        var body = passwordBody("simulated", scope)
                .replace("\"name\":\"admin\",\"password\"", "\"name\":\"" + user + "\",\"password\"");
        return withToken(authenticate(body).header("X-Subject-Token"));
    }

    ApiClient withToken(String token) {
        headers.put("X-Auth-Token", token);
        return this;
    }

    String token() {
        return headers.getOrDefault("X-Auth-Token", "");
    }

    public ApiClient version(String version) {
        return version("compute", version);
    }

    public ApiClient version(String service, String version) {
        headers.put("OpenStack-API-Version", service + " " + version);
        return this;
    }

    ApiClient header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public static String passwordBody(String password, String scope) {
        return "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\"admin\",\"password\":\""
                + password + "\",\"domain\":{\"name\":\"Default\"}}}}" + (scope.isEmpty() ? "" : "," + scope) + "}}";
    }

    public Answer authenticate(String body) {
        return send(request("/identity/v3/auth/tokens").POST(BodyPublishers.ofString(body)));
    }

    public Answer get(String pathOrUrl) {
        return send(request(pathOrUrl).GET());
    }

    Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    Answer post(String path, String json) {
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** As a browser sends a form. */
    Answer form(String path, String fields) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }

    private HttpRequest.Builder request(String pathOrUrl) {
        var url = pathOrUrl.startsWith("http") ? pathOrUrl : root + pathOrUrl;
        var request = HttpRequest.newBuilder(URI.create(url)).header("Accept", "application/json");
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
