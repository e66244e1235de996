package io.vioscope.simulator.cloud;

import io.vioscope.simulator.cloud.Port.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The floating IPs and what they lead to. */
final class FloatingIps {
    /** 100.64.0.0/10 is the external subnet; the first half million addresses are for gateways. */
    private static final int FIRST = 1 << 19;

    /**
     * A floating IP as it is kept.
     *
     * @param port the number of the port it leads to; -1 for none
     */
    record Row(int number, UUID id, Project project, int address, int port, String status, Stamp stamp) {
        Row leadingTo(int nextPort, Stamp touched) {
            return new Row(number, id, project, address, nextPort, nextPort < 0 ? "DOWN" : "ACTIVE", touched);
        }

        Row in(String next, Stamp touched) {
            return new Row(number, id, project, address, port, next, touched);
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final Map<Integer, Integer> byPort = new HashMap<>();
    private final Shelf<FloatingIp> shelf;
    private final Ids ids;
    private final Wiring wiring;
    private final IntFunction<Network> networks;
    private final IntFunction<VirtualRouter> routers;
    private @Nullable Ports ports;

    FloatingIps(
            Dice dice, Wiring wiring, IntFunction<Network> networks, IntFunction<VirtualRouter> routers, Turns turns) {
        this.wiring = wiring;
        this.networks = networks;
        this.routers = routers;
        ids = new Ids(dice, "floating-ip");
        shelf = new Shelf<>(turns, ids, this::read);
    }

    /** Every fifth leads nowhere; the others to the first interface of servers that are spread over all. */
    void settle(Population population, Ports all, Instant start) {
        ports = all;
        for (var number = 1; number <= wiring.size().floatingIps(); number++) {
            var vm = population.row((int)
                    ((long) number * wiring.size().servers() / wiring.size().floatingIps()));
            var at = vm.birth().created().plusSeconds(60);
            var made = at.isAfter(start) ? start : at;
            var row = new Row(
                    number,
                    ids.of(number),
                    vm.birth().project(),
                    networks.apply(0).address(FIRST + number),
                    -1,
                    "DOWN",
                    new Stamp(made, made, 0));
            rows.add(row);
            var port = Ports.ofServer(vm.birth().number(), 0);
            if (number % 5 != 0 && mayLeadTo(row, port)) {
                set(row.leadingTo(port, new Stamp(made, made, 1)));
            }
        }
    }

    Shelf<FloatingIp> shelf() {
        return shelf;
    }

    Row row(int number) {
        return rows.get(number - 1);
    }

    int count() {
        return rows.size();
    }

    /** The floating IP that leads to a port. */
    Optional<Row> to(int port) {
        return Optional.ofNullable(byPort.get(port)).map(this::row);
    }

    /** Lets it lead to another port of its project's servers, or with -1 to none; false if there is no way there. */
    boolean lead(UUID id, int port, Instant at) {
        var row = find(id);
        if (row.isEmpty() || (port >= 0 && !mayLeadTo(row.get(), port))) {
            return false;
        }
        set(row.get().leadingTo(port, row.get().stamp().touched(at)));
        return true;
    }

    /** What led to a port that is no more leads nowhere. */
    void release(int port, Instant at) {
        to(port).ifPresent(row -> set(row.leadingTo(-1, row.stamp().touched(at))));
    }

    boolean setStatus(UUID id, String status, Instant at) {
        var row = find(id);
        row.ifPresent(found -> set(found.in(status, found.stamp().touched(at))));
        return row.isPresent();
    }

    private Optional<Row> find(UUID id) {
        var number = ids.number(id);
        return number.isPresent() && shelf.has(number.getAsInt())
                ? Optional.of(row(number.getAsInt()))
                : Optional.empty();
    }

    private boolean mayLeadTo(Row row, int port) {
        if (ports == null || !ports.shelf().has(port) || byPort.containsKey(port)) {
            return false;
        }
        var target = ports.read(port);
        return target.role() == Role.SERVER
                && target.owner().equals(Optional.of(row.project()))
                && wiring.router(target.network().number()) != 0;
    }

    private void set(Row next) {
        var before = rows.set(next.number() - 1, next);
        byPort.remove(before.port(), next.number());
        if (next.port() >= 0) {
            byPort.put(next.port(), next.number());
        }
    }

    private FloatingIp read(int number) {
        var row = row(number);
        var port = row.port() < 0 || ports == null ? null : ports.read(row.port());
        return new FloatingIp(
                row.number(),
                row.id(),
                row.project(),
                networks.apply(0),
                row.address(),
                Optional.ofNullable(port),
                Optional.ofNullable(port)
                        .map(to -> routers.apply(wiring.router(to.network().number()))
                                .id()),
                row.status(),
                row.stamp());
    }
}
