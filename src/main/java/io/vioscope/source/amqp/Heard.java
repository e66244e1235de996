package io.vioscope.source.amqp;

import io.vioscope.bus.Hint;
import io.vioscope.model.SourceId;
import java.util.function.Function;

/** What a message turned out to be. */
sealed interface Heard {
    /**
     * A notification that is a reason to look.
     *
     * @param event  its type, such as {@code compute.instance.update}
     * @param source who is to look
     * @param hint   for what
     */
    record Reason(String event, SourceId source, Hint hint) implements Heard {}

    /** A notification of something that nobody reads, or that changed nothing. */
    record Nothing(String event) implements Heard {}

    /** No notification. */
    record Garbage(String why) implements Heard {}

    /** Calls the one handler that is for this case. */
    default <R> R match(Function<Reason, R> reason, Function<Nothing, R> nothing, Function<Garbage, R> garbage) {
        if (this instanceof Reason r) return reason.apply(r);
        if (this instanceof Nothing n) return nothing.apply(n);
        if (this instanceof Garbage g) return garbage.apply(g);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
