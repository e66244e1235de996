package io.vioscope.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** How long something took, very often, in memory that does not grow: by tenths of a millisecond, up to a minute. */
final class Delays {
    private static final long STEP = TimeUnit.MICROSECONDS.toNanos(100);
    private static final int MOST = 600_000;

    private final int[] counts = new int[MOST + 1];
    private int count;

    synchronized void add(long nanos) {
        counts[(int) Math.min(MOST, Math.max(0, nanos / STEP))]++;
        count++;
    }

    synchronized int count() {
        return count;
    }

    /** Forgets all. */
    synchronized void clear() {
        Arrays.fill(counts, 0);
        count = 0;
    }

    /** What that share of them took at most, in milliseconds; 0 where there are none, a minute for what took longer. */
    synchronized double millis(double share) {
        var left = Math.ceil(share * count);
        for (var i = 0; i <= MOST; i++) {
            left -= counts[i];
            if (left <= 0) {
                return count == 0 ? 0 : i * STEP / 1e6;
            }
        }
        return MOST * STEP / 1e6;
    }
}
