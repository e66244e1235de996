package io.vioscope.maintenance;

import io.vioscope.model.EntityKey;
import java.time.Instant;
import java.util.function.Function;

/** What an operator wants done about maintenance windows. */
public sealed interface Order {
    /**
     * To set one.
     *
     * @param from when it is to begin; at once if that is past
     */
    record Set(EntityKey scope, Instant from, Instant until, String by, String reason) implements Order {}

    /** To end one, or take back one to come. */
    record Cancel(long number) implements Order {}

    /** Calls the one handler that is for this order. */
    default <R> R match(Function<Set, R> set, Function<Cancel, R> cancel) {
        if (this instanceof Set o) return set.apply(o);
        if (this instanceof Cancel o) return cancel.apply(o);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
