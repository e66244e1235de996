package io.vioscope.engine.past;

import io.vioscope.engine.CloudState;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the record says of a cloud at a moment. */
public sealed interface Recall {
    /** All that is recorded of what was believed. */
    record Known(CloudState state) implements Recall {}

    /**
     * Nothing was believed yet.
     *
     * @param since when the first fact was learnt; null if none ever was
     */
    record NotYet(@Nullable Instant since) implements Recall {}

    /**
     * Something was believed, and the facts that tell what are not kept any more.
     *
     * @param since a moment after which no fact is lacking; null where that is not known
     */
    record Lost(@Nullable Instant since) implements Recall {}

    /** Facts up to that moment wait to be recorded. */
    record Waiting() implements Recall {}

    /** Calls the one handler that is for this answer. */
    default <R> R match(
            Function<Known, R> known,
            Function<NotYet, R> notYet,
            Function<Lost, R> lost,
            Function<Waiting, R> waiting) {
        if (this instanceof Known a) return known.apply(a);
        if (this instanceof NotYet a) return notYet.apply(a);
        if (this instanceof Lost a) return lost.apply(a);
        if (this instanceof Waiting a) return waiting.apply(a);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
