package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The rows of Nova's table of services. */
final class Services {
    private final Map<String, NovaService> rows = new LinkedHashMap<>();
    private final Map<String, Cluster> clusters = new HashMap<>();
    private final Dice dice;
    private final Instant start;
    private final Consumer<Cluster> toggled;
    private int last;

    /** @param toggled told of clusters whose nova-compute is enabled or disabled */
    Services(Dice dice, Estate estate, Instant start, Consumer<Cluster> toggled) {
        this.dice = dice;
        this.start = start;
        this.toggled = toggled;
        estate.clusters().forEach(cluster -> clusters.put("nova-compute@" + cluster.host(), cluster));
        Deployment.NOVA.forEach(binary -> estate.deployment().of(binary).forEach(this::add));
    }

    List<NovaService> all() {
        return List.copyOf(rows.values());
    }

    NovaService of(Cluster cluster) {
        return find("nova-compute@" + cluster.host()).orElseThrow();
    }

    Optional<NovaService> find(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    boolean change(String key, UnaryOperator<NovaService> change) {
        var before = rows.get(key);
        if (before == null) {
            return false;
        }
        var after = change.apply(before);
        rows.put(key, after);
        if (before.enabled() != after.enabled() && clusters.containsKey(key)) {
            toggled.accept(clusters.get(key));
        }
        return true;
    }

    private void add(Deployment.Daemon daemon) {
        var driven = clusters.get(daemon.key());
        add(daemon.binary(), daemon.host(), driven == null ? "internal" : driven.zone());
    }

    void appear(String binary, String host, Instant now) {
        add(binary, host, "internal");
        change(binary + "@" + host, row -> row.beating(new Heartbeat(now, null)));
    }

    void leaveBehind(String binary, String host, Instant last) {
        add(binary, host, "internal");
        change(binary + "@" + host, row -> row.beating(new Heartbeat(last, last)));
    }

    boolean forget(String key) {
        return !clusters.containsKey(key) && rows.remove(key) != null;
    }

    private void add(String binary, String host, String zone) {
        var number = ++last;
        var phase = Duration.ofMillis(dice.below(10_000, "heartbeat", number));
        var heartbeat = new Heartbeat(start.minus(phase), null);
        var id = dice.uuid("service", number);
        var row = new NovaService(number, id, binary, host, zone, true, null, false, heartbeat, Instant.EPOCH);
        rows.put(row.key(), row);
    }
}
