package io.vioscope.source;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vioscope.bus.Hint;
import io.vioscope.model.EntityKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The reasons for which a look is still owed, each answered when one begins that can see what it is about. For one thread. */
final class Reasons {
    private final Haste haste;
    private final Map<Hint, List<Promise<Instant>>> waiting = new LinkedHashMap<>();

    Reasons(Haste haste) {
        this.haste = haste;
    }

    /** One more; the future is done when its look begins. */
    Future<Instant> add(Hint hint) {
        var begun = Promise.<Instant>promise();
        waiting.computeIfAbsent(hint, h -> new ArrayList<>()).add(begun);
        return begun.future();
    }

    /** How long until a look may begin, be it a glance; empty where there is no reason for one. */
    Optional<Duration> wait(Instant now) {
        var single = single().size();
        return waiting.keySet().stream()
                .map(hint -> hint.match(
                        () -> haste.wait(now, false),
                        () -> haste.wait(now, true),
                        one -> haste.waitForGlance(now, single)))
                .min(Duration::compareTo);
    }

    private Set<EntityKey> single() {
        return waiting.keySet().stream().flatMap(hint -> hint.one().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What a look that begins now is to look at alone; nothing where it had better be a poll, which sees these too: if there
     * are many, or if one may begin for another reason.
     */
    Set<EntityKey> glance(Instant now) {
        var single = single();
        return !wantsPoll(now) && haste.mayGlance(now, single.size()) ? single : Set.of();
    }

    private boolean wantsPoll(Instant now) {
        return wantsAll(now)
                || (waiting.containsKey(Hint.CHANGED) && haste.wait(now, false).isZero());
    }

    /** Whether a poll that begins now is to look at everything. */
    boolean wantsAll(Instant now) {
        return waiting.containsKey(Hint.GONE) && haste.wait(now, true).isZero();
    }

    /** A poll begins; true if it is to see what is gone. */
    boolean begins(Look look, Instant at) {
        var whole = look == Look.EVERYTHING && waiting.containsKey(Hint.GONE);
        answer(Hint.CHANGED, at);
        single().forEach(one -> answer(Hint.of(one), at));
        if (whole) {
            answer(Hint.GONE, at);
        }
        return whole;
    }

    /** A look at those alone begins. */
    void begins(Set<EntityKey> glance, Instant at) {
        glance.forEach(one -> answer(Hint.of(one), at));
    }

    private void answer(Hint hint, Instant at) {
        var begun = waiting.remove(hint);
        if (begun != null) {
            begun.forEach(promise -> promise.complete(at));
        }
    }
}
