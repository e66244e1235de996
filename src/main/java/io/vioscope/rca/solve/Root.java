package io.vioscope.rca.solve;

import io.vioscope.model.Rejected;
import java.util.List;
import java.util.Set;

/**
 * A cause that is part of the best explanation.
 *
 * @param candidate what it is
 * @param margin    by how much the best explanation without it is worse, in nats
 * @param explains  the symptoms that it explains and nothing before it did
 * @param rivals    what else was considered for these, the nearest first
 */
public record Root(Candidate candidate, double margin, Set<Symptom> explains, List<Rival> rivals) {

    /** Another cause, and how much worse an explanation with it instead is, in nats. */
    public record Rival(Candidate candidate, double worse, Rejected.Why why) {}

    /** Whether a rival is as good. */
    public boolean isTied() {
        return margin < TIE;
    }

    /** Closer than this, two explanations are not told apart. */
    static final double TIE = 0.5;
}
