package io.vioscope.access.oidc;

import java.util.function.Function;

/** What came of looking whether something that a provider sent holds: the thing, or why it does not. */
public sealed interface Held<T> {
    /** It holds. */
    record Fit<T>(T value) implements Held<T> {}

    /** It does not; why, for an operator, without secrets. */
    record Unfit<T>(String why) implements Held<T> {}

    /** It holds. */
    static <T> Held<T> fit(T value) {
        return new Fit<>(value);
    }

    /** It does not. */
    static <T> Held<T> unfit(String why) {
        return new Unfit<>(why);
    }

    /** Calls the one handler that is for this case. */
    default <R> R match(Function<T, R> fit, Function<String, R> unfit) {
        if (this instanceof Fit<T> f) return fit.apply(f.value());
        if (this instanceof Unfit<T> u) return unfit.apply(u.why());
        throw new AssertionError("a sealed type cannot have another case");
    }

    /** The same of something that needs this one. */
    default <R> Held<R> then(Function<T, Held<R>> next) {
        return match(next, Held::unfit);
    }
}
