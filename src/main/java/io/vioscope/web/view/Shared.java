package io.vioscope.web.view;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers all who ask the same of the same world within a second by one answer: after a change every browser that shows a
 * page asks for it at once. For views whose answer follows from what is asked, from the world and from what is recorded; for
 * one event loop.
 */
public final class Shared implements View {
    /** A page asks for itself no more often. */
    private static final Duration LIFE = Duration.ofSeconds(1);

    private static final int MOST = 50;

    private final View view;
    private final InstantSource clock;
    private final Map<Ask, Answer> answers = new LinkedHashMap<>();

    private record Answer(Future<Reply> reply, Instant at) {}

    /** The answers of that view. */
    public Shared(View view, InstantSource clock) {
        this.view = view;
        this.clock = clock;
    }

    @Override
    public Future<Reply> answer(Ask ask) {
        var now = clock.instant();
        answers.values().removeIf(answer -> isOld(answer, now));
        var known = answers.get(ask);
        if (known != null) {
            return known.reply();
        }
        var reply = view.answer(ask);
        if (answers.size() < MOST) {
            answers.put(ask, new Answer(reply, now));
        }
        return reply;
    }

    /** While one is being worked out it is not asked for again, however long that takes. */
    private static boolean isOld(Answer answer, Instant now) {
        return answer.reply().isComplete()
                && (answer.reply().failed() || answer.at().plus(LIFE).isBefore(now));
    }
}
