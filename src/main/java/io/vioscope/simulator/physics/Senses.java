package io.vioscope.simulator.physics;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.ServiceRow;
import io.vioscope.simulator.plant.Plant;
import io.vioscope.simulator.plant.Trouble;

/** What works, and who can reach whom, as the plant is now. */
final class Senses {
    /** Every how many of a bus's clients one is on the wrong side of a partition. */
    private static final int WRONG_SIDE = 3;

    private final Plant plant;
    private final Layout layout;

    Senses(Plant plant, Layout layout) {
        this.plant = plant;
        this.layout = layout;
    }

    boolean has(EntityKey part, Trouble... any) {
        return plant.hasAny(part, any);
    }

    /** Whether a process lives, with the machine below it. */
    boolean isAlive(ServiceRow row) {
        return !has(row.key(), Trouble.DOWN) && !has(Layout.node(row.node()), Trouble.DOWN);
    }

    boolean isAnyAlive(String binary) {
        var all = layout.rows(binary);
        return all.isEmpty() || all.stream().anyMatch(this::isAlive);
    }

    /** Whether a client of the message bus gets its messages through. */
    boolean isHeard(ServiceRow row) {
        return !has(Layout.BUS, Trouble.DOWN) && !(has(Layout.BUS, Trouble.PARTITIONED) && isOnTheWrongSide(row));
    }

    private static boolean isOnTheWrongSide(ServiceRow row) {
        return Math.floorMod(row.host().hashCode(), WRONG_SIDE) == 0
                || row.host().endsWith("01");
    }

    boolean isDatabaseThere() {
        return !has(Layout.DATABASE, Trouble.DOWN);
    }

    /** Whether a nova-compute can do what it is told: it lives, works, and is reached. */
    boolean works(Cluster cluster) {
        var compute = layout.row(cluster);
        return isAlive(compute)
                && !has(compute.key(), Trouble.HUNG)
                && isHeard(compute)
                && isDatabaseThere()
                && isAnyAlive("nova-conductor");
    }

    /** Whether whoever asks a cluster's vCenter gets an answer. */
    boolean isVCenterThere(Cluster cluster) {
        return !has(
                Layout.vCenter(cluster),
                Trouble.DOWN,
                Trouble.UNREACHABLE,
                Trouble.STOPPED,
                Trouble.LOGIN_REJECTED,
                Trouble.CERTIFICATE_REFUSED);
    }

    /** Whether a nova-compute learns how its cluster is. */
    boolean sees(Cluster cluster) {
        return works(cluster) && isVCenterThere(cluster);
    }

    /** Whether an ESXi host counts: connected, powered on, in use. */
    boolean isUsable(EntityKey host) {
        return !has(host, Trouble.DOWN, Trouble.DISCONNECTED, Trouble.MAINTENANCE, Trouble.STANDBY);
    }

    int usableHosts(Cluster cluster) {
        return (int) Layout.hosts(cluster).stream().filter(this::isUsable).count();
    }

    boolean isUsableDatastore(EntityKey datastore) {
        return !has(datastore, Trouble.DOWN, Trouble.ALL_PATHS_DOWN, Trouble.DEVICE_LOST, Trouble.MAINTENANCE);
    }
}
