package io.vioscope.maintenance;

import io.vioscope.model.Fact;
import java.util.List;
import java.util.function.Function;

/** What came of an order. */
public sealed interface Outcome {
    /** It was done: a window was set or ended, as the fact says. */
    record Done(Fact fact) implements Outcome {}

    /** Nothing was done, as these parts of the order are wrong; never empty. */
    record Refused(List<Wrong> wrong) implements Outcome {
        public Refused {
            wrong = List.copyOf(wrong);
        }
    }

    /** There is no such window, or it has ended. */
    record NotOpen(long number) implements Outcome {}

    /**
     * What is wrong with one part of an order.
     *
     * @param where the part: {@code entity}, {@code until}, {@code reason}, {@code by} or {@code windows}
     * @param what  what is wrong with it and what would be right, in one sentence without its end
     */
    record Wrong(String where, String what) {}

    /** Calls the one handler that is for this outcome. */
    default <R> R match(Function<Done, R> done, Function<Refused, R> refused, Function<NotOpen, R> notOpen) {
        if (this instanceof Done o) return done.apply(o);
        if (this instanceof Refused o) return refused.apply(o);
        if (this instanceof NotOpen o) return notOpen.apply(o);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
