package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One answer of an engine, worked out once for all who look and anew when what it rests on changed; one question is open at a
 * time, and of those that wait behind it only the latest is asked. Who looks meanwhile is soon told what was so before and when that
 * was, and may look again when the answer came; nobody is told so after a failure. For one event loop.
 */
final class Recount<T> {
    /** Nobody waits longer where something was known before: an engine that takes in a poll is busy for a second or two. */
    private static final Duration BRIEFLY = Duration.ofMillis(60);

    private final Duration patience;
    private final Runnable late;
    private @Nullable Asked<T> asked;
    private @Nullable Waiting<T> waiting;
    private @Nullable Told<T> before;
    private boolean isOldTold;

    private record Asked<T>(Basis basis, Future<T> answer) {}

    private record Waiting<T>(Basis basis, Supplier<Future<T>> question, Promise<T> answer) {}

    /**
     * Nothing was asked yet.
     *
     * @param patience how long who looks waits at most where nothing is known
     * @param late     called when an answer came after somebody was told what was so before
     */
    Recount(Duration patience, Runnable late) {
        this.patience = patience;
        this.late = late;
    }

    /** What that question is answered of that; empty where it is not known: it failed, or takes long and nothing was known before. */
    Future<Optional<Told<T>>> of(Basis basis, Supplier<Future<T>> question) {
        return ask(basis, question)
                .timeout(longest().toMillis(), TimeUnit.MILLISECONDS)
                .map(what -> Optional.of(Told.now(what)))
                .otherwise(tooLate -> isOpen() ? old() : Optional.empty());
    }

    private Duration longest() {
        return before == null || patience.compareTo(BRIEFLY) < 0 ? patience : BRIEFLY;
    }

    private Optional<Told<T>> old() {
        isOldTold = before != null;
        return Optional.ofNullable(before);
    }

    private Future<T> ask(Basis basis, Supplier<Future<T>> question) {
        if (asked != null && !asked.answer().failed() && asked.basis().isGoodFor(basis)) {
            return asked.answer();
        }
        return isOpen() ? later(basis, question) : start(basis, question);
    }

    private boolean isOpen() {
        return asked != null && !asked.answer().isComplete();
    }

    private Future<T> later(Basis basis, Supplier<Future<T>> question) {
        var promise = waiting == null ? Promise.<T>promise() : waiting.answer();
        if (waiting == null || !waiting.basis().isGoodFor(basis)) {
            waiting = new Waiting<>(basis, question, promise);
        }
        return promise.future();
    }

    private Future<T> start(Basis basis, Supplier<Future<T>> question) {
        var answer = Promise.<T>promise();
        asked = new Asked<>(basis, answer.future());
        question.get().onComplete(came -> {
            before = came.succeeded() ? new Told<>(came.result(), Optional.of(basis.asOf())) : null;
            answer.handle(came);
            next();
            lookAgain();
        });
        return answer.future();
    }

    private void lookAgain() {
        if (isOldTold && !isOpen()) {
            isOldTold = false;
            late.run();
        }
    }

    private void next() {
        var next = waiting;
        waiting = null;
        if (next != null) {
            start(next.basis(), next.question()).onComplete(next.answer());
        }
    }
}
