package io.vioscope.simulator.cloud;

import io.vioscope.model.DeploymentMode;
import io.vioscope.simulator.cloud.Deployment.Daemon;
import io.vioscope.simulator.cloud.Deployment.Node;
import io.vioscope.simulator.cloud.Deployment.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays out the control plane of VIO 3 to 5, whose nodes are virtual machines with daemons under the node's own name. For
 * Kubernetes see {@link Pods}. That a tiny cloud is one machine is an assumption; the number of DHCP nodes too.
 */
final class Layout {
    static final List<String> APIS = List.of(
            "keystone", "glance-api", "placement-api", "nova-api", "neutron-server", "cinder-api", "octavia-api");

    private static final List<String> CONTROL =
            List.of("nova-scheduler", "nova-conductor", "nova-consoleauth", "cinder-scheduler", "memcached");
    private static final List<String> DATA = List.of("mariadb", "rabbitmq");
    private static final List<String> DHCP = List.of("neutron-dhcp-agent", "neutron-metadata-agent");
    private static final String BALANCER = "haproxy";

    private final List<Node> nodes = new ArrayList<>();
    private final List<Daemon> daemons = new ArrayList<>();

    private Layout() {}

    static Deployment of(Dice dice, CloudPlan plan) {
        var mode = plan.mode();
        var clusters = plan.size().clusters();
        var agents = plan.networking().hasAgents();
        Deployment.require(mode, clusters);
        if (mode == DeploymentMode.KUBERNETES) {
            return Pods.of(dice, clusters, agents);
        }
        var layout = new Layout();
        switch (mode) {
            case HA -> layout.ha(clusters, agents);
            case COMPACT -> layout.compact(clusters, agents);
            default -> layout.tiny(agents);
        }
        return new Deployment(mode, layout.nodes, layout.daemons);
    }

    private void ha(int clusters, boolean agents) {
        each(Role.LOAD_BALANCER, "loadbalancer", 2).forEach(node -> run(node, List.of(BALANCER)));
        each(Role.DATABASE, "database", 3).forEach(node -> run(node, DATA));
        each(Role.CONTROLLER, "controller", 2).forEach(this::control);
        drivers(clusters);
        dhcp(agents ? 2 : 0);
    }

    private void compact(int clusters, boolean agents) {
        everything(each(Role.CONTROLLER, "controller", 1).get(0));
        drivers(clusters);
        dhcp(agents ? 1 : 0);
    }

    private void tiny(boolean agents) {
        var only = each(Role.CONTROLLER, "controller", 1).get(0);
        everything(only);
        run(only, List.of("nova-compute"));
        run(only, agents ? DHCP : List.of());
    }

    private void everything(String node) {
        run(node, List.of(BALANCER));
        run(node, DATA);
        control(node);
    }

    private void control(String node) {
        run(node, APIS);
        run(node, CONTROL);
        daemons.add(new Daemon("cinder-volume", node + "@vmdk", node));
    }

    private void drivers(int clusters) {
        each(Role.COMPUTE, "compute", clusters).forEach(node -> run(node, List.of("nova-compute")));
    }

    private void dhcp(int count) {
        each(Role.DHCP, "dhcp", count).forEach(node -> run(node, DHCP));
    }

    private List<String> each(Role role, String name, int count) {
        var names = new ArrayList<String>();
        for (var i = 1; i <= count; i++) {
            names.add("%s%02d".formatted(name, i));
        }
        names.forEach(one -> nodes.add(new Node(one, role)));
        return names;
    }

    private void run(String node, List<String> binaries) {
        binaries.forEach(binary -> daemons.add(new Daemon(binary, node, node)));
    }
}
