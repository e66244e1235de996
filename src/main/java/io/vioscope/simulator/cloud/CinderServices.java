package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The rows of Cinder's table of services: a scheduler on both controllers, a cinder-volume for every backend. */
final class CinderServices {
    private static final List<String> CONTROLLERS = List.of("controller01", "controller02");

    private final Map<String, CinderService> rows = new LinkedHashMap<>();
    private final Dice dice;
    private final Instant start;

    CinderServices(Dice dice, List<Backend> backends, Instant start) {
        this.dice = dice;
        this.start = start;
        CONTROLLERS.forEach(host -> add("cinder-scheduler", host));
        backends.forEach(backend -> add("cinder-volume", backend.host()));
    }

    static List<Backend> backends() {
        return List.of(backend(0), backend(1));
    }

    List<CinderService> all() {
        return List.copyOf(rows.values());
    }

    boolean change(String key, UnaryOperator<CinderService> change) {
        return rows.computeIfPresent(key, (k, row) -> change.apply(row)) != null;
    }

    private static Backend backend(int index) {
        var host = CONTROLLERS.get(index) + "@vmdk";
        return new Backend(index, host, host + "#vmdk");
    }

    private void add(String binary, String host) {
        var number = rows.size() + 1;
        var beat = start.minus(Duration.ofMillis(dice.below(10_000, "cinder-heartbeat", number)));
        var id = dice.uuid("cinder-service", number);
        var row = new CinderService(id, binary, host, true, null, new Heartbeat(beat, null), Instant.EPOCH);
        rows.put(row.key(), row);
    }
}
