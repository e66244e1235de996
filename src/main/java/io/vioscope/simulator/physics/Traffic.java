package io.vioscope.simulator.physics;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.cloud.Cluster;
import io.vioscope.simulator.cloud.FloatingIp;
import io.vioscope.simulator.cloud.Lifecycle;
import io.vioscope.simulator.cloud.Port;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.cloud.VirtualRouter;
import io.vioscope.simulator.plant.Trouble;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether users get through to what a floating IP leads to: over the uplink and an edge, by a router that has a gateway and
 * could be realized, along the data path of an ESXi host, to a guest system that runs. That OpenStack holds all of these to be
 * ACTIVE helps nobody; that neither vCenter, NSX Manager nor any API answers hurts nobody.
 */
public final class Traffic {
    private static final String ERROR = "ERROR";
    private static final String DOWN = "DOWN";

    private final SimulatedCloud cloud;
    private final Senses senses;
    private final Guests guests;

    Traffic(SimulatedCloud cloud, Senses senses, Guests guests) {
        this.cloud = cloud;
        this.senses = senses;
        this.guests = guests;
    }

    /** Whether anybody gets through to it now. */
    public boolean reaches(UUID floatingIp) {
        return cloud.turns()
                .take(now -> !senses.has(Layout.EDGES, Trouble.DOWN)
                        && !senses.has(Layout.UPLINK, Trouble.DOWN)
                        && cloud.network()
                                .floatingIps()
                                .find(floatingIp)
                                .filter(this::isRouted)
                                .flatMap(FloatingIp::port)
                                .filter(Traffic::isPlugged)
                                .flatMap(this::server)
                                .filter(this::answers)
                                .isPresent());
    }

    private boolean isRouted(FloatingIp ip) {
        return !ip.status().equals(ERROR)
                && ip.router()
                        .flatMap(cloud.network().routers()::find)
                        .filter(Traffic::isRouting)
                        .isPresent();
    }

    private static boolean isRouting(VirtualRouter router) {
        return router.gateway() && router.adminUp() && !router.status().equals(ERROR);
    }

    private static boolean isPlugged(Port port) {
        return port.adminUp()
                && port.network().adminUp()
                && !port.status().equals(DOWN)
                && !port.status().equals(ERROR);
    }

    private Optional<VirtualMachine> server(Port port) {
        return cloud.server(UUID.fromString(port.deviceId()));
    }

    private boolean answers(VirtualMachine vm) {
        var cluster = vm.cluster();
        return cluster != null
                && vm.state() == Lifecycle.ACTIVE
                && guests.power(vm) == Guests.Power.ON
                && !senses.has(new EntityKey(Kind.SERVER, vm.birth().id().toString()), Trouble.HUNG)
                && carries(cluster, vm);
    }

    private boolean carries(Cluster cluster, VirtualMachine vm) {
        return !senses.has(Layout.host(cluster, guests.host(vm, cluster)), Trouble.DOWN, Trouble.LOSSY);
    }
}
