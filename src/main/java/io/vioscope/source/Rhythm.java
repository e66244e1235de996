package io.vioscope.source;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides how far each poll of a source looks. Everything is looked at first, again after a time, after a poll that did
 * not see all it looked at (so that one pass sets everything right after an outage), and once more where something was
 * missing: only a second look may hold it to be gone. Otherwise changes will do. For one thread.
 */
final class Rhythm {
    private final Duration reconcile;
    private @Nullable Instant lastWhole;
    private boolean due = true;
    private boolean confirming;

    /** @param reconcile the longest time from one look at everything to the next */
    Rhythm(Duration reconcile) {
        this.reconcile = reconcile;
    }

    /** How far a poll that begins now looks. A clock that was set back makes it look at everything. */
    Look next(Instant now) {
        var last = lastWhole;
        return due || last == null || now.isBefore(last) || !now.isBefore(last.plus(reconcile))
                ? Look.EVERYTHING
                : Look.CHANGES;
    }

    /** Whether everything was ever looked at and seen. */
    boolean hasSeenAll() {
        return lastWhole != null;
    }

    /** Everything is to be looked at next. */
    void demand() {
        due = true;
        confirming = false;
    }

    /**
     * A poll has ended.
     *
     * @param began    when it did
     * @param complete whether it saw all it looked at
     * @param missing  of how many things it is not sure yet whether they are gone
     */
    void ended(Look look, Instant began, boolean complete, int missing) {
        if (!complete) {
            demand();
        } else if (look == Look.EVERYTHING) {
            lastWhole = began;
            due = missing > 0 && !confirming;
            confirming = due;
        }
    }
}
