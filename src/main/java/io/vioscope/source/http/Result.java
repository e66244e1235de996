package io.vioscope.source.http;

import io.vertx.core.Future;
import io.vioscope.model.ReadFailure;
import java.util.function.Function;

/** What came of reading something: the thing, or why not. */
public sealed interface Result<T> {

    /** It was read. */
    record Ok<T>(T value) implements Result<T> {}

    /** It was not. */
    record Failed<T>(ReadFailure why) implements Result<T> {}

    /** The thing. */
    static <T> Result<T> ok(T value) {
        return new Ok<>(value);
    }

    /** The failure. */
    static <T> Result<T> failed(ReadFailure why) {
        return new Failed<>(why);
    }

    /** Calls the one handler that is for this case. */
    default <R> R match(Function<T, R> ok, Function<ReadFailure, R> failed) {
        if (this instanceof Ok<T> o) return ok.apply(o.value());
        if (this instanceof Failed<T> f) return failed.apply(f.why());
        throw new AssertionError("a sealed type cannot have another case");
    }

    /** The result of another reading that needs this one. */
    default <R> Result<R> then(Function<T, Result<R>> next) {
        return match(next, Result::failed);
    }

    /** The same of a reading that takes time. */
    default <R> Future<Result<R>> thenAsync(Function<T, Future<Result<R>>> next) {
        return match(next, why -> Future.succeededFuture(failed(why)));
    }
}
