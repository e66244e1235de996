package io.vioscope.inventory.placement;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the server was not looked at, or not seen.
 *
 * @param from   when that was noticed; the last good look was the one before
 * @param until  when it was seen again; null if it was not
 * @param detail the failure that explains it; empty if there is none
 */
public record Gap(Instant from, @Nullable Instant until, Why why, String detail) {

    /** Why it was not seen. */
    public enum Why {
        /** Nova could not be read. */
        SOURCE_STALE,
        /** Nova could be read in part only: perhaps without servers. */
        SOURCE_PARTIAL,
        /** Nova's list did not have it. */
        MISSING;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean covers(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }

    Gap ending(Instant at) {
        return new Gap(from, at, why, detail);
    }
}
