package io.vioscope.bus;

import io.vioscope.model.EntityKey;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has heard of that a source could read: a reason to look, and nothing to be believed.
 *
 * @param gone   whether something may be gone that only a look at everything shows; otherwise something changed or came to be
 * @param single the one that changed, came to be, or is deleted, where to look at it alone shows which; null where nobody says
 */
public record Hint(boolean gone, @Nullable EntityKey single) {
    /** Something changed or came to be. */
    public static final Hint CHANGED = new Hint(false, null);

    /** Something may be gone, which only a look at everything shows. */
    public static final Hint GONE = new Hint(true, null);

    /** About that one alone. */
    public static Hint of(EntityKey key) {
        return new Hint(false, key);
    }

    /** The one it is about, if nobody else is. */
    public Optional<EntityKey> one() {
        return Optional.ofNullable(single);
    }

    /** Calls the one handler that is for this case. */
    public <R> R match(Supplier<R> changed, Supplier<R> everything, Function<EntityKey, R> one) {
        return single != null ? one.apply(single) : gone ? everything.get() : changed.get();
    }
}
