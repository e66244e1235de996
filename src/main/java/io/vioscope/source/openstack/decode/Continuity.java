package io.vioscope.source.openstack.decode;

import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.Look;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one list from poll to poll, to know whether asking for its changes will do. A list of one page is
 * always read whole: that costs the same and tells what is gone. For one thread.
 */
public final class Continuity {
    /** How much further back changes are asked for: two clocks of a control plane may differ. */
    public static final Duration OVERLAP = Duration.ofMinutes(2);

    private final int page;
    private @Nullable Instant readAt;
    private int rows;
    private boolean refused;

    /** @param page how many rows a page has at most */
    public Continuity(int page) {
        this.page = page;
    }

    /** Since when, by the server's clock, changes are to be asked for; empty where all is to be read. */
    public Optional<Instant> since(Look look) {
        return look == Look.CHANGES && rows > page && !refused ? from() : Optional.empty();
    }

    /** From when on changes are not known, by the server's clock; empty where no list was read to its end yet. */
    public Optional<Instant> from() {
        return Optional.ofNullable(readAt).map(at -> at.minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS));
    }

    /** All was read, or not. */
    public void all(Listing list) {
        if (list.incomplete() == null) {
            rows = list.entities().size() + list.unreadable().size();
            readAt = list.firstDate();
        }
    }

    /** Whether the server refused to be asked for changes; then it is not asked again. */
    public boolean isRefused(Listing changes) {
        var why = changes.incomplete();
        refused |= why != null && why.cause() == Cause.BAD_REQUEST;
        return refused;
    }

    /** What changed was read, or not; then the next time it is asked for from the same time on. */
    public void changes(Listing list) {
        if (list.incomplete() == null && list.firstDate() != null) {
            readAt = list.firstDate();
        }
    }
}
