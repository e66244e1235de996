package io.vioscope.inventory.placement;

import io.vioscope.model.Migration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a server came or went, as well as it is known: between the poll before {@code noticed} and that one, unless a
 * migration tells more.
 *
 * @param noticed when it was learnt, by Vioscope's clock
 * @param began   when the migration was asked for, by Nova's clock; null if none tells
 * @param ended   when the migration was at its end, by Nova's clock; null if none tells
 */
public record Moment(
        Instant noticed, @Nullable Instant began, @Nullable Instant ended) {
    static Moment noticed(Instant at) {
        return new Moment(at, null, null);
    }

    /**
     * As the migration tells it, where that can be: Nova's clock may differ from ours, and then its times are left out
     * rather than put into an order in which nothing can have happened.
     */
    static Moment of(Instant noticed, @Nullable Migration migration, @Nullable Moment came) {
        if (migration == null
                || migration.startedAt().isAfter(noticed)
                || (came != null && migration.startedAt().isBefore(came.there()))) {
            return noticed(noticed);
        }
        var end = migration.updatedAt();
        var isEnd = migration.hasArrived() && !end.isAfter(noticed) && !end.isBefore(migration.startedAt());
        return new Moment(noticed, migration.startedAt(), isEnd ? end : null);
    }

    /** The first time at which it surely was where it came to. */
    public Instant there() {
        return ended == null ? noticed : ended;
    }

    /** The first time at which it perhaps was no more where it went from, as far as that is recorded. */
    public Instant leaving() {
        return began == null ? noticed : began;
    }
}
