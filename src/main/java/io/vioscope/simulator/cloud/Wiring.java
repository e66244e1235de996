package io.vioscope.simulator.cloud;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Which network belongs to whom and hangs on which router, by numbers alone: projects take turns in owning networks and
 * routers, and a project's routers take turns in serving its networks.
 *
 * @param bits of an address that are the host's, in every network of a project, by project
 */
record Wiring(Dice dice, CloudSize size, List<Integer> bits) {
    /** Networks of a project are named by what is on them, over and over. */
    static final List<String> TIERS = List.of("frontend", "backend", "data", "mgmt", "dmz");

    /** Below it are the subnet's own address, its gateway, its DHCP server and the load balancers. */
    private static final int FIRST_HOST = 16;
    /** How many interfaces a project may get after the start, at the least, before addresses are given twice. */
    private static final int SPARE = 900;

    private static final int TEN = 10 << 24;
    private static final int TEN_BITS = 24;
    /** Projects begin at 10.16.0.0, 10.17.0.0, ... */
    private static final int FIRST_REGION = 16;

    private static final int REGIONS = 224;

    /** @param servers how many servers each project has */
    static Wiring of(Dice dice, CloudSize size, IntUnaryOperator servers) {
        var bits = IntStream.range(0, size.projects())
                .map(project -> bits((long) servers.applyAsInt(project) * size.portsPerServer()));
        return new Wiring(dice, size, bits.boxed().toList());
    }

    private static int bits(long interfaces) {
        return Math.min(TEN_BITS, Long.SIZE - Long.numberOfLeadingZeros(FIRST_HOST + SPARE + 2 * interfaces));
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

    /** The numbers of the networks that a router serves. */
    IntStream networks(int router) {
        return IntStream.rangeClosed(1, size.networks()).filter(network -> router(network) == router);
    }

    /** The number of the network that an interface of a server is on: its tier's, then those after it. */
    int network(Birth server, int place) {
        var project = server.project().index();
        var count = networksOf(project);
        var groups = (count - 1) / TIERS.size() + 1;
        var group = dice.below(groups, "network", server.number());
        return network(project, (Math.min(server.tier(), count - 1) + TIERS.size() * group + place) % count);
    }

    /** How many bits of its addresses are the host's. */
    int bitsOf(int network) {
        return bits.get(project(network));
    }

    /** The address of a network's subnet: from 10.0.0.0/8, other for every network of one router. */
    int base(int network) {
        var width = bitsOf(network);
        var region = (FIRST_REGION + project(network) % REGIONS) << 16 >>> width;
        return TEN + (((region + index(network)) << width) & 0xFFFFFF);
    }

    /** The host's part of the address of an interface of a server. */
    int host(Birth server, int place) {
        var range = (1 << bits.get(server.project().index())) - FIRST_HOST - 1;
        return FIRST_HOST + (server.place() * size.portsPerServer() + place) % range;
    }
}
