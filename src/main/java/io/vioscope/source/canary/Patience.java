package io.vioscope.source.canary;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vioscope.source.http.Http;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Does the steps of one try, and asks again where an answer may still become the right one.
 *
 * @param limit for each step
 */
record Patience(Try result, Duration limit, Http http, InstantSource clock) {
    private static final int LOOKS = 20;

    /** Does one, once. Empty where it was not done: the try says why. */
    Future<Optional<JsonNode>> once(Step step, Supplier<Future<Came>> call) {
        return until(step, call, came -> false);
    }

    /** Does one until its answer is not of those that may become the right one, at most so often as fits into the limit. */
    Future<Optional<JsonNode>> until(Step step, Supplier<Future<Came>> call, Predicate<Came> mayBecomeRight) {
        var began = clock.instant();
        return look(call, mayBecomeRight, LOOKS)
                .map(came -> result.take(step, came, Duration.between(began, clock.instant())));
    }

    private Future<Came> look(Supplier<Future<Came>> call, Predicate<Came> mayBecomeRight, int looks) {
        return call.get()
                .compose(came -> looks > 1 && mayBecomeRight.test(came)
                        ? http.pause(limit.dividedBy(LOOKS)).compose(paused -> look(call, mayBecomeRight, looks - 1))
                        : Future.succeededFuture(came));
    }
}
