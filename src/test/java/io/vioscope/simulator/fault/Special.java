package io.vioscope.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.Kind;
import io.vioscope.simulator.fault.Catalogue.Symptom;
import io.vioscope.simulator.fault.Eyes.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Symptoms that are no field of a list's rows: actions, diagnostics, quotas, what Placement says. */
final class Special {
    static final List<String> KINDS =
            List.of("ServerAction", "ServerDiagnostics", "Quota", "PlacementUsage", "PlacementInventory");

    private static final String NOVA = "/compute/v2.1/";

    private final Trial trial;
    private final Map<String, Long> uptimes = new HashMap<>();
    private final Map<String, String> inventory;

    Special(Trial trial) {
        this.trial = trial;
        inventory = inventory();
        if (trial.idsNow("Server").size() > 0) {
            servers().forEach(id -> uptimes.put(id, uptime(id)));
        }
    }

    boolean shows(Symptom symptom) {
        return switch (symptom.kind()) {
            case "ServerAction" ->
                of(symptom).anyMatch(id -> trial.eyes.actions(id).stream().anyMatch(action(symptom.to())));
            case "ServerDiagnostics" ->
                servers().anyMatch(id -> isSaid(uptime(id)) && uptime(id) < uptimes.getOrDefault(id, 0L) / 2);
            case "PlacementUsage" -> isFull();
            case "Quota" -> symptom.attribute().equals("in_use") ? isAtItsLimit() : isCounted();
            default -> throw new IllegalArgumentException(symptom.toString());
        };
    }

    /** Whether what is said not to change has not. */
    boolean isUnchanged(Catalogue.Unchanged what) {
        return switch (what.kind()) {
            case "PlacementInventory" -> inventory().equals(inventory);
            case "ServerDiagnostics" ->
                servers()
                        .filter(id -> !trial.attempts.concern(id))
                        .allMatch(id -> !isSaid(uptime(id)) || uptime(id) >= uptimes.getOrDefault(id, 0L));
            default -> throw new IllegalArgumentException(what.toString());
        };
    }

    private Stream<String> of(Symptom symptom) {
        return trial.ids("Server").stream().filter(id -> switch (symptom.scope()) {
            case "self" -> trial.isTarget(id);
            case "new", "cluster" -> trial.attempts.operated().contains(id);
            default -> true;
        });
    }

    private Predicate<Row> action(String to) {
        return switch (to) {
            case "Error" -> row -> row.value("message").equals("Error");
            case "missing" -> row -> isOld(row) && row.value("updated_at").equals(row.value("start_time"));
            case "delete with user_id set" -> row -> is(row, "delete", true);
            case "stop|pause|suspend|shelve|rescue|resize with user_id set" -> row -> is(row, "stop", true);
            case "stop with user_id null", "repeated stop with user_id null" -> row -> is(row, "stop", false);
            default -> throw new IllegalArgumentException(to);
        };
    }

    private boolean isOld(Row action) {
        var start = Instant.parse(action.value("start_time").replaceAll("[.].*|Z$", "") + "Z");
        return Duration.between(start, trial.running.clock.instant()).toMinutes() >= 10;
    }

    private static boolean is(Row row, String action, boolean byUser) {
        return row.value("action").equals(action) && row.value("user_id").isEmpty() != byUser;
    }

    private Stream<String> servers() {
        return trial.idsNow("Server").stream()
                .map(id -> trial.now("Server", id))
                .filter(row -> row != null
                        && row.value("OS-EXT-SRV-ATTR:host")
                                .equals(trial.struck().host())
                        && row.value("status").equals("ACTIVE"))
                .map(Row::id);
    }

    /** Of what does not run no uptime is said. */
    private static boolean isSaid(long uptime) {
        return uptime >= 0;
    }

    private long uptime(String server) {
        return trial.eyes
                .get(NOVA + "servers/" + server + "/diagnostics")
                .json()
                .path("uptime")
                .asLong(-1);
    }

    private Map<String, String> inventory() {
        var id = trial.physics.cloud().hosts().identity(trial.struck()).id().toString();
        var all = new HashMap<>(trial.eyes.placement(id, "inventories"));
        all.keySet().removeIf(name -> !name.endsWith(".total"));
        return all;
    }

    private boolean isFull() {
        var id = trial.physics.cloud().hosts().identity(trial.struck()).id().toString();
        var has = trial.eyes.placement(id, "inventories");
        var used = trial.eyes.placement(id, "usages");
        return used.entrySet().stream().anyMatch(use -> share(use, has) > 0.97);
    }

    private static double share(Map.Entry<String, String> use, Map<String, String> has) {
        var of = use.getKey();
        var room = (number(has, of + ".total") - number(has, of + ".reserved")) * number(has, of + ".allocation_ratio");
        return Double.parseDouble(use.getValue()) / room;
    }

    private static double number(Map<String, String> values, String name) {
        return Double.parseDouble(values.getOrDefault(name, "0"));
    }

    private boolean isAtItsLimit() {
        var project = trial.target(Kind.PROJECT).orElseThrow().id();
        var quotas = trial.eyes
                .get(NOVA + "os-quota-sets/" + project + "/detail")
                .json()
                .path("quota_set");
        return quotas.properties().stream().map(Map.Entry::getValue).anyMatch(quota -> isAtItsLimit(quota));
    }

    private static boolean isAtItsLimit(JsonNode quota) {
        return quota.path("in_use").asInt() > 0
                && quota.path("in_use").asInt() == quota.path("limit").asInt();
    }

    /** A port that is left behind counts. */
    private boolean isCounted() {
        var left = trial.idsNow("Port").stream()
                .map(id -> trial.now("Port", id))
                .filter(row -> row != null && trial.isTarget(row.value("device_id")))
                .findFirst();
        return left.map(row -> row.value("project_id")).stream()
                .anyMatch(project -> trial.eyes
                                .get("/network/v2.0/quotas/" + project + "/details.json")
                                .json()
                                .path("quota")
                                .path("port")
                                .path("used")
                                .asLong()
                        == trial.idsNow("Port").stream()
                                .map(id -> trial.now("Port", id))
                                .filter(row ->
                                        row != null && row.value("project_id").equals(project))
                                .count());
    }
}
