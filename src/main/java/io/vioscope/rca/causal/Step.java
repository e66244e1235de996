package io.vioscope.rca.causal;

import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One step from an entity to others.
 *
 * @param type      by which tie; empty for all of that kind in the cloud
 * @param isForward whether the tie leads from the entity, or to it
 * @param to        what is reached
 */
public record Step(Optional<RelationType> type, boolean isForward, Kind to) {
    private static final String THE = "the ";

    /**
     * Reads a step: a tie's words and a kind, as in {@code hosted on hypervisor} or {@code manages hypervisor}, or
     * {@code the message_bus}. Empty if it is none.
     */
    public static Optional<Step> parse(String text) {
        if (text.startsWith(THE)) {
            return Kind.of(text.substring(THE.length())).map(kind -> new Step(Optional.empty(), true, kind));
        }
        return Stream.of(RelationType.values())
                .flatMap(type -> Stream.of(parse(text, type, true), parse(text, type, false)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Step> parse(String text, RelationType type, boolean forward) {
        var words = (forward ? type.forward() : type.backward()) + " ";
        return text.startsWith(words)
                ? Kind.of(text.substring(words.length())).map(kind -> new Step(Optional.of(type), forward, kind))
                : Optional.empty();
    }

    /** As it is read. */
    @Override
    public String toString() {
        return type.map(t -> (isForward ? t.forward() : t.backward()) + " ").orElse(THE) + to.word();
    }
}
