package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One binary on one host.
 *
 * @param number         its id before microversion 2.53
 * @param id             its id from 2.53
 * @param zone           {@code internal} for controller services, else the availability zone
 * @param disabledReason null if none was given
 * @param changed        when an operator last changed the row
 */
public record NovaService(
        int number,
        UUID id,
        String binary,
        String host,
        String zone,
        boolean enabled,
        @Nullable String disabledReason,
        boolean forcedDown,
        Heartbeat heartbeat,
        Instant changed) {

    /** {@code binary@host}, which stays the same over all microversions. */
    public String key() {
        return binary + "@" + host;
    }

    /** When the row last changed: its last heartbeat or an operator's change, whichever is later. */
    public Instant updatedAt(Instant now, Timings timings) {
        var beat = heartbeat.last(now, timings.reportInterval());
        return beat.isAfter(changed) ? beat : changed;
    }

    /** Nova's {@code state}: not forced down and the last heartbeat no older than service_down_time. */
    public boolean isUp(Instant now, Timings timings) {
        return !forcedDown && isAlive(now, timings);
    }

    /** Nova's {@code host_status} of the servers of this nova-compute. */
    public String hostStatus(Instant now, Timings timings) {
        if (forcedDown) {
            return "DOWN";
        }
        if (!enabled) {
            return "MAINTENANCE";
        }
        return isAlive(now, timings) ? "UP" : "UNKNOWN";
    }

    NovaService beating(Heartbeat next) {
        return new NovaService(number, id, binary, host, zone, enabled, disabledReason, forcedDown, next, changed);
    }

    NovaService enabled(boolean next, @Nullable String reason, Instant at) {
        return new NovaService(number, id, binary, host, zone, next, reason, forcedDown, heartbeat, at);
    }

    NovaService forcedDown(boolean next, Instant at) {
        return new NovaService(number, id, binary, host, zone, enabled, disabledReason, next, heartbeat, at);
    }

    private boolean isAlive(Instant now, Timings timings) {
        return heartbeat.isWithin(timings.serviceDownTime(), now, timings.reportInterval());
    }
}
