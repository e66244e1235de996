package io.vioscope.source.openstack.decode;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.ReadFailure;
import java.time.Instant;
import java.util.function.Function;

/** What one row turned out to be. */
public sealed interface Decoded {

    /** An entity. */
    record Seen(Entity entity) implements Decoded {}

    /** Something that exists, of which no more can be said. */
    record Unreadable(EntityKey key, ReadFailure.Cause cause, String why) implements Decoded {}

    /** Something that its API says is deleted. */
    record Gone(EntityKey key, Instant at) implements Decoded {}

    /** A row that does not say what it is about: the list it is in cannot be complete. */
    record Nameless(String why) implements Decoded {}

    /** A row of the wrong shape, of which at least the key is known. */
    static Decoded wrongShape(EntityKey key, String why) {
        return new Unreadable(key, ReadFailure.Cause.WRONG_SHAPE, why);
    }

    /** Calls the one handler that is for this case. */
    default <R> R match(
            Function<Seen, R> seen,
            Function<Unreadable, R> unreadable,
            Function<Gone, R> gone,
            Function<Nameless, R> nameless) {
        if (this instanceof Seen s) return seen.apply(s);
        if (this instanceof Unreadable u) return unreadable.apply(u);
        if (this instanceof Gone g) return gone.apply(g);
        if (this instanceof Nameless n) return nameless.apply(n);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
