package io.vioscope.source.canary;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, over crashes too, what the canary of one cloud made. What does not stand here it does not touch. Every future
 * fails where nothing can be remembered at present; then nothing may be made.
 */
public interface Notebook {
    /**
     * A port that was made, or begun to be made, and is not known to be gone.
     *
     * @param name made by chance for this port alone
     * @param id   its UUID; null where no answer was seen
     * @param at   when it was asked for
     */
    record Made(String name, @Nullable String id, Instant at) {}

    /** One of that name will be asked for; to be written before it is. */
    Future<Void> intend(String name, Instant at);

    /** It was made. */
    Future<Void> made(String name, String id);

    /** It is gone, or never was. */
    Future<Void> gone(String name);

    /** All that are not known to be gone, the oldest first. */
    Future<List<Made>> left();
}
