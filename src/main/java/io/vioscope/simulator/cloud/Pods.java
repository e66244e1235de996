package io.vioscope.simulator.cloud;

import io.vioscope.model.DeploymentMode;
import io.vioscope.simulator.cloud.Deployment.Daemon;
import io.vioscope.simulator.cloud.Deployment.Node;
import io.vioscope.simulator.cloud.Deployment.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays out the control plane of VIO 6 and 7: one manager, three controllers that are workers of Kubernetes, and OpenStack as
 * pods that report under names of their own. All of Cinder's report as {@code cinder-volume-worker}, as its Helm chart has
 * it, so replicas share a row. The names of nova-compute's pods are an assumption.
 */
final class Pods {
    private static final int CONTROLLERS = 3;
    private static final List<String> REPLICATED = List.of("nova-scheduler", "nova-conductor", "memcached", "ingress");
    private static final List<String> STATEFUL = List.of("mariadb", "rabbitmq");
    private static final String CINDER_HOST = "cinder-volume-worker";

    /** What Kubernetes makes random names of (apimachinery, util/rand). */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private final Dice dice;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Daemon> daemons = new ArrayList<>();
    private int rolls;

    private Pods(Dice dice) {
        this.dice = dice;
    }

    static Deployment of(Dice dice, int clusters, boolean agents) {
        var pods = new Pods(dice);
        pods.nodes.add(new Node("viomanager", Role.MANAGER));
        for (var i = 0; i < CONTROLLERS; i++) {
            pods.nodes.add(new Node("controller-" + pods.random(10), Role.CONTROLLER));
        }
        pods.replicas();
        pods.storage();
        pods.drivers(clusters);
        pods.agents(agents ? 2 : 0);
        return new Deployment(DeploymentMode.KUBERNETES, pods.nodes, pods.daemons);
    }

    private void replicas() {
        Layout.APIS.forEach(this::deploy);
        REPLICATED.forEach(this::deploy);
        for (var binary : STATEFUL) {
            for (var i = 0; i < CONTROLLERS; i++) {
                run(binary, binary + "-" + i, i);
            }
        }
    }

    private void deploy(String binary) {
        var set = binary + "-" + random(10) + "-";
        for (var i = 0; i < CONTROLLERS; i++) {
            run(binary, set + random(5), i);
        }
    }

    private void storage() {
        run("cinder-scheduler", CINDER_HOST, 0);
        run("cinder-volume", CINDER_HOST + "@vmdk", 1);
        run("cinder-volume", CINDER_HOST + "@vmdk-2", 1);
    }

    private void drivers(int clusters) {
        for (var i = 0; i < clusters; i++) {
            run("nova-compute", "nova-compute-" + Cluster.moref(i) + "-0", i);
        }
    }

    private void agents(int count) {
        for (var i = 0; i < count; i++) {
            var node = controller(i);
            daemons.add(new Daemon("neutron-dhcp-agent", node, node));
            daemons.add(new Daemon("neutron-metadata-agent", node, node));
        }
    }

    private void run(String binary, String host, int turn) {
        daemons.add(new Daemon(binary, host, controller(turn)));
    }

    private String controller(int turn) {
        return nodes.get(1 + turn % CONTROLLERS).name();
    }

    private String random(int length) {
        var name = new StringBuilder();
        for (var i = 0; i < length; i++) {
            name.append(LETTERS.charAt(dice.below(LETTERS.length(), "pod", rolls++)));
        }
        return name.toString();
    }
}
