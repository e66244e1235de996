package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What will happen, in order of time; equal times in the order they were entered. */
final class Agenda {
    private record Entry(Instant due, long order, Runnable action) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparing(Entry::order));
    private long order;
    private @Nullable Instant present;

    /** When that is due which happens just now; if nothing does, the time given. */
    Instant now(Instant otherwise) {
        return present == null ? otherwise : present;
    }

    void at(Instant due, Runnable action) {
        entries.add(new Entry(due, order++, action));
    }

    /** Lets happen what is due, including what that brings about by then. What happens just now is not interrupted. */
    void runUntil(Instant now) {
        if (present != null) {
            return;
        }
        try {
            for (var next = entries.peek(); next != null && !next.due().isAfter(now); next = entries.peek()) {
                entries.remove();
                present = next.due();
                next.action().run();
            }
        } finally {
            present = null;
        }
    }
}
