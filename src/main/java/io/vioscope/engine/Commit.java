package io.vioscope.engine;

import io.vioscope.model.Fact;
import java.time.Instant;
import java.util.List;

/**
 * The facts of one step, in order. Commits of one cloud are totally ordered and leave no number out.
 *
 * @param cloud    the cloud's name
 * @param firstSeq the number of the first fact; the others follow without a gap
 * @param at       when the engine learnt of it
 * @param facts    never empty
 */
public record Commit(String cloud, long firstSeq, Instant at, List<Fact> facts) {
    public Commit {
        facts = List.copyOf(facts);
        if (facts.isEmpty()) {
            throw new IllegalArgumentException("a commit without facts");
        }
    }

    /** The number of the last fact. */
    public long lastSeq() {
        return firstSeq + facts.size() - 1;
    }
}
