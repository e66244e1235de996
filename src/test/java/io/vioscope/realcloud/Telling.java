package io.vioscope.realcloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Has the services of a cloud tell on their message bus what they do, by their own configuration, until they are made silent.
 * All but Cinder: that of Zed with oslo.messaging 14.0.3 creates no volumes any more when it is to tell of them
 * ({@code cinder/context.py} takes no context without {@code read_deleted}, and the notifier makes it one).
 */
final class Telling {
    private static final String SECTION = "[oslo_messaging_notifications]\n";
    private static final String QUIET = SECTION + "driver = noop";
    private static final String LOUD = SECTION + "driver = messagingv2";
    private static final String STATES = "\n[notifications]\nnotify_on_state_change = vm_and_task_state\n";
    private static final List<String> SERVICES = List.of(
            "keystone",
            "glance",
            "nova-conductor",
            "nova-api",
            "nova-compute-compute01",
            "nova-compute-compute02",
            "nova-compute-compute03",
            "neutron-server");

    private final RealCloud cloud;
    private final Map<Path, String> before = new TreeMap<>();

    private Telling(RealCloud cloud) {
        this.cloud = cloud;
    }

    static Telling on(RealCloud cloud) throws Exception {
        var telling = new Telling(cloud);
        try (var files = Files.list(Path.of(cloud.command("printenv", "RC_STATE"), "etc"))) {
            for (var file : files.filter(Telling::isToChange).toList()) {
                telling.change(file);
            }
        }
        if (telling.before.isEmpty()) {
            throw new IllegalStateException("no configuration file has " + QUIET);
        }
        telling.restart();
        return telling;
    }

    private static boolean isToChange(Path file) {
        return Files.isRegularFile(file) && !file.endsWith("cinder.conf");
    }

    private void change(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.UTF_8);
        if (text.contains(QUIET)) {
            before.put(file, text);
            var more = file.endsWith("nova.conf") ? STATES : "";
            Files.writeString(file, text.replace(QUIET, LOUD) + more, StandardCharsets.UTF_8);
        }
    }

    private void restart() throws Exception {
        var begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        cloud.fault(all("stop"));
        cloud.fault(all("start"));
        FactFeed.until(WatchedCloud.CLOUD_NOTICES, "all services are back", () -> areBack(begun));
    }

    private static String[] all(String verb) {
        return Stream.concat(Stream.of(verb), SERVICES.stream()).toArray(String[]::new);
    }

    private boolean areBack(Instant since) throws InterruptedException {
        try {
            return cloud.api().get("image", "/v2/images").has("images")
                    && cloud.api().get("network", "/agents").has("agents")
                    && areHeard(cloud.api().get("compute", "/os-services"), since);
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean areHeard(JsonNode answer, Instant since) {
        for (var service : answer.path("services")) {
            var heard = LocalDateTime.parse(service.path("updated_at").asText()).toInstant(ZoneOffset.UTC);
            if (!service.path("state").asText().equals("up") || heard.isBefore(since)) {
                return false;
            }
        }
        return !answer.path("services").isEmpty();
    }

    /** As before. */
    void off() throws Exception {
        for (var file : before.entrySet()) {
            Files.writeString(file.getKey(), file.getValue(), StandardCharsets.UTF_8);
        }
        restart();
    }
}
