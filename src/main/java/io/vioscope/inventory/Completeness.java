package io.vioscope.inventory;

import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** How much of what a source covers a report has seen. */
public sealed interface Completeness {

    /** Every kind the report covers was read to the end, and what it adds to others ({@link Report.Details#of}). */
    record Complete() implements Completeness {}

    /**
     * Some kinds, or what was to be added to them, were not read to the end; the others were.
     *
     * @param unseen why, by kind; never empty. The report may still hold entities of these kinds: the half that came.
     */
    record Partial(Map<Kind, ReadFailure> unseen) implements Completeness {
        public Partial {
            if (unseen.isEmpty()) {
                throw new IllegalArgumentException("a partial report that misses nothing is complete");
            }
            unseen = Map.copyOf(new EnumMap<>(unseen));
        }
    }

    /** Nothing was read. */
    record Failed(ReadFailure why) implements Completeness {}

    /** Complete if nothing is unseen, partial otherwise. */
    static Completeness of(Map<Kind, ReadFailure> unseen) {
        return unseen.isEmpty() ? new Complete() : new Partial(unseen);
    }

    /** Calls the one handler that is for this case. */
    default <R> R match(Function<Complete, R> complete, Function<Partial, R> partial, Function<Failed, R> failed) {
        if (this instanceof Complete c) return complete.apply(c);
        if (this instanceof Partial p) return partial.apply(p);
        if (this instanceof Failed f) return failed.apply(f);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
