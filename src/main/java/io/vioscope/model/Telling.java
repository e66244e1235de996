package io.vioscope.model;

import io.vioscope.model.Problem.Phase;

/** Which facts receivers of notifications are told, beside the news. */
public final class Telling {
    private Telling() {}

    /**
     * Whether receivers are told of it: all news, and what changed about a cause of which they were told, as they show the
     * last that they heard. That what it caused is going is not told before it is gone. What changes while an operator has
     * snoozed or closed the cause is told when that is over.
     */
    public static boolean isTold(Fact fact) {
        return fact.isNews()
                || (fact instanceof ProblemFact.Revised revised && isRevision(revised))
                || (fact instanceof ProblemFact.Handled handled && isReturn(handled));
    }

    private static boolean isReturn(ProblemFact.Handled handled) {
        return handled.step().isReturn() && isOfInterest(handled.problem());
    }

    private static boolean isOfInterest(Problem problem) {
        return problem.phase() == Phase.CONFIRMED
                && problem.isAnnounced()
                && !problem.handling().isHushed();
    }

    private static boolean isRevision(ProblemFact.Revised revised) {
        return revised.from() != Phase.PROVISIONAL && isOfInterest(revised.problem());
    }
}
