package io.vioscope.notify;

import io.vioscope.bus.Recorded;
import io.vioscope.bus.Recorded.Origin;
import io.vioscope.model.Fact;
import io.vioscope.model.Telling;
import io.vioscope.notify.Notification.Heading;
import io.vioscope.notify.Outbox.Delivery;
import io.vioscope.notify.Outbox.Outcome;
import io.vioscope.notify.Outbox.Pending;
import io.vioscope.trace.Trail;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver is still to be told, and what it was told without a receipt being written yet: each fact once.
 *
 * <p>While it is behind (at the start, and after the queue was full) it takes recorded facts from the outbox in pages;
 * otherwise from the bus as they come. Facts told from memory keep their receipt back until the database has the fact.
 * It relies on one order: the bus brings the recorded commits of a cloud in the order of their numbers.
 */
final class Backlog {
    /** How many facts may wait in memory; what comes after is left to the outbox. */
    static final int CAPACITY = 10_000;

    private record Id(String cloud, long seq) {}

    /** A fact that waits or was told. */
    static final class Item {
        private final Heading heading;
        private final @Nullable Fact fact;
        private Trail trail = Trail.NONE;
        private boolean recorded;
        private boolean old;
        private boolean ready = true;
        private @Nullable Delivery delivery;

        private Item(Heading heading, @Nullable Fact fact, boolean recorded) {
            this.heading = heading;
            this.fact = fact;
            this.recorded = recorded;
        }

        Heading heading() {
            return heading;
        }

        /** Whether it waited when the server started: it may have been sent before that. */
        boolean isOld() {
            return old;
        }

        /** What brought it about; nothing where it waited in the outbox. */
        Trail trail() {
            return trail;
        }

        /** It may be told now. */
        void ready() {
            ready = true;
        }

        Fact fact() {
            if (fact == null) {
                throw new IllegalStateException("told already");
            }
            return fact;
        }
    }

    private final int capacity;
    private final Deque<Item> queue = new ArrayDeque<>();
    private final Map<Id, Item> known = new HashMap<>();
    private final Map<Occurrence, Integer> waiting = new HashMap<>();
    private final List<Delivery> receipts = new ArrayList<>();
    private final Map<String, Long> receipted = new HashMap<>();
    private boolean behind = true;
    private boolean starting = true;
    private boolean moreCame;

    Backlog(int capacity) {
        this.capacity = capacity;
    }

    /** Takes the news of a commit. */
    void recorded(Recorded recorded, int cloudIndex) {
        var commit = recorded.commit();
        for (var i = 0; i < commit.facts().size(); i++) {
            var fact = commit.facts().get(i);
            if (Telling.isTold(fact)) {
                var heading = new Heading(commit.cloud(), cloudIndex, commit.firstSeq() + i, commit.at());
                take(heading, fact, recorded.origin() == Origin.DATABASE);
            }
        }
    }

    private void take(Heading heading, Fact fact, boolean isRecorded) {
        var item = known.get(id(heading));
        if (item != null) {
            if (isRecorded) {
                markRecorded(item);
            }
        } else if (isRecorded && behind) {
            moreCame = true;
        } else if (heading.seq() > receipted.getOrDefault(heading.cloud(), 0L)) {
            if (queue.size() < capacity) {
                add(heading, fact, isRecorded).trail = Trail.current();
            } else {
                behind = true;
                moreCame = true;
            }
        }
    }

    private Item add(Heading heading, Fact fact, boolean isRecorded) {
        var item = new Item(heading, fact, isRecorded);
        known.put(id(heading), item);
        queue.add(item);
        Occurrence.of(heading.cloud(), fact).ifPresent(o -> waiting.merge(o, 1, Integer::sum));
        return item;
    }

    /**
     * A fact that was held back is told as soon as the item is {@linkplain Item#ready ready}; what comes later waits behind
     * it. Nothing while the receipt of its being held back is not written.
     */
    Optional<Item> again(Heading heading, Fact fact) {
        if (known.containsKey(id(heading))) {
            return Optional.empty();
        }
        var item = add(heading, fact, true);
        item.ready = false;
        return Optional.of(item);
    }

    /** How many facts wait here. */
    int waiting() {
        return queue.size();
    }

    /** Whether nothing waits, here or in the outbox. */
    boolean isCaughtUp() {
        return queue.isEmpty() && !behind;
    }

    /** Whether something waits behind the head that tells more of the same alarm or root cause. */
    boolean isHeadSuperseded() {
        var head = queue.element();
        return Occurrence.of(head.heading().cloud(), head.fact())
                .filter(o -> waiting.getOrDefault(o, 0) > 1)
                .isPresent();
    }

    private void markRecorded(Item item) {
        if (!item.recorded) {
            item.recorded = true;
            if (item.delivery != null) {
                receipts.add(item.delivery);
            }
        }
    }

    /** Whether the outbox has to be asked now: behind, nothing left to tell, and all receipts written. */
    boolean wantsPage() {
        return behind && queue.isEmpty() && receipts.isEmpty();
    }

    /** The outbox is being asked; what is recorded from now on may or may not be in its answer. */
    void asking() {
        moreCame = false;
    }

    /** Takes the answer of the outbox, which was asked for that many at most. */
    void page(List<Pending> page, int limit) {
        for (var pending : page) {
            var heading = new Heading(pending.cloud(), pending.cloudIndex(), pending.seq(), pending.at());
            var item = known.get(id(heading));
            if (item == null) {
                add(heading, pending.fact(), true).old = starting;
            } else {
                markRecorded(item);
            }
        }
        behind = page.size() >= limit || moreCame;
        starting = starting && behind;
    }

    /** What is to be told next, if anything can be. */
    @Nullable
    Item head() {
        var head = queue.peek();
        return head == null || !head.ready ? null : head;
    }

    /** The head was told, or is not. */
    void done(Receipt receipt) {
        var item = queue.remove();
        var heading = item.heading();
        Occurrence.of(heading.cloud(), item.fact())
                .ifPresent(o -> waiting.computeIfPresent(o, (same, count) -> count > 1 ? count - 1 : null));
        var told = new Item(heading, null, item.recorded);
        var delivery = receipt.of(heading);
        told.delivery = delivery;
        known.put(id(heading), told);
        if (told.recorded) {
            receipts.add(delivery);
        }
    }

    /** What a receipt says beside which fact it is for. */
    record Receipt(
            long number,
            Instant at,
            Outcome outcome,
            int tries,
            @Nullable Long cause,
            @Nullable String said) {
        /** It took no number. */
        static Receipt without(Instant at, Outcome outcome, @Nullable Long cause) {
            return new Receipt(0, at, outcome, 0, cause, null);
        }

        private Delivery of(Heading heading) {
            return new Delivery(heading.cloud(), heading.seq(), number, at, outcome, tries, cause, said);
        }
    }

    /** The receipts that can be written now: their facts are in the database. */
    List<Delivery> receipts() {
        return List.copyOf(receipts);
    }

    /** Those, the first of {@link #receipts}, were written. */
    void written(List<Delivery> done) {
        receipts.subList(0, done.size()).clear();
        for (var delivery : done) {
            known.remove(new Id(delivery.cloud(), delivery.seq()));
            receipted.merge(delivery.cloud(), delivery.seq(), Math::max);
        }
    }

    private static Id id(Heading heading) {
        return new Id(heading.cloud(), heading.seq());
    }
}
