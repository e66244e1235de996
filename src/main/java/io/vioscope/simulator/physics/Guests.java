package io.vioscope.simulator.physics;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.Discoveries;
import io.vioscope.simulator.cloud.Lifecycle;
import io.vioscope.simulator.cloud.Turns;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.plant.Plant.Change;
import io.vioscope.simulator.plant.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The virtual machines as vSphere has them, as far as they are not what Nova holds them to be: which ESXi host they are on,
 * whether they are powered on, whether they are there at all. vSphere HA starts elsewhere what was on a host that is lost.
 */
public final class Guests {
    /** What vCenter says of a virtual machine. */
    public enum Power {
        ON,
        OFF,
        /** It is not in vCenter's inventory. */
        MISSING
    }

    /** What becomes of a question about a server that nova-api passes on to its nova-compute, and that on to vCenter. */
    public enum Live {
        RUNNING,
        NOT_RUNNING,
        /** vCenter has lost its ESXi host, and goes on saying what it last knew. */
        DISCONNECTED,
        /** vCenter refuses nova-compute. */
        REFUSED,
        /** Nobody answers before the question is given up. */
        UNANSWERED
    }

    private static final int RUNNING = 1;
    private static final int SHUTDOWN = 4;

    /** HA needs so long to declare a host dead. */
    private static final int DETECTION_SECONDS = 30;

    private static final int RESTARTS_SECONDS = 150;
    /** Of so many restarts one is seen off by the power sync. */
    private static final int RACE = 10;
    /** Of so many that HA starts again when their host is back, one stays off. */
    private static final int LEFT_OFF = 5;
    /** Of so many that a lost datastore carries, this many are killed. */
    private static final int KILLED_OF_TEN = 6;

    private static final int KILLED_BY_APD_OF_TEN = 3;
    private static final int APD_SECONDS = 140;

    private final Discoveries nova;
    private final Layout layout;
    private final Senses senses;
    private final PowerSync sync;
    private final Turns turns;
    private final Map<Integer, Power> power = new HashMap<>();
    private final Map<Integer, Integer> moved = new HashMap<>();
    private final Map<Integer, Instant> restarted = new HashMap<>();
    private final Map<EntityKey, List<Integer>> victims = new HashMap<>();

    Guests(Discoveries nova, Layout layout, Senses senses, Turns turns) {
        this.nova = nova;
        this.layout = layout;
        this.senses = senses;
        this.turns = turns;
        this.sync = new PowerSync(nova, senses, turns, this::power);
    }

    /** On which ESXi host of its cluster a server runs, from 0. */
    public int host(VirtualMachine vm, Cluster cluster) {
        var number = vm.birth().number();
        return moved.getOrDefault(number, number % cluster.hosts());
    }

    /** What vCenter says of it. */
    public Power power(VirtualMachine vm) {
        var said = power.get(vm.birth().number());
        return said != null ? said : vm.powerState() == SHUTDOWN ? Power.OFF : Power.ON;
    }

    /** What becomes of a question about a server on that cluster. */
    public Live live(VirtualMachine vm, Cluster cluster) {
        return turns.take(now -> asked(vm, cluster));
    }

    private Live asked(VirtualMachine vm, Cluster cluster) {
        if (senses.works(cluster) && senses.has(Layout.vCenter(cluster), Trouble.LOGIN_REJECTED)) {
            return Live.REFUSED;
        }
        if (!senses.sees(cluster)) {
            return Live.UNANSWERED;
        }
        if (power(vm) != Power.ON || !(vm.powerState() == RUNNING || vm.powerState() == SHUTDOWN)) {
            return Live.NOT_RUNNING;
        }
        return senses.has(Layout.host(cluster, host(vm, cluster)), Trouble.DOWN, Trouble.DISCONNECTED)
                ? Live.DISCONNECTED
                : Live.RUNNING;
    }

    /** Since when its guest has been running, if that is later than its launch. */
    public Optional<Instant> restarted(VirtualMachine vm) {
        return Optional.ofNullable(restarted.get(vm.birth().number()));
    }

    /** The running servers on an ESXi host. */
    public List<Integer> on(EntityKey host) {
        return clusterOf(host)
                .map(cluster -> running(cluster)
                        .filter(vm -> Layout.host(cluster, host(vm, cluster)).equals(host))
                        .map(vm -> vm.birth().number())
                        .toList())
                .orElse(List.of());
    }

    /** Something other than Nova turns it off, on, or takes it away; the power sync finds that out. */
    public void set(int number, Power next) {
        power.put(number, next);
        sync.look(number);
    }

    /** It is moved within its cluster, as DRS does; nobody is told. */
    public void move(int number, int host) {
        moved.put(number, host);
    }

    void follow(VirtualMachine before, VirtualMachine after) {
        var number = after.birth().number();
        if (before.state() != after.state() && power.get(number) != Power.MISSING) {
            power.remove(number);
        }
    }

    void follow(Change change) {
        switch (change.part().kind()) {
            case ESXI_HOST -> host(change);
            case DATASTORE -> datastore(change);
            default -> {}
        }
    }

    private void host(Change change) {
        if (change.trouble() != Trouble.DOWN) {
            return;
        }
        if (!change.began()) {
            hostIsBack(change.part());
            return;
        }
        var lost = on(change.part());
        victims.put(change.part(), lost);
        turns.later(Duration.ofSeconds(1), at -> {
            if (!senses.has(change.part(), Trouble.WITHOUT_HA)) {
                lost.forEach(this::restartElsewhere);
            }
        });
    }

    private void restartElsewhere(int number) {
        var vm = nova.row(number);
        var cluster = vm.cluster();
        if (cluster == null || senses.usableHosts(cluster) == 0) {
            return;
        }
        if (number % RACE == 0) {
            set(number, Power.OFF);
        }
        turns.later(
                Duration.ofSeconds(DETECTION_SECONDS + number * 17L % RESTARTS_SECONDS),
                at -> started(number, cluster, at));
    }

    private void started(int number, Cluster cluster, Instant at) {
        if (nova.row(number).state() != Lifecycle.ACTIVE) {
            return; // Nova has stopped it in between
        }
        power.remove(number);
        restarted.put(number, at);
        var old = host(nova.row(number), cluster);
        for (var step = 1; step <= cluster.hosts(); step++) {
            var next = (old + number + step) % cluster.hosts();
            if (next != old && senses.isUsable(Layout.host(cluster, next))) {
                move(number, next);
                return;
            }
        }
    }

    /** What nobody has started elsewhere is off now, and most of it is left so. */
    private void hostIsBack(EntityKey host) {
        var lost = victims.remove(host);
        if (lost == null) {
            return;
        }
        for (var number : lost) {
            var vm = nova.row(number);
            var cluster = vm.cluster();
            if (cluster == null || !Layout.host(cluster, host(vm, cluster)).equals(host)) {
                continue;
            }
            if (number % LEFT_OFF == 0 || senses.has(host, Trouble.WITHOUT_HA)) {
                set(number, Power.OFF);
            } else {
                restarted.put(number, turns.now());
            }
        }
    }

    private void datastore(Change change) {
        if (!change.began()) {
            return;
        }
        if (change.trouble() == Trouble.DEVICE_LOST) {
            kill(change.part(), KILLED_OF_TEN);
        } else if (change.trouble() == Trouble.ALL_PATHS_DOWN) {
            turns.later(Duration.ofSeconds(APD_SECONDS), at -> {
                if (senses.has(change.part(), Trouble.ALL_PATHS_DOWN)) {
                    kill(change.part(), KILLED_BY_APD_OF_TEN);
                }
            });
        }
    }

    private void kill(EntityKey datastore, int ofTen) {
        layout.clusters().stream()
                .flatMap(cluster ->
                        running(cluster).filter(vm -> datastore(vm, cluster).equals(datastore)))
                .map(vm -> vm.birth().number())
                .filter(number -> number % 10 < ofTen)
                .toList()
                .forEach(number -> set(number, Power.OFF));
    }

    /** Where a server's disks are. */
    public static EntityKey datastore(VirtualMachine vm, Cluster cluster) {
        var all = Layout.datastores(cluster);
        return all.get(vm.birth().number() / 2 % all.size());
    }

    private Optional<Cluster> clusterOf(EntityKey host) {
        return layout.clusters().stream()
                .filter(cluster -> Layout.hosts(cluster).contains(host))
                .findFirst();
    }

    private Stream<VirtualMachine> running(Cluster cluster) {
        return nova.alive().stream().filter(vm -> cluster.equals(vm.cluster()) && vm.state() == Lifecycle.ACTIVE);
    }
}
