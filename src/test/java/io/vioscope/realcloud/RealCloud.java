package io.vioscope.realcloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.config.CloudAccess;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.Credentials;
import io.vioscope.config.Credentials.Named;
import io.vioscope.config.Polling;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A real OpenStack on this machine: broken and mended by its command, and asked for the truth by a client of the tests' own. */
final class RealCloud {
    private static final Pattern EXPORT = Pattern.compile("export (OS_\\w+)=(.*)");

    private final String command;
    private final Map<String, String> os;

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

    /** That of {@code -Drealcloud=PATH}. */
    static RealCloud given() throws Exception {
        return new RealCloud(Objects.requireNonNull(System.getProperty("realcloud"), "-Drealcloud=PATH is missing"));
    }

    CloudConfig config(Duration poll) {
        return config(Polling.every(poll));
    }

    CloudConfig config(Polling polling) {
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
        return new CloudConfig("real", access, polling);
    }

    /** Breaks or mends something; returns what the command printed. */
    String fault(String... words) throws Exception {
        var all = new ArrayList<>(List.of("fault"));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    /** Runs a command of the machine where the cloud is, with the cloud's environment; returns what it printed. */
    String command(String... words) throws Exception {
        var all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    /** The tests' own client of its APIs. */
    RealApi api() {
        return new RealApi(os);
    }

    /** The status word that Nova itself gives a server now; {@code GONE} where it answers 404. */
    String serverStatus(String id) throws Exception {
        return server(id).path("status").asText("GONE");
    }

    /** The id of the server of that name. */
    String serverId(String name) throws Exception {
        return named(api().get("compute", "/servers/detail?all_tenants=1").path("servers"), name);
    }

    /** The hypervisor that Nova says a server is on. */
    String hypervisorOf(String id) throws Exception {
        return server(id).path("OS-EXT-SRV-ATTR:hypervisor_hostname").asText();
    }

    /** The nova-compute that Nova says a server is looked after by. */
    String hostOf(String id) throws Exception {
        return server(id).path("OS-EXT-SRV-ATTR:host").asText();
    }

    private JsonNode server(String id) throws Exception {
        return api().get("compute", "/servers/" + id).path("server");
    }

    /** The state Nova gives the nova-compute of a host. */
    String computeState(String host) throws Exception {
        return api().get("compute", "/os-services?binary=nova-compute&host=" + host)
                .path("services")
                .path(0)
                .path("state")
                .asText();
    }

    /** The status word that Cinder itself gives a volume now; {@code GONE} where it answers 404. */
    String volumeStatus(String id) throws Exception {
        return api().get("volumev3", "/volumes/" + id)
                .path("volume")
                .path("status")
                .asText("GONE");
    }

    /** The id of what has that name in a list of Neutron's. */
    String networkId(String list, String name) throws Exception {
        return named(api().get("network", "/" + list).path(list), name);
    }

    /** The ids of the ports that Neutron has for such a query. */
    List<String> ports(String query) throws Exception {
        var ids = new ArrayList<String>();
        for (var port : api().get("network", "/ports?" + query).path("ports")) {
            ids.add(port.path("id").asText());
        }
        return ids;
    }

    /** The id of the one port of a server. */
    String portOf(String server) throws Exception {
        var ports = ports("device_id=" + server);
        if (ports.size() != 1) {
            throw new IllegalStateException(ports.size() + " ports of " + server);
        }
        return ports.get(0);
    }

    /** The hypervisor that a nova-compute looks after. */
    String hypervisorUnder(String host) throws Exception {
        for (var hypervisor : api().get("compute", "/os-hypervisors/detail").path("hypervisors")) {
            if (hypervisor.path("service").path("host").asText().equals(host)) {
                return hypervisor.path("hypervisor_hostname").asText();
            }
        }
        throw new IllegalStateException("no hypervisor under " + host);
    }

    /** Whether Neutron itself takes that agent for alive. */
    boolean isAlive(String binary) throws Exception {
        return api().get("network", "/agents?binary=" + binary)
                .path("agents")
                .path(0)
                .path("alive")
                .asBoolean();
    }

    /** The id of a project. */
    String projectId(String name) throws Exception {
        return named(api().get("identity", "/projects").path("projects"), name);
    }

    private static String named(JsonNode rows, String name) {
        for (var row : rows) {
            if (row.path("name").asText().equals(name)) {
                return row.path("id").asText();
            }
        }
        throw new IllegalStateException("nothing is named " + name);
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
