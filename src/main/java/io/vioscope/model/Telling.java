package io.vioscope.model;

import io.vioscope.model.Problem.Phase;

/** Which facts receivers of notifications are told, beside the news. */
public final class Telling {
    private Telling() {}

    /**
     * Whether receivers are told of it: all news, and what changed about a cause of which they were told, as they show the
     * last that they heard. That what it caused is going is not told before it is gone.
     */
    public static boolean isTold(Fact fact) {
        return fact.isNews() || (fact instanceof ProblemFact.Revised revised && isRevision(revised));
    }

    private static boolean isRevision(ProblemFact.Revised revised) {
        return revised.from() != Phase.PROVISIONAL
                && revised.problem().phase() == Phase.CONFIRMED
                && revised.problem().isAnnounced();
    }
}
