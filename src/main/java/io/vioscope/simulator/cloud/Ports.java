package io.vioscope.simulator.cloud;

import io.vioscope.simulator.cloud.Port.Role;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What every port is like, derived from the server, network, router, ... it belongs to; kept is only what was changed
 * about it. A port's number is its role and the number of that thing.
 */
final class Ports {
    static final int PER_SERVER = 8;
    private static final int ROLE_SHIFT = 28;
    private static final List<Role> ROLES = List.of(Role.values());
    private static final int ORDINAL = (1 << ROLE_SHIFT) - 1;
    private static final int PLUGGED_AFTER_SECONDS = 5;

    /** What was changed about a port. */
    private record Change(String status, boolean adminUp, Stamp stamp) {}

    /** A port that somebody asked for. */
    record Made(Network network, Project owner, int address, Port.Label label, Instant at) {}

    /** What the parts of a network are like now, by their numbers. */
    record Owners(
            IntFunction<VirtualMachine> server,
            IntFunction<Network> network,
            IntFunction<VirtualRouter> router,
            IntFunction<FloatingIps.Row> floatingIp,
            IntFunction<LoadBalancer> loadBalancer) {}

    private final Dice dice;
    private final Wiring wiring;
    private final List<String> dhcpHosts;
    private final Owners owners;
    private final Ids ids;
    private final Shelf<Port> shelf;
    private final UUID dhcpProfile;
    private final Map<Integer, Change> changes = new HashMap<>();
    private final Map<Integer, Made> made = new HashMap<>();
    private int asked;

    Ports(Dice dice, Wiring wiring, List<String> dhcpHosts, Owners owners, Turns turns) {
        this.dice = dice;
        this.wiring = wiring;
        this.dhcpHosts = dhcpHosts;
        this.owners = owners;
        this.ids = new Ids(dice, "port");
        this.dhcpProfile = dice.uuid("dhcp-profile", 1);
        this.shelf = new Shelf<>(turns, ids, this::read);
    }

    static int number(Role role, int of) {
        return ROLES.indexOf(role) << ROLE_SHIFT | of;
    }

    static int ofServer(int server, int place) {
        return number(Role.SERVER, server * PER_SERVER + place);
    }

    /** The number of the server whose port this is. */
    static int serverOf(int port) {
        return (port & ORDINAL) / PER_SERVER;
    }

    Shelf<Port> shelf() {
        return shelf;
    }

    UUID id(int number) {
        return ids.of(number);
    }

    IntStream numbersOf(VirtualMachine vm) {
        return IntStream.range(0, wiring.size().portsPerServer())
                .map(place -> ofServer(vm.birth().number(), place));
    }

    /** The ports of a server, in the order of its interfaces; none before it is on a cluster and after its end. */
    List<Port> of(VirtualMachine vm) {
        return vm.isPlaced() ? numbersOf(vm).mapToObj(n -> server(n, vm)).toList() : List.of();
    }

    /** Makes one that is plugged into nothing. */
    Port make(Made port, String status) {
        var number = number(Role.MADE, asked++);
        made.put(number & ORDINAL, port);
        shelf.add(number);
        if (!status.equals(read(number).status())) {
            change(number, status, port.at());
        }
        return read(number);
    }

    /** Whether an address is that of a port that was made. */
    boolean isMade(int address) {
        return made.values().stream().anyMatch(port -> port.address() == address);
    }

    void change(int number, @Nullable String status, Instant at) {
        var port = read(number);
        var next = status == null ? port.status() : status;
        changes.put(number, new Change(next, port.adminUp(), port.stamp().touched(at)));
    }

    void setAdminState(Port port, boolean up, Instant at) {
        changes.put(port.number(), new Change(port.status(), up, port.stamp().touched(at)));
    }

    void remove(int number) {
        shelf.remove(number);
        changes.remove(number);
        if (number >>> ROLE_SHIFT == ROLES.indexOf(Role.MADE)) {
            made.remove(number & ORDINAL);
        }
    }

    Port read(int number) {
        var of = number & ORDINAL;
        return switch (ROLES.get(number >>> ROLE_SHIFT)) {
            case SERVER -> server(number, owners.server().apply(of / PER_SERVER));
            case ROUTER_INTERFACE -> routerInterface(number, owners.network().apply(of));
            case ROUTER_GATEWAY -> gateway(number, owners.router().apply(of));
            case DHCP -> dhcp(number, owners.network().apply(of));
            case FLOATING_IP -> floating(number, owners.floatingIp().apply(of));
            case VIP -> vip(number, owners.loadBalancer().apply(of));
            case MADE -> made(number, Objects.requireNonNull(made.get(of)));
        };
    }

    private Port server(int number, VirtualMachine vm) {
        var birth = vm.birth();
        var place = (number & ORDINAL) % PER_SERVER;
        var network = owners.network().apply(wiring.network(birth, place));
        var cluster = vm.cluster();
        var born = birth.created().plusSeconds(2);
        return port(
                number,
                network,
                Optional.of(birth.project()),
                network.address(wiring.host(birth, place)),
                birth.id().toString(),
                "compute:" + (cluster == null ? "" : cluster.zone()),
                cluster == null ? "" : cluster.host(),
                new Stamp(born, born.plusSeconds(PLUGGED_AFTER_SECONDS), 3));
    }

    private Port routerInterface(int number, Network network) {
        var router = owners.router().apply(wiring.router(network.number()));
        return port(
                number,
                network,
                Optional.of(network.project()),
                network.address(1),
                router.id().toString(),
                "network:router_interface",
                "",
                after(network.stamp(), 20));
    }

    private Port gateway(int number, VirtualRouter router) {
        return port(
                number,
                router.external(),
                Optional.empty(),
                router.address(),
                router.id().toString(),
                "network:router_gateway",
                "",
                after(router.stamp(), 2));
    }

    /** NSX's own DHCP has no agent; its port names the profile of the DHCP server as its device. */
    private Port dhcp(int number, Network network) {
        var own = dhcpHosts.isEmpty();
        var device = own ? dhcpProfile.toString() : "dhcp" + dhcpProfile + "-" + network.id();
        return port(
                number,
                network,
                Optional.of(network.project()),
                network.address(2),
                device,
                "network:dhcp",
                own ? "" : dhcpHosts.get(network.number() % dhcpHosts.size()),
                after(network.stamp(), 4));
    }

    private Port floating(int number, FloatingIps.Row ip) {
        var stamp = new Stamp(ip.stamp().created(), ip.stamp().created(), 2);
        return port(
                number,
                owners.network().apply(0),
                Optional.empty(),
                ip.address(),
                ip.id().toString(),
                "network:floatingip",
                "",
                stamp);
    }

    private Port vip(int number, LoadBalancer balancer) {
        return port(
                number,
                balancer.network(),
                Optional.of(balancer.project()),
                balancer.address(),
                "lb-" + balancer.id(),
                "Octavia",
                "",
                after(balancer.stamp(), 1));
    }

    private Port made(int number, Made port) {
        var stamp = new Stamp(port.at(), port.at(), 1);
        return port(number, port.network(), Optional.of(port.owner()), port.address(), "", "", "", stamp, port.label());
    }

    private Port port(
            int number,
            Network network,
            Optional<Project> owner,
            int address,
            String deviceId,
            String deviceOwner,
            String host,
            Stamp stamp) {
        return port(number, network, owner, address, deviceId, deviceOwner, host, stamp, Port.Label.NONE);
    }

    private Port port(
            int number,
            Network network,
            Optional<Project> owner,
            int address,
            String deviceId,
            String deviceOwner,
            String host,
            Stamp stamp,
            Port.Label label) {
        var role = ROLES.get(number >>> ROLE_SHIFT);
        var change = changes.get(number);
        var usual = role == Role.FLOATING_IP ? "N/A" : "ACTIVE";
        return new Port(
                number,
                ids.of(number),
                role,
                network,
                owner,
                address,
                0xFA163E000000L | (dice.roll("mac", number) & 0xFFFFFF),
                deviceId,
                deviceOwner,
                host,
                change == null ? usual : change.status(),
                change == null || change.adminUp(),
                change == null ? stamp : change.stamp(),
                label);
    }

    /** Made so many seconds after what it belongs to, and not touched since. */
    private static Stamp after(Stamp owner, int seconds) {
        var created = owner.created().plusSeconds(seconds);
        return new Stamp(created, created.plusSeconds(1), 4);
    }
}
