package io.vioscope.simulator.fault;

import io.vioscope.model.DeploymentMode;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.RunningSimulator;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.Networking;
import io.vioscope.simulator.fault.Eyes.Row;
import io.vioscope.simulator.fault.Faults.Injection;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.physics.Physics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One fault on one small cloud of its own, which is looked at before it and again and again after it. */
final class Trial implements AutoCloseable {
    final RunningSimulator running;
    final Eyes eyes;
    final Physics physics;
    /** The one that new servers go to first, and that is struck if a cluster or a part of one is. */
    final Cluster cluster;

    final List<EntityKey> targets = new ArrayList<>();
    final Attempts attempts;
    private final FaultType type;
    private final Map<String, Map<String, Row>> before;
    private final Map<String, Map<String, Row>> last = new LinkedHashMap<>();
    private final Map<String, Map<String, Row>> now = new LinkedHashMap<>();
    private final List<Integer> injected = new ArrayList<>();
    private final Map<String, Set<String>> had = new LinkedHashMap<>();
    private long seconds;

    private static final Set<String> SMALLEST = Set.of("control-plane-vm-down");

    Trial(FaultType type, Set<String> kinds, boolean agents) {
        this.type = type;
        var small = SMALLEST.contains(type.id());
        running = new RunningSimulator(SimulatorOptions.DEFAULT
                .withTokenLifetime(Duration.ofDays(30))
                .withSize(60, small ? 1 : 3)
                .withMode(small ? DeploymentMode.TINY : DeploymentMode.HA)
                .withNetworking(agents ? Networking.DVS : Networking.NSX_P));
        eyes = new Eyes(running);
        physics = running.simulator.faults().physics();
        cluster = physics.layout().clusters().stream()
                .min(Comparator.comparingInt(
                        c -> running.simulator.cloud().usage(c).vcpus()))
                .orElseThrow();
        attempts = new Attempts(this);
        look(kinds);
        before = Map.copyOf(now);
    }

    void strike() {
        for (var key : Targets.of(type, this)) {
            inject(Injection.of(type.id()).on(key));
        }
        if (targets.isEmpty()) {
            inject(Injection.of(type.id()));
        }
    }

    private void inject(Injection wanted) {
        var fault = running.simulator.faults().inject(wanted);
        injected.add(fault.id());
        targets.addAll(fault.targets());
    }

    void end() {
        injected.forEach(running.simulator.faults()::end);
    }

    /** Goes on to so many seconds after the strike. */
    void at(long second) {
        running.clock.advanceSeconds(second - seconds);
        seconds = second;
    }

    long seconds() {
        return seconds;
    }

    /** Reads the lists anew; one that is refused stays as it was. */
    void look(Set<String> wanted) {
        for (var kind : wanted) {
            eyes.list(kind).ifPresent(rows -> {
                last.put(kind, now.getOrDefault(kind, Map.of()));
                now.put(kind, rows);
                rows.keySet()
                        .forEach(id -> had.computeIfAbsent(kind, k -> new LinkedHashSet<>())
                                .add(id));
            });
        }
    }

    /** Looks at the struck servers alone. */
    void glance() {
        target(Kind.SERVER).flatMap(key -> eyes.server(key.id())).ifPresent(row -> {
            last.put("Server", now.getOrDefault("Server", Map.of()));
            now.put("Server", Map.of(row.id(), row));
        });
    }

    @Nullable
    Row before(String kind, String id) {
        return before.getOrDefault(kind, Map.of()).get(id);
    }

    @Nullable
    Row last(String kind, String id) {
        return last.getOrDefault(kind, Map.of()).get(id);
    }

    @Nullable
    Row now(String kind, String id) {
        return now.getOrDefault(kind, Map.of()).get(id);
    }

    /** Whatever was there at some time. */
    Set<String> ids(String kind) {
        return had.getOrDefault(kind, Set.of());
    }

    Set<String> idsNow(String kind) {
        return now.getOrDefault(kind, Map.of()).keySet();
    }

    boolean isTarget(String id) {
        return targets.stream().anyMatch(key -> key.id().equals(id));
    }

    Optional<EntityKey> target(Kind kind) {
        return targets.stream().filter(key -> key.kind() == kind).findFirst();
    }

    /** The cluster that is struck, or that what is struck is a part of. */
    Cluster struck() {
        return target(Kind.SERVER)
                .flatMap(key -> Optional.ofNullable(before("Server", key.id())))
                .flatMap(row -> physics.layout().clusters().stream()
                        .filter(c -> c.host().equals(row.value("OS-EXT-SRV-ATTR:host")))
                        .findFirst())
                .orElse(cluster);
    }

    /** What the fault is about: Layout's names for the parts of the struck cluster. */
    EntityKey compute() {
        return Layout.compute(struck());
    }

    @Override
    public void close() {
        running.close();
    }
}
