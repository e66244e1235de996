package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of Cinder's binaries on one host.
 *
 * @param host           of a cinder-volume {@code host@backend}
 * @param disabledReason null if none was given
 * @param changed        when an operator last changed the row
 */
public record CinderService(
        UUID id,
        String binary,
        String host,
        boolean enabled,
        @Nullable String disabledReason,
        Heartbeat heartbeat,
        Instant changed) {

    /** {@code binary@host}. */
    public String key() {
        return binary + "@" + host;
    }

    /** When the row last changed: its last heartbeat or an operator's change, whichever is later. */
    public Instant updatedAt(Instant now, Timings timings) {
        var beat = heartbeat.last(now, timings.reportInterval());
        return beat.isAfter(changed) ? beat : changed;
    }

    /** Cinder's {@code state}: the row is no older than service_down_time, whoever changed it. */
    public boolean isUp(Instant now, Timings timings) {
        return Duration.between(updatedAt(now, timings), now).abs().compareTo(timings.serviceDownTime()) <= 0;
    }

    CinderService beating(Heartbeat next) {
        return new CinderService(id, binary, host, enabled, disabledReason, next, changed);
    }

    CinderService enabled(boolean next, @Nullable String reason, Instant at) {
        return new CinderService(id, binary, host, next, reason, heartbeat, at);
    }
}
