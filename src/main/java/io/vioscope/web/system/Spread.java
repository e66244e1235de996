package io.vioscope.web.system;

import java.time.Duration;
import java.util.Optional;

/**
 * How long something took, of the last so many times.
 *
 * @param of      how many times these are; at least 1
 * @param median  half of them took no longer
 * @param slow    99 of 100 took no longer; the longest of fewer than 100
 * @param longest the longest of them
 */
public record Spread(int of, Duration median, Duration slow, Duration longest) {
    /** That of the lengths in a ring; empty where there is none. */
    static Optional<Spread> of(long[] sortedNanos) {
        return sortedNanos.length == 0
                ? Optional.empty()
                : Optional.of(new Spread(
                        sortedNanos.length, at(sortedNanos, 0.5), at(sortedNanos, 0.99), at(sortedNanos, 1)));
    }

    /** The nearest rank. */
    private static Duration at(long[] sorted, double part) {
        var rank = (int) Math.ceil(part * sorted.length);
        return Duration.ofNanos(sorted[Math.max(rank, 1) - 1]);
    }
}
