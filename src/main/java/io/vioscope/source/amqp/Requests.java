package io.vioscope.source.amqp;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vioscope.bus.Hint;
import io.vioscope.model.SourceId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks sources to look for what was heard of. At most one question is open for each source and kind of reason: what is heard
 * until its look begins is seen by that look, so a storm costs nothing but being heard. What is heard of more single things than
 * a few is one question about changes. Thread-safe.
 */
final class Requests {
    /** Asks a source, and says when the look began that it is owed; a failure if nobody can say. */
    interface Asker {
        Future<Instant> ask(SourceId source, Hint hint);
    }

    /** Of so many single things a source is asked at a time; a look at those may be under way, and one be owed. */
    static final int MOST_SINGLE = 8;

    private record About(SourceId source, Hint hint) {}

    /** One that is open: when something was last heard that it stands for. */
    private record Open(Instant last) {}

    private final Map<About, Open> open = new ConcurrentHashMap<>();
    private final Context context;
    private final Asker asker;
    private final Tally tally;
    private final InstantSource clock;

    /** @param context where the asker is called */
    Requests(Context context, Asker asker, Tally tally, InstantSource clock) {
        this.context = context;
        this.asker = asker;
        this.tally = tally;
        this.clock = clock;
    }

    /** Something was heard that this source could see. */
    void heard(SourceId source, Hint hint) {
        var about = new About(source, open.size() < MOST_SINGLE ? hint : broad(hint));
        if (open.put(about, new Open(clock.instant())) == null) {
            context.runOnContext(now -> ask(about));
        }
    }

    private static Hint broad(Hint hint) {
        return hint.match(() -> hint, () -> hint, one -> Hint.CHANGED);
    }

    private void ask(About about) {
        tally.asked(about.hint());
        asker.ask(about.source(), about.hint()).onComplete(began -> begun(about, began.result()));
    }

    /** What was heard after the look began is a reason for another. */
    private void begun(About about, @Nullable Instant began) {
        var left = open.computeIfPresent(
                about, (same, is) -> began == null || is.last().isBefore(began) ? null : is);
        if (left != null) {
            ask(about);
        }
    }
}
