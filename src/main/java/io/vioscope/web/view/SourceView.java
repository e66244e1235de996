package io.vioscope.web.view;

import io.vioscope.engine.CloudState;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Sight;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
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
 */
public record SourceView(
        String cloud,
        SourceId id,
        SourceStatus status,
        Optional<CloudState.SourceState> state,
        Optional<Sight.Clock> clock,
        List<Kind> kinds) {

    /** The source of that name in a snapshot. */
    public static SourceView of(Snapshot snapshot, SourceId id) {
        var clock = snapshot.sight().clock(id);
        var status = clock.isPresent() ? snapshot.state().status(id) : SourceStatus.NEVER;
        var kinds = Stream.of(Kind.values())
                .filter(kind ->
                        snapshot.sight().sourceOf(kind).filter(id::equals).isPresent())
                .toList();
        var state = Optional.ofNullable(snapshot.state().sources().get(id)).filter(s -> clock.isPresent());
        return new SourceView(snapshot.state().cloud(), id, status, state, clock, kinds);
    }

    /** Whether all it covers was read by its last report, and that report is not too old. */
    public boolean isFresh() {
        return status == SourceStatus.FRESH;
    }
}
