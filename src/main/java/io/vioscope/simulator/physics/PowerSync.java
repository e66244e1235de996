package io.vioscope.simulator.physics;

import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.Discoveries;
import io.vioscope.simulator.cloud.Lifecycle;
import io.vioscope.simulator.cloud.Turns;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.physics.Guests.Power;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Every ten minutes each nova-compute compares what vCenter says of its servers' power with what Nova holds, and makes vCenter
 * follow: what is off is stopped, what is on though stopped is stopped again, what is missing is logged. It passes over
 * servers that something is being done to (nova/compute/manager.py, _sync_instance_power_state).
 */
final class PowerSync {
    private static final int INTERVAL_SECONDS = 600;

    private final Discoveries nova;
    private final Senses senses;
    private final Turns turns;
    private final Function<VirtualMachine, Power> vCenter;
    private final Map<Cluster, Set<Integer>> differing = new HashMap<>();
    private final Instant origin;

    PowerSync(Discoveries nova, Senses senses, Turns turns, Function<VirtualMachine, Power> vCenter) {
        this.nova = nova;
        this.senses = senses;
        this.turns = turns;
        this.vCenter = vCenter;
        this.origin = turns.take(now -> now);
    }

    /** Something may be different about this server. */
    void look(int number) {
        var cluster = nova.row(number).cluster();
        if (cluster != null) {
            var first = !differing.containsKey(cluster);
            differing.computeIfAbsent(cluster, c -> new TreeSet<>()).add(number);
            if (first) {
                later(cluster);
            }
        }
    }

    private void later(Cluster cluster) {
        var interval = turns.real(Duration.between(origin, turns.now()))
                        .plusSeconds(cluster.index() * 83L)
                        .toSeconds()
                % INTERVAL_SECONDS;
        turns.later(Duration.ofSeconds(INTERVAL_SECONDS - interval), at -> sync(cluster, at));
    }

    private void sync(Cluster cluster, Instant at) {
        var numbers = differing.getOrDefault(cluster, Set.of());
        if (senses.sees(cluster)) {
            numbers.removeIf(number -> isSettled(number, at));
        }
        if (numbers.isEmpty()) {
            differing.remove(cluster);
        } else {
            later(cluster);
        }
    }

    private boolean isSettled(int number, Instant at) {
        var vm = nova.row(number);
        if (!vm.isPlaced()) {
            return true;
        }
        if (vm.state().taskState() != null) {
            return false;
        }
        switch (vCenter.apply(vm)) {
            case OFF -> {
                if (vm.state() == Lifecycle.ACTIVE) {
                    nova.off(number, at);
                }
            }
            case ON -> {
                if (vm.state() == Lifecycle.SHUTOFF) {
                    nova.on(number, at);
                }
            }
            case MISSING -> nova.missing(number);
        }
        return true;
    }
}
