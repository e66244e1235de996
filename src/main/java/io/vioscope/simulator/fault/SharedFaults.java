package io.vioscope.simulator.fault;

import static io.vioscope.simulator.fault.Effect.trouble;
import static io.vioscope.simulator.fault.FaultType.fault;
import static io.vioscope.simulator.fault.FaultType.planned;

import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.plant.Trouble;
import java.util.List;

/** What breaks under all services at once. */
final class SharedFaults {
    static final List<FaultType> ALL = List.of(
            fault("message-queue-down", Sort.MESSAGE_BUS, "RabbitMQ serves nobody", trouble(Trouble.DOWN)),
            fault(
                    "message-queue-partition",
                    Sort.MESSAGE_BUS,
                    "The nodes of RabbitMQ do not see each other",
                    trouble(Trouble.PARTITIONED)),
            fault("database-down", Sort.DATABASE, "The database has no quorum", trouble(Trouble.DOWN)),
            fault(
                    "database-degraded",
                    Sort.DATABASE,
                    "One node of the database is lost, the quorum remains",
                    trouble(Trouble.DEGRADED)),
            fault("memcache-down", Sort.CLOUD, "memcached is lost", trouble(Layout.MEMCACHE, Trouble.DOWN)),
            fault(
                    "load-balancer-down",
                    Sort.ENTRANCE,
                    "The load balancers and their address are lost",
                    trouble(Trouble.DOWN)),
            fault(
                    "load-balancer-backend-bad",
                    Sort.API,
                    "A broken backend still gets its share of the calls",
                    trouble(Trouble.ONE_BACKEND_BAD)),
            fault("identity-down", Sort.CLOUD, "Keystone is down", trouble(Layout.api("identity"), Trouble.DOWN)),
            fault(
                    "ldap-down",
                    Sort.CLOUD,
                    "The directory behind Keystone is out of reach",
                    trouble(Layout.DIRECTORY, Trouble.DOWN)),
            fault(
                    "api-cert-expired",
                    Sort.ENTRANCE,
                    "The certificate of the APIs has expired",
                    trouble(Trouble.CERTIFICATE_REFUSED)),
            fault("clock-skew", Sort.CONTROLLER, "The clock of a controller is wrong", trouble(Trouble.CLOCK_OFF)),
            fault("image-service-down", Sort.CLOUD, "Glance is down", trouble(Layout.api("image"), Trouble.DOWN)),
            fault(
                    "management-server-down",
                    Sort.CLOUD,
                    "The VIO management server is down",
                    trouble(Layout.MANAGEMENT_SERVER, Trouble.DOWN)),
            fault("k8s-worker-down", Sort.CONTROLLER, "A Kubernetes worker is lost", new WorkerLoss()),
            fault(
                    "network-mgmt-flap",
                    Sort.CLOUD,
                    "Packets get lost in the management network",
                    trouble(Layout.MANAGEMENT_NETWORK, Trouble.LOSSY).and(new Flapping())),
            planned("upgrade-in-progress", Sort.CLOUD, "VIO is being upgraded, machine by machine", new Upgrade()));

    private SharedFaults() {}
}
