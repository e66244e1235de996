package io.vioscope.agent.tree;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is worked out when somebody asks for it first, and only once. For any thread. */
public final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> source;
    private volatile @Nullable T value;

    /** Asks that supplier, which must not answer null. */
    public Lazy(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public T get() {
        var known = value;
        return known == null ? workOut() : known;
    }

    private synchronized T workOut() {
        var known = value;
        if (known == null) {
            known = source.get();
            value = known;
        }
        return known;
    }
}
