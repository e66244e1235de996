package io.vioscope.web.view;

import io.vioscope.engine.CloudState;
import io.vioscope.inventory.inferred.Inference;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is recorded of how far what was believed could be trusted. When a source looked is not recorded, nor whether Vioscope
 * ran; what its last report was good for is.
 *
 * @param state   what was believed
 * @param tellers which source covers a kind, as it is now
 */
record Recorded(CloudState state, Map<Kind, SourceId> tellers) {
    Recorded {
        tellers = Map.copyOf(tellers);
    }

    Optional<SourceId> teller(Kind kind) {
        return Optional.ofNullable(tellers.get(kind));
    }

    /** Whether what was last said of things of that kind was not known to be old. */
    boolean counts(Kind kind) {
        return Inference.isInferred(kind)
                ? Inference.basis(kind).stream().allMatch(this::counts)
                : teller(kind).map(state::status).filter(Recorded::hasSeen).isPresent();
    }

    private static boolean hasSeen(SourceStatus status) {
        return status == SourceStatus.FRESH || status == SourceStatus.PARTIAL;
    }

    /** A source, without all that is not recorded of it. */
    SourceView source(SourceId id) {
        var kinds = Stream.of(Kind.values())
                .filter(kind -> id.equals(tellers.get(kind)))
                .toList();
        return new SourceView(
                state.cloud(),
                id,
                state.status(id),
                Optional.ofNullable(state.sources().get(id)),
                Optional.empty(),
                kinds,
                List.of(),
                Optional.empty(),
                true);
    }
}
