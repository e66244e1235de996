package io.vioscope.simulator.cloud;

/**
 * Which network belongs to whom and hangs on which router, by numbers alone: projects take turns in owning networks and
 * routers, and a project's routers take turns in serving its networks.
 *
 * @param bits of an address that are the host's, in every network of a project
 */
record Wiring(Dice dice, CloudSize size, int bits) {
    /** Below it are the subnet's own address, its gateway, its DHCP server and the load balancers. */
    private static final int FIRST_HOST = 16;
    /** How many servers may be built after the start before addresses are given twice. */
    private static final int SPARE = 16_384;

    private static final int TEN = 10 << 24;

    static Wiring of(Dice dice, CloudSize size) {
        var highest = FIRST_HOST + (size.servers() + SPARE) * size.portsPerServer();
        return new Wiring(dice, size, Math.max(16, Integer.SIZE - Integer.numberOfLeadingZeros(highest)));
    }

    /** The index of the project that owns this network or router. */
    int project(int number) {
        return (number - 1) % size.projects();
    }

    /** A network's place among those of its project, from 0. */
    int index(int network) {
        return (network - 1) / size.projects();
    }

    int networksOf(int project) {
        return (size.networks() - project - 1) / size.projects() + 1;
    }

    /** The number of a project's network. */
    int network(int project, int index) {
        return index * size.projects() + project + 1;
    }

    /** The number of the router that serves a network; 0 if there is none. */
    int router(int network) {
        var project = project(network);
        var routers = project >= size.routers() ? 0 : (size.routers() - project - 1) / size.projects() + 1;
        return routers == 0 ? 0 : index(network) % routers * size.projects() + project + 1;
    }

    /** The number of the network that an interface of a server is on. */
    int network(Birth server, int place) {
        var project = server.project().index();
        var count = networksOf(project);
        return network(project, (dice.below(count, "network", server.number()) + place) % count);
    }

    /** The address of a network's subnet: from 10.0.0.0/8, other for every network of one router. */
    int base(int network) {
        return TEN + ((index(network) << bits) & 0xFFFFFF);
    }

    /** The host's part of the address of an interface of a server. */
    int host(Birth server, int place) {
        var range = (1 << bits) - FIRST_HOST - 1;
        return FIRST_HOST + (server.number() * size.portsPerServer() + place) % range;
    }
}
