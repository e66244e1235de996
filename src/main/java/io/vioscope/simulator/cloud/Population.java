package io.vioscope.simulator.cloud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** All servers, deleted ones too, in the order of their creation, and what they use. */
final class Population {
    private final List<VirtualMachine> rows = new ArrayList<>();
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final Usage[] usage;
    private final int[] generations;
    private BiConsumer<VirtualMachine, VirtualMachine> follower = (before, after) -> {};
    private int living;

    Population(int clusters) {
        usage = new Usage[clusters];
        generations = new int[clusters];
        Arrays.fill(usage, Usage.NONE);
    }

    /** Tells somebody of every change from now on: the row before and the row after. */
    void follow(BiConsumer<VirtualMachine, VirtualMachine> next) {
        follower = next;
    }

    /** How often the claims on a cluster, or what else Placement keeps of it, have changed. */
    int generation(Cluster cluster) {
        return generations[cluster.index()];
    }

    /** Something else about a cluster that Placement keeps has changed, such as the trait of a disabled compute. */
    void touch(Cluster cluster) {
        generations[cluster.index()]++;
    }

    int nextNumber() {
        return rows.size() + 1;
    }

    int living() {
        return living;
    }

    Usage usage(Cluster cluster) {
        return usage[cluster.index()];
    }

    void add(VirtualMachine vm) {
        numbers.put(vm.birth().id(), vm.birth().number());
        rows.add(vm);
        count(vm, 1);
    }

    void replace(VirtualMachine next) {
        var before = rows.set(next.birth().number() - 1, next);
        count(before, -1);
        count(next, 1);
        if (!claimsAlike(before, next)) {
            bump(before);
            bump(next);
        }
        follower.accept(before, next);
    }

    /** Whether a server is still just as it was then: immutable rows make this a question of identity. */
    @SuppressWarnings("ReferenceEquality")
    boolean isCurrent(VirtualMachine vm) {
        return rows.get(vm.birth().number() - 1) == vm;
    }

    Optional<VirtualMachine> find(UUID id) {
        return Optional.ofNullable(numbers.get(id)).map(number -> rows.get(number - 1));
    }

    /** The living servers, oldest first. */
    List<VirtualMachine> alive() {
        return rows.stream().filter(VirtualMachine::lives).toList();
    }

    VirtualMachine row(int number) {
        return rows.get(number - 1);
    }

    /** The rows that match, in the order asked for; empty if the marker is not known. */
    Optional<List<VirtualMachine>> page(ServerQuery query) {
        if (query.marker().isEmpty()) {
            return Optional.of(page(query, query.oldestFirst() ? -1 : rows.size()));
        }
        return query.marker().map(numbers::get).map(number -> page(query, number - 1));
    }

    /** What comes after a place. */
    private List<VirtualMachine> page(ServerQuery query, int place) {
        var page = new ArrayList<VirtualMachine>(Math.min(rows.size(), Math.min(query.limit(), 1000)));
        var step = query.oldestFirst() ? 1 : -1;
        for (var i = place + step; i >= 0 && i < rows.size() && page.size() < query.limit(); i += step) {
            var row = rows.get(i);
            if (query.matches(row)) {
                page.add(row);
            }
        }
        return page;
    }

    private static boolean claimsAlike(VirtualMachine one, VirtualMachine other) {
        return one.isPlaced() == other.isPlaced()
                && one.isWith(other.cluster())
                && one.flavor().equals(other.flavor());
    }

    private void bump(VirtualMachine vm) {
        var cluster = vm.cluster();
        if (cluster != null) {
            touch(cluster);
        }
    }

    private void count(VirtualMachine vm, int sign) {
        living += vm.lives() ? sign : 0;
        var cluster = vm.cluster();
        if (cluster != null && vm.isPlaced()) {
            usage[cluster.index()] = usage[cluster.index()].plus(vm.flavor(), sign);
        }
    }
}
