package io.vioscope.simulator.cloud;

import io.vioscope.simulator.cloud.Port.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The networks of the cloud and what is plugged into them. As {@link SimulatedCloud}: every method may be called from
 * any thread, and answers false where Neutron would refuse.
 */
public final class SimulatedNetwork {
    private static final Set<String> NETWORK_STATUS = Set.of("ACTIVE", "BUILD", "DOWN", "ERROR");
    private static final Set<String> PORT_STATUS = Set.of("ACTIVE", "BUILD", "DOWN", "ERROR", "N/A");
    private static final Set<String> ROUTER_STATUS = Set.of("ACTIVE", "ALLOCATING", "PENDING_CREATE", "ERROR");
    private static final Set<String> FLOATING_STATUS = Set.of("ACTIVE", "DOWN", "ERROR");
    private static final Set<String> OPERATING_STATUS =
            Set.of("ONLINE", "OFFLINE", "DEGRADED", "ERROR", "DRAINING", "NO_MONITOR");

    private final Turns turns;
    private final Networking networking;
    private final Population population;
    private final Wiring wiring;
    private final List<Network> networks = new ArrayList<>();
    private final List<VirtualRouter> routers = new ArrayList<>();
    private final List<LoadBalancer> balancers = new ArrayList<>();
    private final Set<Integer> orphans = new HashSet<>();
    private final FloatingIps floatingIps;
    private final Agents agents;
    private final List<String> dhcpHosts;
    private final Ports ports;
    private final Shelf<Network> networkShelf;
    private final Shelf<Network> subnetShelf;
    private final Shelf<VirtualRouter> routerShelf;
    private final Shelf<LoadBalancer> balancerShelf;

    /** As old as the servers that are there already. */
    SimulatedNetwork(Dice dice, CloudPlan plan, Estate estate, Population population, Turns turns, Instant start) {
        var servers = ofProjects(population, plan.size().projects());
        this.turns = turns;
        this.population = population;
        networking = plan.networking();
        wiring = Wiring.of(dice, plan.size(), project -> servers[project]);
        var genesis = new NetworkGenesis(dice, estate, wiring, start, plan.isLocal());
        floatingIps = new FloatingIps(dice, wiring, networks::get, this::router, turns);
        agents = new Agents(dice, estate.deployment(), start);
        var owners = new Ports.Owners(
                population::row, networks::get, this::router, floatingIps::row, n -> balancers.get(n - 1));
        dhcpHosts = Agents.hosts(estate.deployment());
        ports = new Ports(dice, wiring, dhcpHosts, owners, turns);
        networkShelf = new Shelf<>(turns, genesis.networkIds(), networks::get);
        subnetShelf = new Shelf<>(turns, genesis.subnetIds(), networks::get);
        routerShelf = new Shelf<>(turns, genesis.routerIds(), this::router);
        balancerShelf = new Shelf<>(turns, genesis.balancerIds(), n -> balancers.get(n - 1));
        build(genesis, plan.size());
        plug(start);
    }

    private static int[] ofProjects(Population population, int projects) {
        var servers = new int[projects];
        population.alive().forEach(vm -> servers[vm.birth().project().index()]++);
        return servers;
    }

    private void build(NetworkGenesis genesis, CloudSize size) {
        var external = genesis.external();
        networks.add(external);
        IntStream.rangeClosed(1, size.networks()).forEach(n -> networks.add(genesis.network(n)));
        IntStream.rangeClosed(1, size.routers()).forEach(n -> routers.add(genesis.router(n, external)));
        IntStream.rangeClosed(1, size.loadBalancers())
                .forEach(
                        n -> balancers.add(genesis.loadBalancer(n, ports, networks.get(genesis.networkOfBalancer(n)))));
        networkShelf.addAll(IntStream.range(0, networks.size()));
        subnetShelf.addAll(IntStream.range(0, networks.size()));
        routerShelf.addAll(IntStream.rangeClosed(1, routers.size()));
        balancerShelf.addAll(IntStream.rangeClosed(1, balancers.size()));
    }

    private void plug(Instant start) {
        var all = IntStream.builder();
        population.alive().stream()
                .filter(VirtualMachine::isPlaced)
                .forEach(vm -> ports.numbersOf(vm).forEach(all));
        networks.stream().skip(1).forEach(network -> plug(network, all));
        routers.forEach(router -> all.add(Ports.number(Role.ROUTER_GATEWAY, router.number())));
        balancers.forEach(balancer -> all.add(Ports.number(Role.VIP, balancer.number())));
        ports.shelf().addAll(all.build());
        floatingIps.settle(population, ports, start);
        floatingIps.shelf().addAll(IntStream.rangeClosed(1, floatingIps.count()));
        ports.shelf().addAll(IntStream.rangeClosed(1, floatingIps.count()).map(n -> Ports.number(Role.FLOATING_IP, n)));
    }

    private void plug(Network network, IntStream.Builder all) {
        all.add(Ports.number(Role.DHCP, network.number()));
        if (wiring.router(network.number()) != 0) {
            all.add(Ports.number(Role.ROUTER_INTERFACE, network.number()));
        }
    }

    /** What does Neutron's work. */
    public Networking networking() {
        return networking;
    }

    /** The networks. */
    public Shelf<Network> networks() {
        return networkShelf;
    }

    /** The networks by the UUIDs of their subnets. */
    public Shelf<Network> subnets() {
        return subnetShelf;
    }

    /** The routers. */
    public Shelf<VirtualRouter> routers() {
        return routerShelf;
    }

    /** The floating IPs. */
    public Shelf<FloatingIp> floatingIps() {
        return floatingIps.shelf();
    }

    /** The ports. */
    public Shelf<Port> ports() {
        return ports.shelf();
    }

    /** The load balancers. */
    public Shelf<LoadBalancer> loadBalancers() {
        return balancerShelf;
    }

    /** The agents; none with NSX. */
    public List<Agent> agents() {
        return turns.take(now -> agents.all());
    }

    /** The networks whose DHCP an agent does, in the order of their creation. */
    public List<Network> networksOf(Agent agent) {
        return turns.take(now ->
                networks.stream().filter(network -> serves(agent, network)).toList());
    }

    /** Whether an agent does the DHCP of a network: one of the agents for that does. */
    public boolean serves(Agent agent, Network network) {
        return !network.isExternal()
                && agent.binary().equals("neutron-dhcp-agent")
                && agent.host().equals(dhcpHosts.get(network.number() % dhcpHosts.size()));
    }

    /** The ports of a server, quicker than by asking all ports. */
    public List<Port> portsOf(UUID server) {
        return turns.take(now -> population.find(server).map(ports::of).orElse(List.of()));
    }

    /** Whether a floating IP leads to a server. */
    public boolean isPublic(UUID server) {
        return turns.take(now -> population.find(server).map(ports::of).orElse(List.of()).stream()
                .anyMatch(port -> floatingIps.to(port.number()).isPresent()));
    }

    /** What is known as a server's addresses. */
    List<Interface> interfaces(VirtualMachine vm) {
        return ports.of(vm).stream()
                .map(port -> new Interface(port, floatingIps.to(port.number()).map(FloatingIps.Row::address)))
                .toList();
    }

    /** Sets the status of a network at once. */
    public boolean setNetworkStatus(UUID id, String status) {
        return turns.take(now -> NETWORK_STATUS.contains(status)
                && change(
                        networkShelf.find(id),
                        network -> networks.set(
                                network.number(),
                                network.in(status, network.stamp().touched(now)))));
    }

    /** Sets the status of a router at once. */
    public boolean setRouterStatus(UUID id, String status) {
        return turns.take(now -> ROUTER_STATUS.contains(status)
                && change(
                        routerShelf.find(id),
                        router -> routers.set(
                                router.number() - 1,
                                router.in(status, router.stamp().touched(now)))));
    }

    /** Gives a router its gateway on the external network, or takes it away. */
    public boolean setGateway(UUID id, boolean there) {
        return turns.take(now -> change(routerShelf.find(id), router -> {
            var stamp = router.stamp().touched(now);
            routers.set(router.number() - 1, router.leadingOut(there, stamp));
            var port = Ports.number(Role.ROUTER_GATEWAY, router.number());
            if (there) {
                ports.shelf().add(port);
            } else {
                ports.remove(port);
            }
        }));
    }

    /** Sets the administrative state of a router, network or port. */
    public boolean setAdminState(UUID id, boolean up) {
        return turns.take(now -> change(
                        routerShelf.find(id),
                        router -> routers.set(
                                router.number() - 1,
                                router.up(up, router.stamp().touched(now))))
                || change(
                        networkShelf.find(id),
                        network -> networks.set(
                                network.number(), network.up(up, network.stamp().touched(now))))
                || change(ports.shelf().find(id), port -> ports.setAdminState(port, up, now)));
    }

    /**
     * Makes a port that is plugged into nothing, with the highest address of the network that no other such port has.
     *
     * @param project whose it is
     * @return empty if there is no such network or project
     */
    public Optional<Port> makePort(UUID network, Project project, Port.Label label, String status) {
        return turns.take(now -> networkShelf.find(network).map(on -> {
            var address = on.last();
            while (ports.isMade(address)) {
                address--;
            }
            return ports.make(new Ports.Made(on, project, address, label, now), status);
        }));
    }

    /** Deletes a port that somebody has made; false where there is none such. */
    public boolean deletePort(UUID id) {
        return turns.take(now -> change(
                ports.shelf().find(id).filter(port -> port.role() == Port.Role.MADE),
                port -> ports.remove(port.number())));
    }

    /** Deletes a floating IP, or a router with its ports. */
    public boolean delete(UUID id) {
        return turns.take(now -> change(routerShelf.find(id), router -> {
                    wiring.networks(router.number())
                            .forEach(network -> ports.remove(Ports.number(Role.ROUTER_INTERFACE, network)));
                    ports.remove(Ports.number(Role.ROUTER_GATEWAY, router.number()));
                    routerShelf.remove(router.number());
                })
                || change(floatingIps.shelf().find(id), ip -> {
                    floatingIps.lead(id, -1, now);
                    ports.remove(Ports.number(Role.FLOATING_IP, ip.number()));
                    floatingIps.shelf().remove(ip.number());
                }));
    }

    /** The first port of a server will stay behind when the server is gone. */
    public boolean orphan(UUID server) {
        return turns.take(now -> change(
                population.find(server).filter(VirtualMachine::isPlaced),
                vm -> orphans.add(Ports.ofServer(vm.birth().number(), 0))));
    }

    /** Somebody deletes the port that has stayed behind. */
    public boolean deleteOrphan(UUID server) {
        return turns.take(now -> {
            var port =
                    population.find(server).map(vm -> Ports.ofServer(vm.birth().number(), 0));
            port.filter(orphans::remove).ifPresent(number -> unplug(number, now));
            return port.isPresent();
        });
    }

    /** Sets the status of a port at once. */
    public boolean setPortStatus(UUID id, String status) {
        return turns.take(now -> {
            var port = PORT_STATUS.contains(status) ? ports.shelf().find(id) : Optional.<Port>empty();
            port.ifPresent(found -> ports.change(found.number(), status, now));
            return port.isPresent();
        });
    }

    /** Sets the status of a floating IP at once. */
    public boolean setFloatingIpStatus(UUID id, String status) {
        return turns.take(now -> FLOATING_STATUS.contains(status) && floatingIps.setStatus(id, status, now));
    }

    /** Sets the operating status of a load balancer at once; its provisioning status is ACTIVE then. */
    public boolean setLoadBalancerStatus(UUID id, String status) {
        return setLoadBalancerStatus(id, "ACTIVE", status);
    }

    /** Sets both statuses of a load balancer at once. */
    public boolean setLoadBalancerStatus(UUID id, String provisioning, String status) {
        return turns.take(now -> OPERATING_STATUS.contains(status)
                && change(
                        balancerShelf.find(id),
                        balancer -> balancers.set(
                                balancer.number() - 1,
                                balancer.in(
                                        provisioning, status, balancer.stamp().touched(now)))));
    }

    /** Lets a floating IP lead to this port of a server of its project, or nowhere. */
    public boolean moveFloatingIp(UUID id, Optional<UUID> port) {
        return turns.take(now -> port.map(to -> ports.shelf()
                        .find(to)
                        .map(found -> floatingIps.lead(id, found.number(), now))
                        .orElse(false))
                .orElseGet(() -> floatingIps.lead(id, -1, now)));
    }

    boolean changeAgent(String key, UnaryOperator<Agent> change) {
        return agents.change(key, change);
    }

    /** What a change of a server means for its ports; within a turn. */
    void follow(VirtualMachine before, VirtualMachine after, Instant at) {
        if (!after.isPlaced()) {
            if (before.isPlaced()) {
                ports.numbersOf(after)
                        .filter(number -> !orphans.contains(number))
                        .forEach(number -> unplug(number, at));
            }
        } else if (!before.isPlaced()) {
            ports.numbersOf(after).forEach(ports.shelf()::add);
        } else if (!after.isWith(before.cluster())) {
            ports.numbersOf(after).forEach(number -> ports.change(number, null, at));
        }
    }

    /**
     * Turns this share of the ports of servers from ACTIVE to DOWN or back, at once. Returns how many.
     *
     * @param due how far into the first hundredth to start
     */
    int churn(double percent, double due, Instant at) {
        var changed = 0;
        var sum = due;
        for (var number : ports.shelf().numbers().toArray()) {
            sum += percent;
            if (sum >= 100) {
                sum -= 100;
                changed += flip(number, at);
            }
        }
        return changed;
    }

    private int flip(int number, Instant at) {
        var port = ports.read(number);
        if (port.role() != Role.SERVER) {
            return 0;
        }
        ports.change(number, port.status().equals("ACTIVE") ? "DOWN" : "ACTIVE", at);
        return 1;
    }

    private void unplug(int number, Instant at) {
        floatingIps.release(number, at);
        ports.remove(number);
    }

    private VirtualRouter router(int number) {
        return routers.get(number - 1);
    }

    private static <T> boolean change(Optional<T> found, Consumer<T> change) {
        found.ifPresent(change);
        return found.isPresent();
    }
}
