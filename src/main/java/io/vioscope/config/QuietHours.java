package io.vioscope.config;

import io.vioscope.model.Severity;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When only what is urgent is told, every day.
 *
 * @param from   when it begins
 * @param until  when it ends; on the next day if it is not after {@code from}
 * @param zone   whose time that is
 * @param urgent the least severity of what is told all the same
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone, Severity urgent) {
    /** Whether it is quiet then. */
    public boolean covers(Instant moment) {
        var time = moment.atZone(zone).toLocalTime();
        var begun = !time.isBefore(from);
        var over = !time.isBefore(until);
        return from.isBefore(until) ? begun && !over : begun || !over;
    }

    /** Whether that is told even then. */
    public boolean isUrgent(Severity severity) {
        return severity.compareTo(urgent) <= 0;
    }
}
