package io.vioscope.model;

import java.time.Instant;

/**
 * A time in which operators work on something and do not want to be told what comes of it. It changes nothing about what is
 * believed.
 *
 * @param number names it, unique in its cloud, never used again; the sequence number of the fact that set it
 * @param scope  what is worked on: it, and what depends on it for its work
 * @param from   when it begins
 * @param until  when it ends, if nobody ends it before
 * @param by     who set it, in their own words; may be hostile text
 * @param reason why; never empty, may be hostile text
 */
public record MaintenanceWindow(long number, EntityKey scope, Instant from, Instant until, String by, String reason) {

    /** Whether it has begun at that time. It is on from then until a fact ends it. */
    public boolean hasBegun(Instant now) {
        return !from.isAfter(now);
    }
}
