package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How networks, routers and load balancers come to be: all from the seed and their number. */
final class NetworkGenesis {
    private static final Duration AGE = Duration.ofDays(4 * 365);
    private static final List<String> ROUTERS = List.of("edge", "core");
    private static final int EXTERNAL_BITS = 22;
    private static final int EXTERNAL_BASE = 100 << 24 | 64 << 16;
    private static final int LOCAL_BASE = 127 << 24 | 64 << 16;
    private static final int FIRST_GATEWAY = 256;
    private static final int FIRST_VIP = 8;

    private final Dice dice;
    private final Estate estate;
    private final Wiring wiring;
    private final Instant start;
    private final boolean isLocal;
    private final Ids networks;
    private final Ids subnets;
    private final Ids routers;
    private final Ids balancers;

    NetworkGenesis(Dice dice, Estate estate, Wiring wiring, Instant start, boolean isLocal) {
        this.dice = dice;
        this.estate = estate;
        this.wiring = wiring;
        this.start = start;
        this.isLocal = isLocal;
        networks = new Ids(dice, "network");
        subnets = new Ids(dice, "subnet");
        routers = new Ids(dice, "router");
        balancers = new Ids(dice, "load-balancer");
    }

    Ids networkIds() {
        return networks;
    }

    Ids subnetIds() {
        return subnets;
    }

    Ids routerIds() {
        return routers;
    }

    Ids balancerIds() {
        return balancers;
    }

    Network external() {
        return network(0, estate.admin(), "ext-net", isLocal ? LOCAL_BASE : EXTERNAL_BASE, EXTERNAL_BITS);
    }

    Network network(int number) {
        var project = estate.projects().get(wiring.project(number));
        var name = project.name() + "-" + named(Wiring.TIERS, wiring.index(number));
        return network(number, project, name, wiring.base(number), wiring.bitsOf(number));
    }

    VirtualRouter router(int number, Network external) {
        var project = estate.projects().get(wiring.project(number));
        return new VirtualRouter(
                number,
                routers.of(number),
                project,
                project.name() + "-" + named(ROUTERS, wiring.index(number)),
                external,
                external.address(FIRST_GATEWAY + number),
                true,
                "ACTIVE",
                true,
                stamp("router-age", number, 4));
    }

    /** Its address is on the first network of every third project. */
    LoadBalancer loadBalancer(int number, Ports ports, Network network) {
        return new LoadBalancer(
                number,
                balancers.of(number),
                ports.id(Ports.number(Port.Role.VIP, number)),
                dice.uuid("listener", number),
                dice.uuid("pool", number),
                network.project(),
                network.project().name() + "-lb",
                network,
                network.address(FIRST_VIP),
                "ACTIVE",
                "ONLINE",
                stamp("lb-age", number, 1));
    }

    /** The number of the network a load balancer's address is on. */
    int networkOfBalancer(int number) {
        return wiring.network((number - 1) * 3 % estate.projects().size(), 0);
    }

    private Network network(int number, Project project, String name, int base, int bits) {
        return new Network(
                number,
                networks.of(number),
                subnets.of(number),
                project,
                name,
                base,
                bits,
                "ACTIVE",
                true,
                stamp("network-age", number, 2));
    }

    private Stamp stamp(String subject, int number, int revision) {
        var created = start.minus(AGE).plusSeconds(dice.below(86_400, subject, number));
        return new Stamp(created, created.plusSeconds(revision), revision);
    }

    /** Over and over, with numbers from the second time on. */
    private static String named(List<String> names, int index) {
        var round = index / names.size();
        return names.get(index % names.size()) + (round == 0 ? "" : "-" + (round + 1));
    }
}
