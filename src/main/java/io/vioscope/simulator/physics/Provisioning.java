package io.vioscope.simulator.physics;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.cloud.Backend;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.Lifecycle;
import io.vioscope.simulator.cloud.Obstacle;
import io.vioscope.simulator.cloud.Obstacles;
import io.vioscope.simulator.cloud.Project;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.plant.Trouble;

/** What becomes of what users ask for while something is wrong. Messages are Nova's and the driver's own. */
final class Provisioning implements Obstacles {
    /** The whole cloud, for what is no part's own trouble. */
    static final EntityKey CLOUD = new EntityKey(Kind.CLOUD, Kind.CLOUD.word());

    private static final Obstacle NO_HOST = Obstacle.fails("No valid host was found. ", 10);
    private static final Obstacle NO_NETWORK =
            Obstacle.fails("Build of instance aborted: Failed to allocate the network(s), not rescheduling.", 60);
    private static final Obstacle NO_LOGIN =
            Obstacle.fails("Cannot complete login due to an incorrect user name or password.", 20);
    private static final Obstacle NO_CONNECTION = Obstacle.fails(
            "Exceeded maximum number of retries. Exhausted all hosts available for retrying build failures", 900);
    private static final Obstacle NO_ANSWER = Obstacle.fails("503 Service Unavailable from vCenter", 60);
    private static final Obstacle NO_SPACE =
            Obstacle.fails("Insufficient disk space on datastore: NoDiskSpaceException", 120);
    private static final Obstacle NO_DATASTORE =
            Obstacle.fails("Datastore not found: no datastore matches the datastore regex", 60);
    private static final Obstacle NO_ESXI_HOST =
            Obstacle.fails("The operation is not allowed in the current state of the host", 120);
    private static final Obstacle NO_ACCESS =
            Obstacle.fails("The virtual machine is inaccessible: its files cannot be reached", 20);
    private static final Obstacle NO_IMAGE =
            Obstacle.fails("Connection to glance host failed: Service Unavailable", 60);
    private static final Obstacle NO_BACKEND = Obstacle.fails("No valid backend was found", 10);
    private static final Obstacle TIMEOUT = Obstacle.fails("MessagingTimeout: Timed out waiting for a reply", 120);
    private static final Obstacle SLOW = Obstacle.slow(120);
    /** Of so many images one is in the cache of its datastore. */
    private static final int CACHED = 5;

    private static final int PARTITION = 3;

    private final Senses senses;
    private final Layout layout;
    private final Guests guests;

    Provisioning(Senses senses, Layout layout, Guests guests) {
        this.senses = senses;
        this.layout = layout;
        this.guests = guests;
    }

    @Override
    public Obstacle toSchedule() {
        if (isNothingDelivered()) {
            return Obstacle.STUCK;
        }
        if (!senses.isAnyAlive("nova-scheduler")) {
            return TIMEOUT;
        }
        var full = senses.has(CLOUD, Trouble.FULL) || senses.has(Layout.api("placement"), Trouble.DOWN);
        return full ? NO_HOST : Obstacle.NONE;
    }

    @Override
    public boolean isRefused(Project project) {
        return senses.has(new EntityKey(Kind.PROJECT, project.id()), Trouble.FULL);
    }

    private boolean isNothingDelivered() {
        return senses.has(Layout.BUS, Trouble.DOWN)
                || !senses.isDatabaseThere()
                || !senses.isAnyAlive("nova-conductor");
    }

    @Override
    public Obstacle toBuild(VirtualMachine server, Cluster cluster) {
        if (!senses.works(cluster)) {
            return Obstacle.STUCK;
        }
        var number = server.birth().number();
        if (senses.has(Layout.BUS, Trouble.PARTITIONED) && number % PARTITION == 0) {
            return TIMEOUT;
        }
        if (senses.has(Layout.api("image"), Trouble.DOWN) && number % CACHED != 0) {
            return NO_IMAGE;
        }
        if (senses.has(Layout.api("network"), Trouble.DOWN)
                || senses.has(Layout.NSX_MANAGER, Trouble.DOWN, Trouble.UNREACHABLE)) {
            return NO_NETWORK;
        }
        var vSphere = vSphere(cluster, NO_CONNECTION);
        return vSphere.isThere() ? vSphere : room(cluster);
    }

    private Obstacle room(Cluster cluster) {
        if (senses.usableHosts(cluster) == 0) {
            return NO_ESXI_HOST;
        }
        var datastores = Layout.datastores(cluster).stream()
                .filter(senses::isUsableDatastore)
                .toList();
        if (datastores.isEmpty()) {
            return NO_DATASTORE;
        }
        return senses.has(datastores.get(0), Trouble.FULL) ? NO_SPACE : Obstacle.NONE;
    }

    private Obstacle vSphere(Cluster cluster, Obstacle away) {
        var vCenter = Layout.vCenter(cluster);
        if (senses.has(vCenter, Trouble.UNREACHABLE, Trouble.CERTIFICATE_REFUSED, Trouble.DOWN)) {
            return away;
        }
        if (senses.has(vCenter, Trouble.STOPPED)) {
            return NO_ANSWER;
        }
        if (senses.has(vCenter, Trouble.LOGIN_REJECTED)) {
            return NO_LOGIN;
        }
        return senses.has(vCenter, Trouble.SLOW) ? SLOW : Obstacle.NONE;
    }

    @Override
    public Obstacle toOperate(VirtualMachine server, Cluster cluster) {
        if (!senses.works(cluster)) {
            return Obstacle.STUCK;
        }
        var vSphere = vSphere(cluster, Obstacle.STUCK);
        if (vSphere.isThere()) {
            return vSphere;
        }
        var key = new EntityKey(Kind.SERVER, server.birth().id().toString());
        if (senses.has(key, Trouble.DISCONNECTED)) {
            return NO_ACCESS;
        }
        if (senses.has(Layout.host(cluster, guests.host(server, cluster)), Trouble.DISCONNECTED, Trouble.DOWN)) {
            return NO_ESXI_HOST;
        }
        var datastore = Guests.datastore(server, cluster);
        if (senses.has(datastore, Trouble.DEVICE_LOST) && server.state() != Lifecycle.POWERING_OFF) {
            return NO_ACCESS; // it is off already, but cannot be started
        }
        return senses.has(datastore, Trouble.ALL_PATHS_DOWN) ? Obstacle.STUCK : Obstacle.NONE;
    }

    @Override
    public Obstacle toProvision(Backend backend) {
        if (senses.has(Layout.BUS, Trouble.DOWN) || !senses.isAnyAlive("cinder-scheduler")) {
            return Obstacle.STUCK;
        }
        return isServed(backend) ? storage(backend) : NO_BACKEND;
    }

    @Override
    public Obstacle toAttach(Backend backend) {
        if (senses.has(Layout.BUS, Trouble.DOWN) || !isServed(backend)) {
            return Obstacle.STUCK;
        }
        return storage(backend);
    }

    private boolean isServed(Backend backend) {
        var row = layout.row(backend);
        return senses.isAlive(row) && !senses.has(row.key(), Trouble.NOT_INITIALIZED);
    }

    private Obstacle storage(Backend backend) {
        var clusters = layout.clusters();
        var cluster = clusters.get(backend.index() % clusters.size());
        var vSphere = vSphere(cluster, NO_CONNECTION);
        if (vSphere.isThere()) {
            return vSphere;
        }
        var datastore = Layout.datastore(cluster, 0);
        if (senses.has(datastore, Trouble.ALL_PATHS_DOWN)) {
            return Obstacle.STUCK;
        }
        return senses.has(datastore, Trouble.FULL, Trouble.DEVICE_LOST) ? NO_SPACE : Obstacle.NONE;
    }
}
