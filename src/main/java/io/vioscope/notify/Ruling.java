package io.vioscope.notify;

import io.vioscope.notify.Outbox.Outcome;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether a receiver is told something now. */
sealed interface Ruling {
    /** It is. */
    record Tell(Notification notification) implements Ruling {}

    /**
     * It is not.
     *
     * @param cause the number of the problem that explains it, if that is why
     */
    record Withhold(Outcome why, @Nullable Long cause) implements Ruling {}

    /** Calls the one handler that is for this ruling. */
    default <R> R match(Function<Tell, R> tell, Function<Withhold, R> withhold) {
        if (this instanceof Tell r) return tell.apply(r);
        if (this instanceof Withhold r) return withhold.apply(r);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
