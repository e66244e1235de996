package io.vioscope.simulator.physics;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.EsxiHosts;
import io.vioscope.simulator.cloud.Turns;
import io.vioscope.simulator.plant.Plant.Change;
import io.vioscope.simulator.plant.Trouble;
import java.time.Duration;
import java.util.Comparator;

/**
 * What a nova-compute reports of its cluster, each minute: the sum over the ESXi hosts that can be used and the size of the
 * one datastore with the most free space. As long as it sees nothing the figures stay as they are.
 */
final class Capacity {
    private static final int UPDATE_SECONDS = 60;
    /** How long vCenter takes to find out that a host does not answer. */
    private static final int HOST_TIMEOUT_SECONDS = 60;

    private final EsxiHosts reports;
    private final Layout layout;
    private final Senses senses;
    private final Turns turns;

    Capacity(EsxiHosts reports, Layout layout, Senses senses, Turns turns) {
        this.reports = reports;
        this.layout = layout;
        this.senses = senses;
        this.turns = turns;
    }

    void follow(Change change) {
        if (change.part().equals(Provisioning.CLOUD) && change.trouble() == Trouble.FULL) {
            reports.fill(change.began());
        }
        layout.clusters().stream()
                .filter(cluster -> isAbout(cluster, change.part()))
                .forEach(cluster -> turns.later(wait(cluster, change), at -> update(cluster)));
    }

    private static boolean isAbout(Cluster cluster, EntityKey part) {
        return switch (part.kind()) {
            case ESXI_HOST -> Layout.hosts(cluster).contains(part);
            case DATASTORE -> Layout.datastores(cluster).contains(part);
            case VCENTER -> Layout.vCenter(cluster).equals(part);
            case HYPERVISOR -> Layout.cluster(cluster).equals(part);
            case COMPUTE_SERVICE -> Layout.compute(cluster).equals(part);
            case CONTROLLER, MESSAGE_BUS, DATABASE, SERVICE -> true;
            default -> false;
        };
    }

    private static Duration wait(Cluster cluster, Change change) {
        var lost = change.began() && (change.trouble() == Trouble.DOWN || change.trouble() == Trouble.DISCONNECTED);
        var update = UPDATE_SECONDS - cluster.index() * 7 % UPDATE_SECONDS;
        return Duration.ofSeconds(update + (lost ? HOST_TIMEOUT_SECONDS : 0));
    }

    private void update(Cluster cluster) {
        if (senses.sees(cluster)) {
            reports.setUsable(cluster.id(), senses.usableHosts(cluster));
            reports.setLocalGb(cluster, roomiest(cluster));
        }
    }

    /** A datastore that no connected host sees is not accessible. */
    private int roomiest(Cluster cluster) {
        if (Layout.hosts(cluster).stream().allMatch(host -> senses.has(host, Trouble.DOWN, Trouble.DISCONNECTED))) {
            return 0;
        }
        return Layout.datastores(cluster).stream()
                .filter(senses::isUsableDatastore)
                .max(Comparator.comparing((EntityKey datastore) -> !senses.has(datastore, Trouble.FULL))
                        .thenComparing(datastore -> size(cluster, datastore)))
                .map(datastore -> size(cluster, datastore))
                .orElse(0);
    }

    /** Each datastore is three quarters of the one before. */
    private static int size(Cluster cluster, EntityKey datastore) {
        var number = Layout.datastores(cluster).indexOf(datastore);
        return (int) (cluster.localGb() * Math.pow(0.75, number));
    }
}
