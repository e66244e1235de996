package io.vioscope.realcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** A client of the tests' own for the real APIs, which knows nothing of Vioscope's. It logs in for each call. */
final class RealApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> BELOW = Map.of("network", "/v2.0");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> os;

    /** @param os the variables OS_AUTH_URL and so on */
    RealApi(Map<String, String> os) {
        this.os = os;
    }

    /** The answer of a GET; missing where it is 404. */
    JsonNode get(String service, String path) throws IOException, InterruptedException {
        return read(send("GET", service, path, ""));
    }

    /** What a POST made, by the name it has in the answer. */
    JsonNode create(String service, String path, String name, Map<String, ?> fields)
            throws IOException, InterruptedException {
        return post(service, path, Map.of(name, fields)).path(name);
    }

    JsonNode post(String service, String path, Object body) throws IOException, InterruptedException {
        return read(send("POST", service, path, JSON.writeValueAsString(body)));
    }

    JsonNode put(String service, String path, Object body) throws IOException, InterruptedException {
        return read(send("PUT", service, path, JSON.writeValueAsString(body)));
    }

    /** Deletes what may be gone already. */
    void delete(String service, String path) throws IOException, InterruptedException {
        read(send("DELETE", service, path, ""));
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() == 404) {
            return JSON.missingNode();
        }
        if (answer.statusCode() >= 400) {
            throw new IOException(answer + ": " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String service, String path, String body)
            throws IOException, InterruptedException {
        var login = login();
        var token = login.headers().firstValue("X-Subject-Token").orElseThrow();
        return http.send(
                HttpRequest.newBuilder(URI.create(url(JSON.readTree(login.body()), service) + path))
                        .header("X-Auth-Token", token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> login() throws IOException, InterruptedException {
        var domain = Map.of("name", "Default");
        var user = Map.of("name", os.get("OS_USERNAME"), "password", os.get("OS_PASSWORD"), "domain", domain);
        var identity = Map.of("methods", new String[] {"password"}, "password", Map.of("user", user));
        var scope = Map.of("project", Map.of("name", os.get("OS_PROJECT_NAME"), "domain", domain));
        var body = Map.of("auth", Map.of("identity", identity, "scope", scope));
        return http.send(
                HttpRequest.newBuilder(URI.create(os.get("OS_AUTH_URL") + "/auth/tokens"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String url(JsonNode token, String type) {
        for (var service : token.path("token").path("catalog")) {
            if (service.path("type").asText().equals(type)) {
                return service.path("endpoints").path(0).path("url").asText() + BELOW.getOrDefault(type, "");
            }
        }
        throw new IllegalStateException("no service " + type + " in the catalog");
    }
}
