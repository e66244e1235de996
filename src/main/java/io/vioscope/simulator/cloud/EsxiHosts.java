package io.vioscope.simulator.cloud;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * What the nova-compute of each cluster last reported of it: how many of its ESXi hosts are usable (connected, powered on
 * and not in maintenance), how large its roomiest datastore is, and which cluster it is. Nova's figures are sums over the
 * hosts. Placement's schema refuses a total of 0, so that it keeps what it had when the last host goes. May be called from
 * any thread.
 */
public final class EsxiHosts {
    /** What Nova calls a cluster: the hypervisor's id from microversion 2.53, and its {@code hypervisor_hostname}. */
    public record Identity(UUID id, String node) {}

    private final Map<UUID, Report> reports = new HashMap<>();
    private boolean filled;

    private record Report(Identity identity, int all, int usable, int placed, int localGb, int changes) {
        Report with(int newUsable, int newLocalGb) {
            var newPlaced = newUsable == 0 || newLocalGb == 0 ? placed : newUsable;
            var changed = newPlaced != placed || newLocalGb != localGb;
            return new Report(identity, all, newUsable, newPlaced, newLocalGb, changed ? changes + 1 : changes);
        }

        Report as(Identity next) {
            return new Report(next, all, usable, placed, localGb, changes + 1);
        }
    }

    EsxiHosts(List<Cluster> clusters) {
        clusters.forEach(c -> reports.put(
                c.id(), new Report(new Identity(c.id(), c.node()), c.hosts(), c.hosts(), c.hosts(), c.localGb(), 0)));
    }

    /** Makes that many hosts of a cluster usable; false if there is no such cluster, or it has fewer hosts. */
    public synchronized boolean setUsable(UUID cluster, int usable) {
        var report = reports.get(cluster);
        if (report == null || usable < 0 || usable > report.all) {
            return false;
        }
        reports.put(cluster, report.with(usable, report.localGb));
        return true;
    }

    /** The size of the datastore with the most free space, GiB; 0 if none is usable. */
    public void setLocalGb(Cluster cluster, int localGb) {
        change(cluster, report -> report.with(report.usable, localGb));
    }

    /** The cluster was made anew, or is another one now. */
    public void setIdentity(Cluster cluster, Identity next) {
        change(cluster, report -> report.as(next));
    }

    private synchronized void change(Cluster cluster, UnaryOperator<Report> change) {
        reports.computeIfPresent(cluster.id(), (id, report) -> change.apply(report));
    }

    /** How many are usable. */
    public int usable(Cluster cluster) {
        return of(cluster).usable;
    }

    /** Of how many Placement holds the sum. */
    public int placed(Cluster cluster) {
        return of(cluster).placed;
    }

    /** The size of the datastore with the most free space, GiB. */
    public int localGb(Cluster cluster) {
        return of(cluster).localGb;
    }

    /** Which cluster Nova and Placement hold it to be. */
    public Identity identity(Cluster cluster) {
        return of(cluster).identity;
    }

    /** How often what Placement holds has changed. */
    int changes(Cluster cluster) {
        return of(cluster).changes;
    }

    /** From now on nothing has room: something else claims what servers do not. */
    public synchronized void fill(boolean full) {
        filled = full;
    }

    /** What is claimed if servers claim that much. */
    synchronized Usage claimed(Cluster cluster, Usage servers) {
        return filled ? servers.filling(cluster) : servers;
    }

    private synchronized Report of(Cluster cluster) {
        return reports.getOrDefault(
                cluster.id(), new Report(new Identity(cluster.id(), cluster.node()), 0, 0, 0, 0, 0));
    }
}
