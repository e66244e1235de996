package io.vioscope.config;

import io.vioscope.config.yaml.Mistake;
import java.util.List;
import java.util.function.Function;

/** What came of reading a configuration: all of it is right, or everything that is wrong. */
public sealed interface ConfigOutcome {

    /** Every value is right. */
    record Right(ServerConfig config) implements ConfigOutcome {}

    /** All mistakes, at least one, by file and line. */
    record Wrong(List<Mistake> mistakes) implements ConfigOutcome {
        public Wrong {
            mistakes = List.copyOf(mistakes);
        }
    }

    /** Calls the one handler that is for this case. */
    default <R> R match(Function<Right, R> right, Function<Wrong, R> wrong) {
        if (this instanceof Right r) return right.apply(r);
        if (this instanceof Wrong w) return wrong.apply(w);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
