package io.vioscope.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on only when told to. */
public final class VirtualClock implements InstantSource {
    private volatile Instant now;

    public VirtualClock() {
        this(Instant.parse("2026-11-22T08:00:00Z"));
    }

    public VirtualClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration by) {
        now = now.plus(by);
    }

    public void advanceSeconds(long seconds) {
        advance(Duration.ofSeconds(seconds));
    }
}
