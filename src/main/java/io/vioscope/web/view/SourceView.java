package io.vioscope.web.view;

import io.vioscope.engine.CloudState;
import io.vioscope.engine.Offered;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Sight;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A source as it may be shown.
 *
 * @param cloud  where it looks
 * @param id     its name
 * @param status what its last report was good for; {@link SourceStatus#NEVER} where none came since the start
 * @param state  since when and why; empty where nothing is known
 * @param clock  its last report; empty where none came since the start
 * @param kinds  what it covers, as far as it has reported
 * @param adds   kinds of other sources to whose entities it adds attributes, as far as it has reported
 * @param listedAt when all of what it covers was last listed, and not only what changed; empty where some never was
 * @param offered whether the cloud has what it looks at; if the catalog never had that, its absence hides nothing
 */
public record SourceView(
        String cloud,
        SourceId id,
        SourceStatus status,
        Optional<CloudState.SourceState> state,
        Optional<Sight.Clock> clock,
        List<Kind> kinds,
        List<Kind> adds,
        Optional<Instant> listedAt,
        boolean offered) {

    private static final String ABSENT = "absent";
    private static final String PAUSED = "paused";

    /** The source of that name in a snapshot. */
    public static SourceView of(Snapshot snapshot, SourceId id) {
        var clock = snapshot.sight().clock(id);
        var status = clock.isPresent() ? snapshot.state().status(id) : SourceStatus.NEVER;
        var kinds = Stream.of(Kind.values())
                .filter(kind ->
                        snapshot.sight().sourceOf(kind).filter(id::equals).isPresent())
                .toList();
        var adds = clock.map(c -> c.adds().stream().sorted().toList()).orElse(List.of());
        var state = Optional.ofNullable(snapshot.state().sources().get(id)).filter(s -> clock.isPresent());
        return new SourceView(
                snapshot.state().cloud(),
                id,
                status,
                state,
                clock,
                kinds,
                adds,
                listedAt(snapshot.sight(), kinds),
                Offered.is(snapshot, id));
    }

    private static Optional<Instant> listedAt(Sight sight, List<Kind> kinds) {
        var times =
                kinds.stream().flatMap(kind -> sight.completeAt(kind).stream()).toList();
        return times.size() < kinds.size() ? Optional.empty() : times.stream().min(Comparator.naturalOrder());
    }

    /** The word of its status: {@code absent} for one that is not offered, {@code paused} for one that is told not to look. */
    public String word() {
        return isPaused() ? PAUSED : offered ? status.word() : ABSENT;
    }

    /** Whether an operator has told it not to look. */
    public boolean isPaused() {
        return clock.flatMap(c -> c.last().match(all -> none(), some -> none(), failed -> Optional.of(failed.why())))
                .filter(why -> why.cause() == ReadFailure.Cause.PAUSED)
                .isPresent();
    }

    private static Optional<ReadFailure> none() {
        return Optional.empty();
    }

    /** Whether something may go on that it does not see. */
    public boolean isBlind() {
        return offered && !isFresh();
    }

    /** Whether all it covers was read by its last report, and that report is not too old. */
    public boolean isFresh() {
        return status == SourceStatus.FRESH;
    }
}
