package io.vioscope.app;

import io.vertx.core.Future;
import io.vioscope.access.oidc.Held;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something of a provider that was read and is believed for a while. What cannot be read is asked for again at once; what can
 * is not read again more often than it may be, whoever asks. For one event loop.
 */
final class Remembered<T> {
    private final Duration believed;
    private final Duration again;
    private final InstantSource clock;
    private @Nullable T value;
    private Instant at = Instant.MIN;

    Remembered(Duration believed, Duration again, InstantSource clock) {
        this.believed = believed;
        this.again = again;
        this.clock = clock;
    }

    /** What is believed, or what is read now. */
    Future<Held<T>> get(Supplier<Future<Held<T>>> read) {
        return held(believed, read);
    }

    /** What is read now, unless it was read a moment ago. */
    Future<Held<T>> again(Supplier<Future<Held<T>>> read) {
        return held(again, read);
    }

    private Future<Held<T>> held(Duration young, Supplier<Future<Held<T>>> read) {
        var known = value;
        if (known != null && clock.instant().isBefore(at.plus(young))) {
            return Future.succeededFuture(Held.fit(known));
        }
        return read.get()
                .map(held -> held.then(fresh -> {
                    value = fresh;
                    at = clock.instant();
                    return Held.fit(fresh);
                }));
    }
}
