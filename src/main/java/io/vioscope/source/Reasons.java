package io.vioscope.source;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vioscope.bus.Hint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reasons for which a poll is still owed, each answered when one begins that can see what it is about. For one thread. */
final class Reasons {
    private final Haste haste;
    private final Map<Hint, List<Promise<Instant>>> waiting = new EnumMap<>(Hint.class);

    Reasons(Haste haste) {
        this.haste = haste;
    }

    /** One more; the future is done when its poll begins. */
    Future<Instant> add(Hint hint) {
        var begun = Promise.<Instant>promise();
        waiting.computeIfAbsent(hint, h -> new ArrayList<>()).add(begun);
        return begun.future();
    }

    /** How long until a poll may begin; empty where there is no reason for one. */
    Optional<Duration> wait(Instant now) {
        return waiting.keySet().stream()
                .map(hint -> haste.wait(now, hint == Hint.GONE))
                .min(Duration::compareTo);
    }

    /** Whether a poll that begins now is to look at everything. */
    boolean wantsAll(Instant now) {
        return waiting.containsKey(Hint.GONE) && haste.wait(now, true).isZero();
    }

    /** A poll begins; true if it is to see what is gone. */
    boolean begins(Look look, Instant at) {
        var whole = look == Look.EVERYTHING && waiting.containsKey(Hint.GONE);
        answer(Hint.CHANGED, at);
        if (whole) {
            answer(Hint.GONE, at);
        }
        return whole;
    }

    private void answer(Hint hint, Instant at) {
        var begun = waiting.remove(hint);
        if (begun != null) {
            begun.forEach(promise -> promise.complete(at));
        }
    }
}
