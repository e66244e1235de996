package io.vioscope.web.view;

import java.time.Instant;
import java.util.Optional;

/**
 * What is told of something that takes a while to work out.
 *
 * @param what the answer
 * @param asOf when that was so, where things have changed since and it is being worked out anew; empty where it is so now
 */
public record Told<T>(T what, Optional<Instant> asOf) {
    /** What is so now. */
    public static <T> Told<T> now(T what) {
        return new Told<>(what, Optional.empty());
    }

    /** When both of two were so: the earlier moment, if there is one. */
    static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || other.filter(o -> o.isBefore(one.get())).isPresent() ? other : one;
    }
}
