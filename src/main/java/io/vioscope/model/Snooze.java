package io.vioscope.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That nobody wants to be reminded of a problem for a while.
 *
 * @param until  when that is over, if nobody ends it before; null for the end of the problem
 * @param remark who wants it so, why, and since when
 */
public record Snooze(@Nullable Instant until, Remark remark) {
    /** Whether it ends by itself at that time. */
    public boolean isOver(Instant now) {
        return until != null && !until.isAfter(now);
    }
}
