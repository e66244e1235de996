package io.vioscope.simulator.cloud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The things of one kind that exist, in the order of their UUIDs, in which Neutron lists. Four bytes a thing: what a
 * thing is like is read when somebody asks. Reading may be done from any thread.
 */
public final class Shelf<T> {
    private final Turns turns;
    private final Ids ids;
    private final IntFunction<T> read;
    private int[] orders = new int[0];
    private int size;

    /**
     * An empty one.
     *
     * @param read what the thing with a number is like now
     */
    Shelf(Turns turns, Ids ids, IntFunction<T> read) {
        this.turns = turns;
        this.ids = ids;
        this.read = read;
    }

    /**
     * Those that match, by UUID; empty if the marker is not there.
     *
     * @param marker  the last of the page before
     * @param limit   at least 1
     * @param reverse whether the page is the one before the marker
     */
    public Optional<List<T>> page(Optional<UUID> marker, int limit, boolean reverse, Predicate<T> matches) {
        return turns.take(now -> {
            var at = marker.map(this::index).orElse(reverse ? size : -1);
            return marker.isPresent() && at < 0
                    ? Optional.<List<T>>empty()
                    : Optional.of(rows(at, limit, reverse ? -1 : 1, matches));
        });
    }

    /** All of them, by UUID. */
    public List<T> all() {
        return page(Optional.empty(), Integer.MAX_VALUE, false, any -> true).orElseThrow();
    }

    /** Empty if it does not exist. */
    public Optional<T> find(UUID id) {
        return turns.take(now -> index(id) < 0
                ? Optional.<T>empty()
                : Optional.of(read.apply(ids.number(id).orElseThrow())));
    }

    /** How many there are. */
    public int size() {
        return turns.take(now -> size);
    }

    UUID id(int number) {
        return ids.of(number);
    }

    boolean has(int number) {
        return Arrays.binarySearch(orders, 0, size, ids.order(number)) >= 0;
    }

    void addAll(IntStream numbers) {
        orders = IntStream.concat(Arrays.stream(orders, 0, size), numbers.map(ids::order))
                .sorted()
                .distinct()
                .toArray();
        size = orders.length;
    }

    void add(int number) {
        var at = Arrays.binarySearch(orders, 0, size, ids.order(number));
        if (at >= 0) {
            return;
        }
        if (size == orders.length) {
            orders = Arrays.copyOf(orders, size + size / 8 + 16);
        }
        System.arraycopy(orders, -at - 1, orders, -at, size + at + 1);
        orders[-at - 1] = ids.order(number);
        size++;
    }

    void remove(int number) {
        var at = Arrays.binarySearch(orders, 0, size, ids.order(number));
        if (at >= 0) {
            System.arraycopy(orders, at + 1, orders, at, size - at - 1);
            size--;
        }
    }

    /** The numbers of all. */
    IntStream numbers() {
        return Arrays.stream(orders, 0, size).map(ids::atOrder);
    }

    private int index(UUID id) {
        var number = ids.number(id);
        return number.isEmpty() ? -1 : Arrays.binarySearch(orders, 0, size, ids.order(number.getAsInt()));
    }

    private List<T> rows(int from, int limit, int step, Predicate<T> matches) {
        var rows = new ArrayList<T>(Math.min(limit, 1000));
        for (var i = from + step; i >= 0 && i < size && rows.size() < limit; i += step) {
            var row = read.apply(ids.atOrder(orders[i]));
            if (matches.test(row)) {
                rows.add(row);
            }
        }
        if (step < 0) {
            Collections.reverse(rows);
        }
        return rows;
    }
}
