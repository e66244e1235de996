package io.vioscope.simulator.fault;

import static io.vioscope.simulator.fault.Effect.deed;
import static io.vioscope.simulator.fault.Effect.trouble;
import static io.vioscope.simulator.fault.FaultType.fault;
import static io.vioscope.simulator.fault.FaultType.planned;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.cloud.FloatingIp;
import io.vioscope.simulator.cloud.Port;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.plant.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What breaks in NSX and Neutron. */
final class NetworkFaults {
    private static final Duration FOUND_OUT = Duration.ofSeconds(100);

    static final List<FaultType> ALL = List.of(
            fault("nsx-manager-down", Sort.NSX_MANAGER, "NSX Manager is out of reach", trouble(Trouble.DOWN)),
            fault(
                    "nsx-edge-down",
                    Sort.LOAD_BALANCER,
                    "An edge is down: routing, NAT and load balancing on it are lost",
                    trouble(Layout.EDGES, Trouble.DOWN).and(deed(NetworkFaults::offlineLater, status("ONLINE")))),
            fault(
                    "external-network-down",
                    Sort.CLOUD,
                    "The uplink of the provider network is down",
                    trouble(Layout.UPLINK, Trouble.DOWN)),
            fault(
                    "transport-node-down",
                    Sort.ESXI_HOST,
                    "NSX's data path on an ESXi host is broken",
                    trouble(Trouble.LOSSY)),
            fault("dhcp-node-down", Sort.DHCP_NODE, "A machine with DHCP agents is down", trouble(Trouble.DOWN)),
            fault(
                    "neutron-down",
                    Sort.CLOUD,
                    "neutron-server is dead on all controllers",
                    trouble(Layout.api("network"), Trouble.DOWN)),
            fault(
                    "nsx-backend-mismatch",
                    Sort.ROUTER,
                    "Neutron and NSX hold different things to exist",
                    routers("ERROR").and(trouble(Layout.NSX_MANAGER, Trouble.DEGRADED))),
            fault("router-error", Sort.ROUTER, "A router could not be realised", routers("ERROR")),
            fault(
                    "router-no-gateway",
                    Sort.ROUTER,
                    "A router has lost its gateway",
                    deed(
                            (strike, router) -> strike.cloud().network().setGateway(strike.id(), false),
                            (strike, router) -> strike.cloud().network().setGateway(strike.id(), true))),
            planned(
                    "router-admin-down",
                    Sort.CONNECTION,
                    "An operator has taken a router, network or port out of use",
                    deed(
                            (strike, router) -> strike.cloud().network().setAdminState(strike.id(), false),
                            (strike, router) -> strike.cloud().network().setAdminState(strike.id(), true))),
            fault("floatingip-down", Sort.FLOATING_IP, "A floating IP leads nowhere", NetworkFaults::disassociate),
            fault(
                    "port-orphaned",
                    Sort.SERVER,
                    "A port stays behind when its server is gone",
                    deed(
                            NetworkFaults::leavePort,
                            (strike, server) -> strike.cloud().network().deleteOrphan(strike.id()))),
            fault(
                    "port-down",
                    Sort.PORT,
                    "A port is down",
                    deed(
                            (strike, port) -> strike.cloud().network().setPortStatus(strike.id(), "DOWN"),
                            (strike, port) -> strike.cloud().network().setPortStatus(strike.id(), "ACTIVE"))),
            fault(
                    "loadbalancer-offline",
                    Sort.LOAD_BALANCER,
                    "A load balancer does not work",
                    deed(NetworkFaults::breakDown, status("ONLINE"))),
            fault(
                    "lb-member-down",
                    Sort.LOAD_BALANCER,
                    "A member of a load balancer fails its health check",
                    deed(status("DEGRADED"), status("ONLINE"))));

    private NetworkFaults() {}

    private static void leavePort(Strike strike, EntityKey server) {
        strike.cloud().network().orphan(strike.id());
        strike.cloud().delete(strike.id());
    }

    private static Effect routers(String status) {
        return deed(
                (strike, router) -> strike.cloud().network().setRouterStatus(strike.id(), status),
                (strike, router) -> strike.cloud().network().setRouterStatus(strike.id(), "ACTIVE"));
    }

    private static Runnable disassociate(Strike strike) {
        var network = strike.cloud().network();
        var port = network.floatingIps()
                .find(strike.id())
                .flatMap(FloatingIp::port)
                .map(Port::id);
        network.moveFloatingIp(strike.id(), Optional.empty());
        return () -> network.moveFloatingIp(strike.id(), port);
    }

    private static void breakDown(Strike strike, EntityKey balancer) {
        strike.cloud().network().setLoadBalancerStatus(strike.id(), "ERROR", "OFFLINE");
    }

    private static BiConsumer<Strike, EntityKey> status(String status) {
        return (strike, balancer) -> strike.cloud().network().setLoadBalancerStatus(strike.id(), status);
    }

    private static void offlineLater(Strike strike, EntityKey balancer) {
        strike.cloud().turns().later(FOUND_OUT, at -> {
            if (strike.physics().has(Layout.EDGES, Trouble.DOWN)) {
                strike.cloud().network().setLoadBalancerStatus(strike.id(), "OFFLINE");
            }
        });
    }
}
