package io.vioscope.rca;

import io.vioscope.model.Closure;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something that an operator does about one problem, beside taking it up and judging it. */
public sealed interface Act {
    /** Somebody is to see to it, in the operator's own words; empty for nobody. */
    record Assign(String owner) implements Act {}

    /** Nobody is to be reminded of it until then; null for its end. */
    record Snooze(@Nullable Instant until) implements Act {}

    /** That is over. */
    record Wake() implements Act {}

    /** What the order says is to be kept with it. */
    record Note() implements Act {}

    /** The operator is done with it; {@code of} is the number of the problem that it is the same as, where that is why. */
    record Close(Closure.Reason reason, @Nullable Long of) implements Act {}

    /** Nobody is done with it after all. */
    record Unclose() implements Act {}

    /** One handler for each case. */
    record Cases<R>(
            Function<Assign, R> assign,
            Function<Snooze, R> snooze,
            Function<Wake, R> wake,
            Function<Note, R> note,
            Function<Close, R> close,
            Function<Unclose, R> unclose) {}

    /** Calls the one handler that is for this act. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof Assign a) return cases.assign.apply(a);
        if (this instanceof Snooze a) return cases.snooze.apply(a);
        if (this instanceof Wake a) return cases.wake.apply(a);
        if (this instanceof Note a) return cases.note.apply(a);
        if (this instanceof Close a) return cases.close.apply(a);
        if (this instanceof Unclose a) return cases.unclose.apply(a);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
