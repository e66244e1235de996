package io.vioscope.simulator.cloud;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How many ESXi hosts of each cluster are usable: connected, powered on and not in maintenance. Nova's figures are sums over
 * these. Placement's schema refuses a total of 0, so that it keeps what it had when the last one goes. May be called from
 * any thread.
 */
public final class EsxiHosts {
    private final Map<UUID, Count> counts = new HashMap<>();

    private record Count(int all, int usable, int placed, int changes) {
        Count with(int newUsable) {
            var newPlaced = newUsable == 0 ? placed : newUsable;
            return new Count(all, newUsable, newPlaced, newPlaced == placed ? changes : changes + 1);
        }
    }

    EsxiHosts(List<Cluster> clusters) {
        clusters.forEach(c -> counts.put(c.id(), new Count(c.hosts(), c.hosts(), c.hosts(), 0)));
    }

    /** Makes that many hosts of a cluster usable; false if there is no such cluster, or it has fewer hosts. */
    public synchronized boolean setUsable(UUID cluster, int usable) {
        var count = counts.get(cluster);
        if (count == null || usable < 0 || usable > count.all) {
            return false;
        }
        counts.put(cluster, count.with(usable));
        return true;
    }

    /** How many are usable. */
    public int usable(Cluster cluster) {
        return of(cluster).usable;
    }

    /** Of how many Placement holds the sum. */
    public int placed(Cluster cluster) {
        return of(cluster).placed;
    }

    /** How often Placement's sums have changed. */
    int changes(Cluster cluster) {
        return of(cluster).changes;
    }

    private synchronized Count of(Cluster cluster) {
        return counts.getOrDefault(cluster.id(), new Count(0, 0, 0, 0));
    }
}
