package io.vioscope.bus;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the database keeps up: the third of the three clocks.
 *
 * @param behind commits that wait to be recorded
 * @param since  when the first of them came; null when none waits
 * @param why    what the last failure said; null when there is none
 */
public record Recording(
        int behind, @Nullable Instant since, @Nullable String why) {
    /** All is recorded. */
    public static final Recording UP_TO_DATE = new Recording(0, null, null);

    /** Whether nothing waits because of a failure. */
    public boolean isHealthy() {
        return why == null;
    }
}
