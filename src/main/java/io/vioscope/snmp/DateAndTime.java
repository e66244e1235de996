package io.vioscope.snmp;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.OctetString;

/** Moments as RFC 2579 has them. */
public final class DateAndTime {
    private DateAndTime() {}

    /** In UTC with a zone: eleven octets. */
    public static OctetString of(Instant instant) {
        var t = instant.atOffset(ZoneOffset.UTC);
        return new OctetString(new byte[] {
            (byte) (t.getYear() >> 8),
            (byte) t.getYear(),
            (byte) t.getMonthValue(),
            (byte) t.getDayOfMonth(),
            (byte) t.getHour(),
            (byte) t.getMinute(),
            (byte) t.getSecond(),
            (byte) (t.getNano() / 100_000_000),
            '+',
            0,
            0
        });
    }

    /** The same, or eight octets that are all zero where the moment is not known. */
    public static OctetString orZeros(@Nullable Instant instant) {
        return instant == null ? new OctetString(new byte[8]) : of(instant);
    }
}
