package io.vioscope.engine.past;

import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.rca.Problems;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A problem as its facts leave it.
 *
 * @param problem by its last fact
 * @param end     what ended it; null while it is open
 * @param endedAt when that was; null likewise
 */
record ProblemAt(
        Problem problem,
        ProblemFact.@Nullable Resolved end,
        @Nullable Instant endedAt) {
    /** By number, after those facts, which are in order. */
    static Map<Long, ProblemAt> of(List<Dated> facts) {
        var lives = new HashMap<Long, ProblemAt>();
        for (var dated : facts) {
            if (dated.fact() instanceof ProblemFact f) {
                lives.put(f.problem().number(), after(lives.get(f.problem().number()), f, dated.at()));
            }
        }
        return lives;
    }

    /** What operators say of a problem that is over does not open it. */
    private static ProblemAt after(@Nullable ProblemAt before, ProblemFact fact, Instant at) {
        if (fact instanceof ProblemFact.Resolved f) {
            return new ProblemAt(f.problem(), f, at);
        }
        return before == null || fact instanceof ProblemFact.Reopened
                ? new ProblemAt(fact.problem(), null, null)
                : new ProblemAt(fact.problem(), before.end, before.endedAt);
    }

    void match(Consumer<Problem> open, Consumer<Problems.Ended> over) {
        if (end == null || endedAt == null) {
            open.accept(problem);
        } else {
            over.accept(new Problems.Ended(problem, endedAt, end.why(), end.into()));
        }
    }
}
