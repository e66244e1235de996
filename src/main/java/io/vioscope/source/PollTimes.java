package io.vioscope.source;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The times at which polls of one source began: always later than the last, whatever the clock does. */
public final class PollTimes {
    private final InstantSource clock;
    private Instant last = Instant.MIN;

    /** @param clock where the time comes from; it may be set back while this runs */
    public PollTimes(InstantSource clock) {
        this.clock = clock;
    }

    /** The time of a poll that begins now, in whole microseconds, as PostgreSQL keeps them. */
    public Instant next() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
        return last;
    }
}
