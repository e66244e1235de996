package io.vioscope.web.system;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many of something there were in the last ten minutes, by the second. For one thread. */
final class Recently {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Deque<Second> seconds = new ArrayDeque<>();

    private record Second(long number, int count) {}

    void add(Instant at, int count) {
        forget(at);
        var last = seconds.peekLast();
        if (last != null && last.number() >= at.getEpochSecond()) {
            seconds.removeLast();
            seconds.addLast(new Second(last.number(), last.count() + count));
        } else if (count > 0) {
            seconds.addLast(new Second(at.getEpochSecond(), count));
        }
    }

    /** How many there were in that time before then, at most ten minutes. */
    long within(Duration time, Instant now) {
        var from = now.getEpochSecond() - time.toSeconds();
        return seconds.stream()
                .filter(s -> s.number() > from)
                .mapToLong(Second::count)
                .sum();
    }

    private void forget(Instant now) {
        var from = now.getEpochSecond() - KEPT.toSeconds();
        while (!seconds.isEmpty() && seconds.getFirst().number() <= from) {
            seconds.removeFirst();
        }
    }
}
