package io.vioscope.realcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.config.CloudAccess;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.Credentials;
import io.vioscope.config.Credentials.Named;
import io.vioscope.config.Polling;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A real OpenStack on this machine: broken and mended by its command, and asked for the truth by a client of its own. */
final class RealCloud {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXPORT = Pattern.compile("export (OS_\\w+)=(.*)");

    private final String command;
    private final Map<String, String> os;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param command the path of the {@code realcloud} command, which must be up and seeded */
    RealCloud(String command) throws Exception {
        this.command = command;
        this.os = new TreeMap<>();
        for (var line : run("rc").lines().toList()) {
            var match = EXPORT.matcher(line);
            if (match.matches()) {
                os.put(match.group(1), match.group(2));
            }
        }
    }

    CloudConfig config(Duration poll) {
        var credentials = new Credentials.Password(
                name("OS_USERNAME"),
                name("OS_USER_DOMAIN_NAME"),
                get("OS_PASSWORD"),
                name("OS_PROJECT_NAME"),
                name("OS_PROJECT_DOMAIN_NAME"));
        var access = new CloudAccess(
                URI.create(get("OS_AUTH_URL")),
                credentials,
                get("OS_REGION_NAME"),
                CloudAccess.Interface.PUBLIC,
                null,
                true);
        return new CloudConfig("real", access, Polling.every(poll));
    }

    /** Breaks or mends something; returns what the command printed. */
    String fault(String... words) throws Exception {
        var all = new ArrayList<>(List.of("fault"));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    /** The status word that Nova itself gives a server now; {@code GONE} where it answers 404. */
    String serverStatus(String id) throws Exception {
        var answer = nova("/servers/" + id);
        return answer.path("server").path("status").asText("GONE");
    }

    /** The id of the server of that name. */
    String serverId(String name) throws Exception {
        for (var server : nova("/servers/detail?all_tenants=1").path("servers")) {
            if (server.path("name").asText().equals(name)) {
                return server.path("id").asText();
            }
        }
        throw new IllegalStateException("no server " + name);
    }

    /** The hypervisor that Nova says a server is on. */
    String hypervisorOf(String id) throws Exception {
        return nova("/servers/" + id)
                .path("server")
                .path("OS-EXT-SRV-ATTR:hypervisor_hostname")
                .asText();
    }

    /** The state Nova gives the nova-compute of a host. */
    String computeState(String host) throws Exception {
        return nova("/os-services?binary=nova-compute&host=" + host)
                .path("services")
                .path(0)
                .path("state")
                .asText();
    }

    private JsonNode nova(String path) throws Exception {
        var body = "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\""
                + get("OS_USERNAME") + "\",\"password\":\"" + get("OS_PASSWORD")
                + "\",\"domain\":{\"name\":\"Default\"}}}},\"scope\":{\"project\":{\"name\":\""
                + get("OS_PROJECT_NAME") + "\",\"domain\":{\"name\":\"Default\"}}}}}";
        var login = http.send(
                HttpRequest.newBuilder(URI.create(get("OS_AUTH_URL") + "/auth/tokens"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        var token = login.headers().firstValue("X-Subject-Token").orElseThrow();
        var endpoint = endpoint(JSON.readTree(login.body()));
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(endpoint + path))
                        .header("X-Auth-Token", token)
                        .build(),
                BodyHandlers.ofString());
        return JSON.readTree(answer.body());
    }

    private static String endpoint(JsonNode token) {
        for (var service : token.path("token").path("catalog")) {
            if (service.path("type").asText().equals("compute")) {
                return service.path("endpoints").path(0).path("url").asText();
            }
        }
        throw new IllegalStateException("no compute service in the catalog");
    }

    private String run(String... words) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of(words));
        var process = new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", all) + " ended with " + process.exitValue() + ": " + out);
        }
        return out.strip();
    }

    private String get(String name) {
        var value = os.get(name);
        if (value == null) {
            throw new IllegalStateException(command + " rc gives no " + name);
        }
        return value;
    }

    private Named name(String variable) {
        return new Named(null, get(variable));
    }
}
