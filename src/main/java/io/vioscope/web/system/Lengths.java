package io.vioscope.web.system;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The last so many lengths of time of one sort of thing. For one thread. */
final class Lengths {
    private final long[] nanos;
    private long added;

    /** @param most how many are kept */
    Lengths(int most) {
        nanos = new long[most];
    }

    void add(Duration length) {
        nanos[(int) (added++ % nanos.length)] = length.toNanos();
    }

    Optional<Spread> spread() {
        var sorted = Arrays.copyOf(nanos, (int) Math.min(added, nanos.length));
        Arrays.sort(sorted);
        return Spread.of(sorted);
    }
}
