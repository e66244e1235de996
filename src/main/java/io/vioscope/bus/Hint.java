package io.vioscope.bus;

import io.vioscope.model.EntityKey;
import java.util.function.Function;
import java.util.function.Supplier;

/** What somebody has heard of that a source could read: a reason to look, and nothing to be believed. */
public sealed interface Hint {
    /** Something changed or came to be. */
    Hint CHANGED = new Changed();

    /** Something may be gone, which only a look at everything shows. */
    Hint GONE = new Gone();

    /** Something; nobody says what. */
    record Changed() implements Hint {}

    /** Something that is deleted, perhaps. */
    record Gone() implements Hint {}

    /** This one changed, came to be, or is deleted: to look at it alone shows which. */
    record One(EntityKey key) implements Hint {}

    /** About that one alone. */
    static Hint of(EntityKey key) {
        return new One(key);
    }

    /** Calls the one handler that is for this case. */
    default <R> R match(Supplier<R> changed, Supplier<R> gone, Function<EntityKey, R> one) {
        if (this instanceof Changed) return changed.get();
        if (this instanceof Gone) return gone.get();
        if (this instanceof One o) return one.apply(o.key());
        throw new AssertionError("a sealed type cannot have another case");
    }
}
