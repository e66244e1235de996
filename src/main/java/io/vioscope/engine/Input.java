package io.vioscope.engine;

import io.vioscope.inventory.Report;
import java.util.function.Function;

/** All that can move an engine. */
public sealed interface Input {

    /** A source has looked. */
    record Reported(Report report) implements Input {}

    /** Time has passed; whoever has been silent for too long is found out. */
    record Ticked() implements Input {}

    /** Calls the one handler that is for this input. */
    default <R> R match(Function<Reported, R> reported, Function<Ticked, R> ticked) {
        if (this instanceof Reported r) return reported.apply(r);
        if (this instanceof Ticked t) return ticked.apply(t);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
