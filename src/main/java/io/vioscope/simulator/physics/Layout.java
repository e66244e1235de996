package io.vioscope.simulator.physics;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.cloud.Backend;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.Deployment;
import io.vioscope.simulator.cloud.ServiceRow;
import io.vioscope.simulator.cloud.SimulatedCloud;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The parts of the plant by name, and what stands on what. */
public final class Layout {
    /** The cloud's one message bus, database, and so on. */
    public static final EntityKey BUS = one(Kind.MESSAGE_BUS);

    public static final EntityKey DATABASE = one(Kind.DATABASE);
    public static final EntityKey NSX_MANAGER = one(Kind.NSX_MANAGER);
    /** What Vioscope looks with: its network, its account. */
    public static final EntityKey MONITOR = one(Kind.MONITOR);
    /** The address all APIs have. */
    public static final EntityKey ENTRANCE = new EntityKey(Kind.ENDPOINT, "load balancer");
    /** Where tokens are remembered. */
    public static final EntityKey MEMCACHE = new EntityKey(Kind.SERVICE, "memcached");
    /** The directory behind Keystone. */
    public static final EntityKey DIRECTORY = new EntityKey(Kind.SERVICE, "LDAP");
    /** OMS, or the VIO manager. */
    public static final EntityKey MANAGEMENT_SERVER = one(Kind.MANAGEMENT_SERVER);
    /** All edges of NSX. */
    public static final EntityKey EDGES = new EntityKey(Kind.EDGE_CLUSTER, Kind.EDGE_CLUSTER.word());
    /** The way from the edges to the world. */
    public static final EntityKey UPLINK = new EntityKey(Kind.NETWORK, "uplink");
    /** The network that services talk by. */
    public static final EntityKey MANAGEMENT_NETWORK = new EntityKey(Kind.NETWORK, "management");

    /** Managed object ids of hosts begin here. */
    private static final int FIRST_HOST = 101;
    /** And are this far apart between two clusters. */
    private static final int HOSTS_APART = 1000;

    private static final int DATASTORES = 2;

    private static final String COMPUTE = "nova-compute";

    private final SimulatedCloud cloud;
    private final Map<String, String> machines;
    private final List<String> controllers;

    Layout(SimulatedCloud cloud) {
        this.cloud = cloud;
        var deployment = cloud.estate().deployment();
        machines = deployment.daemons().stream()
                .collect(Collectors.toMap(Deployment.Daemon::key, Deployment.Daemon::node, (one, other) -> one));
        controllers = deployment.nodes().stream()
                .filter(node -> node.role() == Deployment.Role.CONTROLLER)
                .map(Deployment.Node::name)
                .toList();
    }

    private static EntityKey one(Kind kind) {
        return new EntityKey(kind, kind.word());
    }

    /** The API of that type of the catalog, such as {@code compute}. */
    public static EntityKey api(String type) {
        return new EntityKey(Kind.ENDPOINT, type);
    }

    /** A machine of the control plane. */
    public static EntityKey node(String host) {
        return new EntityKey(Kind.CONTROLLER, host);
    }

    /** The vCenter of a cluster. */
    public static EntityKey vCenter(Cluster cluster) {
        return new EntityKey(
                Kind.VCENTER, cluster.node().substring(cluster.node().indexOf('.') + 1));
    }

    /** A cluster, as Nova knows it. */
    public static EntityKey cluster(Cluster cluster) {
        return new EntityKey(Kind.HYPERVISOR, cluster.node());
    }

    /** The ESXi host of a cluster with that number, from 0. */
    public static EntityKey host(Cluster cluster, int number) {
        return below(cluster, Kind.ESXI_HOST, "host-" + (FIRST_HOST + HOSTS_APART * cluster.index() + number));
    }

    /** The ESXi hosts of a cluster. */
    public static List<EntityKey> hosts(Cluster cluster) {
        return IntStream.range(0, cluster.hosts())
                .mapToObj(number -> host(cluster, number))
                .toList();
    }

    /** The datastores of a cluster, the roomiest first. */
    public static List<EntityKey> datastores(Cluster cluster) {
        return IntStream.range(0, DATASTORES)
                .mapToObj(number -> datastore(cluster, number))
                .toList();
    }

    /** A datastore of a cluster. */
    public static EntityKey datastore(Cluster cluster, int number) {
        return below(cluster, Kind.DATASTORE, "datastore-" + (FIRST_HOST + DATASTORES * cluster.index() + number));
    }

    /** An id of vCenter's is one within that vCenter only. */
    private static EntityKey below(Cluster cluster, Kind kind, String id) {
        return new EntityKey(kind, id + "." + vCenter(cluster).id());
    }

    /** The nova-compute of a cluster. */
    public static EntityKey compute(Cluster cluster) {
        return ServiceRow.of(COMPUTE, cluster.host()).key();
    }

    /** The clusters. */
    public List<Cluster> clusters() {
        return cloud.estate().clusters();
    }

    /** The clusters of a vCenter. */
    public List<Cluster> clusters(EntityKey vCenter) {
        return clusters().stream()
                .filter(cluster -> vCenter(cluster).equals(vCenter))
                .toList();
    }

    /** The vCenters. */
    public List<EntityKey> vCenters() {
        return clusters().stream().map(Layout::vCenter).distinct().toList();
    }

    /** Who has a row, and on which machine it runs. */
    public List<ServiceRow> rows() {
        return cloud.controlPlane().rows().stream().map(this::onItsMachine).toList();
    }

    /** The rows of that binary. */
    public List<ServiceRow> rows(String binary) {
        return rows().stream().filter(row -> row.binary().equals(binary)).toList();
    }

    /** The row of a cluster's nova-compute. */
    public ServiceRow row(Cluster cluster) {
        return onItsMachine(ServiceRow.of(COMPUTE, cluster.host()));
    }

    /** The row of a backend's cinder-volume. */
    public ServiceRow row(Backend backend) {
        return onItsMachine(ServiceRow.of("cinder-volume", backend.host()));
    }

    private ServiceRow onItsMachine(ServiceRow row) {
        return row.on(machines.getOrDefault(row.name(), row.node()));
    }

    /** The machine a cluster's nova-compute runs on. */
    public EntityKey computeNode(Cluster cluster) {
        return node(row(cluster).node());
    }

    /** The machines that run what the whole cloud needs: its APIs, schedulers and conductors. */
    public List<String> controllers() {
        return controllers;
    }
}
