package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A service's heartbeat, computed rather than ticked.
 *
 * @param origin      the first beat
 * @param silentSince when it stopped; null while it beats
 */
public record Heartbeat(Instant origin, @Nullable Instant silentSince) {

    /** The last beat at a time; beats come every {@code interval}. */
    public Instant last(Instant now, Duration interval) {
        var end = silentSince == null ? now : silentSince;
        var age = Duration.between(origin, end);
        return age.isNegative() ? origin : origin.plus(interval.multipliedBy(age.dividedBy(interval)));
    }

    Heartbeat stopped(Instant at) {
        return silentSince == null ? new Heartbeat(origin, at) : this;
    }
}
