package io.vioscope.simulator.cloud;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * Networks and what hangs on them, as they follow from projects and servers: each project has its networks, every two of
 * them a router, each placed server a port on its project's first network and one on another. Only what was done to them
 * is kept.
 */
final class Fabric {
    private static final int SERVERS_PER_NETWORK = 10;
    private static final int SERVERS_PER_FLOATING_IP = 10;
    private static final int PORTS_PER_SERVER = 2;

    private final Dice dice;
    private final Estate estate;
    private final IntFunction<VirtualMachine> servers;
    private final Map<Project, Integer> projects = new HashMap<>();
    private final Map<UUID, String> statuses = new HashMap<>();
    private final List<Network> untouched = new ArrayList<>();
    private final int perProject;

    /**
     * The networks of a cloud.
     *
     * @param size    servers it is made for
     * @param servers the row of each server, by number
     */
    Fabric(Dice dice, Estate estate, int size, IntFunction<VirtualMachine> servers) {
        this.dice = dice;
        this.estate = estate;
        this.servers = servers;
        estate.projects().forEach(project -> projects.put(project, projects.size()));
        perProject = Math.max(2, size / SERVERS_PER_NETWORK / estate.projects().size());
        for (var i = 0; i < networkCount(); i++) {
            untouched.add(made(i));
        }
    }

    /** A subnet has the number of its network. */
    private int networkCount() {
        return estate.projects().size() * perProject;
    }

    /** Those of projects, then the external one. */
    List<Network> networks() {
        var all = new ArrayList<Network>();
        for (var i = 0; i < networkCount(); i++) {
            all.add(network(i));
        }
        all.add(external());
        return all;
    }

    private Network network(int number) {
        var network = untouched.get(number);
        return statuses.isEmpty() ? network : network.in(status(network.id(), network.status()));
    }

    private Network made(int number) {
        var project = estate.projects().get(number / perProject);
        var nth = number % perProject;
        var name = project.name() + "-net" + (nth == 0 ? "" : "-" + (nth + 1));
        var start = nth == 0 ? "10." + project.subnet() + ".0." : "172.16." + nth % 256 + ".";
        var id = dice.numbered("network", number);
        var subnet = dice.numbered("subnet", number);
        return new Network(id, name, project, false, subnet, start, nth == 0 ? 16 : 24, "ACTIVE");
    }

    private Network external() {
        var number = networkCount();
        var id = dice.numbered("network", number);
        return new Network(
                id,
                "external",
                estate.admin(),
                true,
                dice.numbered("subnet", number),
                "203.0.113.",
                24,
                status(id, "ACTIVE"));
    }

    List<VirtualRouter> routers() {
        var all = new ArrayList<VirtualRouter>();
        for (var i = 0; i < networkCount(); i += 2) {
            all.add(router(i));
        }
        return all;
    }

    private VirtualRouter router(int number) {
        var network = network(number);
        var id = dice.numbered("router", number);
        var name = network.name().replace("-net", "-router");
        return new VirtualRouter(
                id, name, network.project(), external().id(), "203.0.113." + (1 + number % 250), status(id, "ACTIVE"));
    }

    /** The ports after a marker; empty if the marker is not known. */
    Optional<List<Port>> ports(int newest, Optional<UUID> marker, int limit) {
        var from = marker.isEmpty()
                ? Optional.of(-1)
                : marker.map(id -> place(newest, id)).filter(place -> place >= 0);
        return from.map(place -> {
            var page = new ArrayList<Port>();
            var end = PORTS_PER_SERVER * newest + networkCount() + networkCount() / 2;
            for (var i = place + 1; i < end && page.size() < limit; i++) {
                port(newest, i).ifPresent(page::add);
            }
            return page;
        });
    }

    /** Where a port stands in the list: those of servers, newest first, then routers' interfaces, then their gateways. */
    private int place(int newest, UUID id) {
        var ofServers = PORTS_PER_SERVER * newest;
        for (var nth = 0; nth < PORTS_PER_SERVER; nth++) {
            var server = dice.numberOf("port" + nth, id);
            if (server > 0) {
                return PORTS_PER_SERVER * (newest - server) + nth;
            }
        }
        var network = dice.numberOf("interface", id);
        if (network >= 0) {
            return ofServers + network;
        }
        var router = dice.numberOf("gateway", id);
        return router >= 0 ? ofServers + networkCount() + router / 2 : -1;
    }

    private Optional<Port> port(int newest, int place) {
        var ofServers = PORTS_PER_SERVER * newest;
        if (place < ofServers) {
            var server = servers.apply(newest - place / PORTS_PER_SERVER);
            return server.isPlaced() ? Optional.of(port(server, place % PORTS_PER_SERVER)) : Optional.empty();
        }
        var other = place - ofServers;
        return Optional.of(other < networkCount() ? interfacePort(other) : gatewayPort(2 * (other - networkCount())));
    }

    /** The ports of a server, in their order. */
    List<Port> portsOf(VirtualMachine server) {
        return server.isPlaced() ? List.of(port(server, 0), port(server, 1)) : List.of();
    }

    private Port port(VirtualMachine server, int nth) {
        var number = server.birth().number();
        var first = projects.getOrDefault(server.birth().project(), 0) * perProject;
        var network = network(nth == 0 ? first : first + 1 + number % (perProject - 1));
        var address = nth == 0
                ? "10." + server.birth().project().subnet() + "." + ((number >> 8) & 0xFF) + "." + (number & 0xFF)
                : network.start() + (2 + number % 250);
        var cluster = server.cluster();
        var id = dice.numbered("port" + nth, number);
        return new Port(
                id,
                network,
                server.birth().project(),
                "compute:" + (cluster == null ? "" : cluster.zone()),
                server.birth().id(),
                address,
                cluster == null ? "" : cluster.host(),
                status(id, "ACTIVE"));
    }

    private Port interfacePort(int number) {
        var network = network(number);
        var id = dice.numbered("interface", number);
        return new Port(
                id,
                network,
                network.project(),
                "network:router_interface",
                dice.numbered("router", number - number % 2),
                network.start() + "1",
                "",
                status(id, "ACTIVE"));
    }

    private Port gatewayPort(int number) {
        var router = router(number);
        var id = dice.numbered("gateway", number);
        return new Port(
                id,
                external(),
                router.project(),
                "network:router_gateway",
                router.id(),
                router.gatewayAddress(),
                "",
                status(id, "ACTIVE"));
    }

    /** One for every tenth server that is placed. */
    List<FloatingAddress> floatingIps(int newest) {
        var all = new ArrayList<FloatingAddress>();
        for (var number = SERVERS_PER_FLOATING_IP; number <= newest; number += SERVERS_PER_FLOATING_IP) {
            var server = servers.apply(number);
            var id = dice.numbered("floating", number);
            var address = "198.51." + ((number >> 8) & 0xFF) + "." + (number & 0xFF);
            var port = server.isPlaced() ? port(server, 0) : null;
            var first = projects.getOrDefault(server.birth().project(), 0) * perProject;
            all.add(new FloatingAddress(
                    id,
                    address,
                    server.birth().project(),
                    external().id(),
                    port,
                    port == null ? null : router(first - first % 2).id(),
                    status(id, port == null ? "DOWN" : "ACTIVE")));
        }
        return all;
    }

    private String status(UUID id, String usual) {
        return statuses.getOrDefault(id, usual);
    }

    /** Sets the status of a network, router, port or floating IP, whether or not there is one of that id. */
    void setStatus(UUID id, String status) {
        statuses.put(id, status);
    }

    /** Lets it be again what it would be by itself. */
    boolean recover(UUID id) {
        return statuses.remove(id) != null;
    }
}
