package io.vioscope.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when it is told to. */
final class VirtualLoop implements Loop {
    private record Task(Instant at, long order, Runnable run) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparing(Task::order));
    private Instant now = Cases.AT;
    private long order;

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        tasks.add(new Task(now.plus(delay), order++, task));
    }

    @Override
    public void run(Runnable task) {
        after(Duration.ZERO, task);
    }

    /** Lets time pass and does what falls due. */
    void pass(Duration time) {
        var end = now.plus(time);
        while (!tasks.isEmpty() && !tasks.peek().at().isAfter(end)) {
            var task = tasks.remove();
            now = task.at();
            task.run().run();
        }
        now = end;
    }

    /** Does what is due now. */
    void settle() {
        pass(Duration.ZERO);
    }
}
