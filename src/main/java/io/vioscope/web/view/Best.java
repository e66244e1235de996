package io.vioscope.web.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The first few of many entities in an order, after a place or from the start. */
final class Best {
    private final Order order;
    private final int limit;
    private final Order.@Nullable Place after;
    private final Comparator<Order.Place> comparator;
    private final PriorityQueue<Candidate> kept;

    private record Candidate(Order.Place place, Seen row) {}

    /** From the start. */
    Best(Order order, int limit) {
        this(order, limit, Optional.empty());
    }

    /** After that place. */
    Best(Order order, int limit, Optional<Order.Place> after) {
        this.order = order;
        this.limit = limit;
        this.after = after.orElse(null);
        this.comparator = order.comparator();
        this.kept = new PriorityQueue<>((a, b) -> comparator.compare(b.place, a.place));
    }

    /** Keeps it if it is one of them. */
    void add(Seen row) {
        var place = order.place(row);
        if (after != null && comparator.compare(place, after) <= 0) {
            return;
        }
        if (kept.size() < limit) {
            kept.add(new Candidate(place, row));
        } else if (comparator.compare(place, kept.element().place) < 0) {
            kept.remove();
            kept.add(new Candidate(place, row));
        }
    }

    /** Those that were kept, in order. */
    List<Seen> sorted() {
        return kept.stream()
                .sorted((a, b) -> comparator.compare(a.place, b.place))
                .map(Candidate::row)
                .toList();
    }
}
