package io.vioscope.simulator.cloud;

import io.vioscope.model.DeploymentMode;
import java.util.List;
import java.util.Set;

/**
 * How the control plane is laid out: which nodes there are and what runs on them, also what no table lists (APIs, database,
 * message bus, memcache, load balancer). It says where things belong, not whether they are well.
 *
 * @param nodes   the virtual machines of the management cluster
 * @param daemons what runs, node by node
 */
public record Deployment(DeploymentMode mode, List<Node> nodes, List<Daemon> daemons) {
    /** Its daemons stand in Nova's table of services as {@code binary@host}. */
    static final List<String> NOVA = List.of("nova-scheduler", "nova-conductor", "nova-consoleauth", "nova-compute");

    static final List<String> CINDER = List.of("cinder-scheduler", "cinder-volume");
    private static final Set<String> BALANCERS = Set.of("haproxy", "ingress");

    /** What a node is for. */
    public enum Role {
        /** VIO 6 and 7: the manager, with the control plane of Kubernetes. */
        MANAGER,
        CONTROLLER,
        /** MariaDB and RabbitMQ. */
        DATABASE,
        LOAD_BALANCER,
        /** Drives one vSphere cluster. */
        COMPUTE,
        DHCP
    }

    /** A virtual machine of the control plane. */
    public record Node(String name, Role role) {}

    /**
     * A process or pod.
     *
     * @param binary such as {@code nova-scheduler}, {@code mariadb}, {@code rabbitmq}, {@code memcached}
     * @param host   the name under which it reports: its node's, its pod's, and for cinder-volume {@code host@backend}
     * @param node   the name of the node it runs on
     */
    public record Daemon(String binary, String host, String node) {

        /** {@code binary@host}, its key in the tables of services. */
        public String key() {
            return binary + "@" + host;
        }
    }

    /** Both lists are kept as they are now. */
    public Deployment {
        nodes = List.copyOf(nodes);
        daemons = List.copyOf(daemons);
    }

    /** The daemons of one binary, in the order of their nodes; of {@code nova-compute} that of the clusters. */
    public List<Daemon> of(String binary) {
        return daemons.stream().filter(daemon -> daemon.binary().equals(binary)).toList();
    }

    /** What runs on a node. */
    public List<Daemon> on(String node) {
        return daemons.stream().filter(daemon -> daemon.node().equals(node)).toList();
    }

    /** What hands requests on to the APIs. */
    public List<Daemon> loadBalancers() {
        return daemons.stream()
                .filter(daemon -> BALANCERS.contains(daemon.binary()))
                .toList();
    }

    /** How many vSphere clusters a cloud of this mode has unless asked for another number. */
    public static int usualClusters(DeploymentMode mode) {
        return mode == DeploymentMode.TINY ? 1 : 4;
    }

    /** Throws {@link IllegalArgumentException} where no such cloud can be laid out. */
    public static void require(DeploymentMode mode, int clusters) {
        if (mode == DeploymentMode.UNKNOWN) {
            throw new IllegalArgumentException("a simulated cloud needs to know its deployment mode");
        }
        if (mode == DeploymentMode.TINY && clusters != 1) {
            throw new IllegalArgumentException(
                    "a tiny simulated cloud has one nova-compute, so one cluster and not " + clusters);
        }
    }
}
