package io.vioscope.notify;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vioscope.bus.Tested;
import io.vioscope.notify.Channel.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The tests of one receiver that wait, one after the other, and what became of the last. */
final class Testing {
    private final Deque<Promise<Tested>> waiting = new ArrayDeque<>();
    private @Nullable Tested last;

    /** One more. The future never fails. */
    Future<Tested> add() {
        var promise = Promise.<Tested>promise();
        waiting.add(promise);
        return promise.future();
    }

    boolean isWanted() {
        return !waiting.isEmpty();
    }

    /** The first that waits, as a test that begins at that time; there must be one. */
    Under begin(Instant start) {
        return new Under(waiting.remove(), start);
    }

    /** What became of the last; null if there was none. */
    @Nullable
    Tested last() {
        return last;
    }

    /** A test that is under way. */
    final class Under {
        private final Promise<Tested> promise;
        private final Instant start;

        private Under(Promise<Tested> promise, Instant start) {
            this.promise = promise;
            this.start = start;
        }

        Notification.Test notification() {
            return new Notification.Test(start);
        }

        void done(Attempt attempt, Trying trying, Instant end) {
            var tested = trying.tested(attempt, start, Duration.between(start, end));
            last = tested;
            promise.complete(tested);
        }
    }
}
