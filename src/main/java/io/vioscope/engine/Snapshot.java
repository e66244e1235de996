package io.vioscope.engine;

import io.vioscope.inventory.Sight;
import io.vioscope.model.EntityKey;
import io.vioscope.model.SourceStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * One cloud at one moment, for readers. Immutable; a new one replaces it whole.
 *
 * @param state what is believed
 * @param sight when it was last seen
 * @param asOf  when the engine last moved
 */
public record Snapshot(CloudState state, Sight sight, Instant asOf) {
    /**
     * Whether the last report of the entity's source saw it and the source has not fallen silent since: only then may
     * the entity's health be shown as its health now; otherwise it is unknown and was what it was.
     */
    public boolean isCurrent(EntityKey key) {
        var heard = sight.sourceOf(key.kind()).filter(s -> state.status(s) != SourceStatus.STALE);
        return heard.isPresent() && sight.isCurrent(key, state.inventory());
    }

    /** When the entity was last seen, if it was since this server started. */
    public Optional<Instant> seenAt(EntityKey key) {
        return sight.seenAt(key, state.inventory());
    }

    /** Before anything is known. */
    public static Snapshot unknown(String cloud) {
        return new Snapshot(CloudState.unknown(cloud), Sight.none(), Instant.EPOCH);
    }
}
