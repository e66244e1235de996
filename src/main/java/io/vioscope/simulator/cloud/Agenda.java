package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What will happen, in order of time; equal times in the order they were entered. */
final class Agenda {
    private record Entry(Instant due, long order, Runnable action) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparing(Entry::order));
    private long order;

    void at(Instant due, Runnable action) {
        entries.add(new Entry(due, order++, action));
    }

    /** Lets happen what is due, including what that brings about by then. */
    void runUntil(Instant now) {
        for (var next = entries.peek(); next != null && !next.due().isAfter(now); next = entries.peek()) {
            entries.remove();
            next.action().run();
        }
    }
}
