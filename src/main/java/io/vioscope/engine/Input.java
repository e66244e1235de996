package io.vioscope.engine;

import io.vioscope.inventory.Report;
import io.vioscope.maintenance.Order;
import io.vioscope.rca.ProblemOrder;
import java.util.function.Function;

/** All that can move an engine. */
public sealed interface Input {

    /** A source has looked. */
    record Reported(Report report) implements Input {}

    /** Time has passed; whoever has been silent for too long is found out. */
    record Ticked() implements Input {}

    /** An operator wants something done about maintenance windows. */
    record Ordered(Order order) implements Input {}

    /** An operator says something of problems. */
    record Said(ProblemOrder order) implements Input {}

    /** Calls the one handler that is for this input. */
    default <R> R match(
            Function<Reported, R> reported,
            Function<Ticked, R> ticked,
            Function<Ordered, R> ordered,
            Function<Said, R> said) {
        if (this instanceof Reported r) return reported.apply(r);
        if (this instanceof Ticked t) return ticked.apply(t);
        if (this instanceof Ordered o) return ordered.apply(o);
        if (this instanceof Said s) return said.apply(s);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
