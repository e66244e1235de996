package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A service's heartbeat, computed rather than ticked.
 *
 * @param origin      the first beat
 * @param silentSince when it stopped; null while it beats
 * @param stamp       by which clock beats are stamped
 */
public record Heartbeat(Instant origin, @Nullable Instant silentSince, Stamping stamp) {

    /**
     * The clock of whoever writes beats down.
     *
     * @param ahead by how much it is wrong
     * @param every of how many beats one is stamped by it; the others are stamped right
     */
    public record Stamping(Duration ahead, int every) {
        /** All are stamped right. */
        public static final Stamping RIGHT = new Stamping(Duration.ZERO, 1);
    }

    /** A heartbeat that is stamped right. */
    public Heartbeat(Instant origin, @Nullable Instant silentSince) {
        this(origin, silentSince, Stamping.RIGHT);
    }

    /** The last beat at a time, as it was stamped; beats come every {@code interval}. */
    public Instant last(Instant now, Duration interval) {
        var end = silentSince == null ? now : silentSince;
        var age = Duration.between(origin, end);
        var index = age.isNegative() ? 0 : age.dividedBy(interval);
        var beat = origin.plus(interval.multipliedBy(index));
        return index % stamp.every() == 0 ? beat.plus(stamp.ahead()) : beat;
    }

    /** Whether the last beat is no further from now than that, before it or after it, as Nova and Cinder see it. */
    boolean isWithin(Duration tolerance, Instant now, Duration interval) {
        return Duration.between(last(now, interval), now).abs().compareTo(tolerance) <= 0;
    }

    Heartbeat stopped(Instant at) {
        return silentSince == null ? new Heartbeat(origin, at, stamp) : this;
    }

    Heartbeat resumed(Instant at) {
        return silentSince == null ? this : new Heartbeat(at, null, stamp);
    }

    Heartbeat stamped(Stamping next) {
        return new Heartbeat(origin, silentSince, next);
    }
}
