package io.vioscope.rca;

import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import java.util.Map;
import java.util.function.Function;

/** What came of a {@link ProblemOrder}. */
public sealed interface ProblemOutcome {
    /** It was done, as the fact says. */
    record Done(Fact fact) implements ProblemOutcome {}

    /** Nothing was done: what is wrong, and what would be right, by part of the order; never empty. */
    record Refused(Map<String, String> wrong) implements ProblemOutcome {
        public Refused {
            wrong = Map.copyOf(wrong);
        }
    }

    /** No problem of that number is open, or is known where it need not be open. */
    record NoSuch(long number) implements ProblemOutcome {}

    /** Nothing was done: somebody was faster, and the problem is not as the operator saw it. */
    record Late(Problem now) implements ProblemOutcome {}

    /** Calls the one handler that is for this outcome. */
    default <R> R match(
            Function<Done, R> done, Function<Refused, R> refused, Function<NoSuch, R> noSuch, Function<Late, R> late) {
        if (this instanceof Done o) return done.apply(o);
        if (this instanceof Refused o) return refused.apply(o);
        if (this instanceof NoSuch o) return noSuch.apply(o);
        if (this instanceof Late o) return late.apply(o);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
