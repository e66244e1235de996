package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The rows of Cinder's table of services: schedulers, and a cinder-volume for every backend. */
final class CinderServices {
    private final Map<String, CinderService> rows = new LinkedHashMap<>();
    private final Dice dice;
    private final Instant start;

    CinderServices(Dice dice, Deployment deployment, Instant start) {
        this.dice = dice;
        this.start = start;
        Deployment.CINDER.forEach(binary -> deployment.of(binary).forEach(daemon -> add(binary, daemon.host())));
    }

    static List<Backend> backends(Deployment deployment) {
        var volumes = deployment.of("cinder-volume");
        return IntStream.range(0, volumes.size())
                .mapToObj(i ->
                        new Backend(i, volumes.get(i).host(), volumes.get(i).host() + "#vmdk"))
                .toList();
    }

    List<CinderService> all() {
        return List.copyOf(rows.values());
    }

    boolean change(String key, UnaryOperator<CinderService> change) {
        return rows.computeIfPresent(key, (k, row) -> change.apply(row)) != null;
    }

    private void add(String binary, String host) {
        var number = rows.size() + 1;
        var beat = start.minus(Duration.ofMillis(dice.below(10_000, "cinder-heartbeat", number)));
        var id = dice.uuid("cinder-service", number);
        var row = new CinderService(id, binary, host, true, null, new Heartbeat(beat, null), Instant.EPOCH);
        rows.put(row.key(), row);
    }
}
