package io.vioscope.rca.solve;

import io.vioscope.rca.causal.ProblemType.Category;
import io.vioscope.rca.causal.Rule;

/** How much better what is seen is explained with a cause than without, as log-likelihood in nats. */
public final class Score {
    /** What a further cause has to bring. */
    public static final double THRESHOLD = 3;

    /** Which share of symptoms is taken to be lost on the way. */
    private static final double LOSS = 0.08;

    /** How many observations an expected share weighs as much as: of groups, and where absence refutes. */
    private static final double GROUP = 4;

    private static final double CERTAIN = 20;
    private static final double BROAD = 1;
    private static final double CONTRADICTION = 10;
    private static final double IMPOSSIBLE = 1_000;

    private Score() {}

    /** What a rule says of a cause if so many show the symptom for no other reason, and so many do not. */
    public static double of(Candidate candidate, int place, int bad) {
        var rule = candidate.type().rules().get(place);
        if (rule.role() == Rule.Role.ECHO || rule.role() == Rule.Role.DOUBTS) {
            return 0;
        }
        if (rule.role() == Rule.Role.EXCLUDES) {
            return excluded(rule, candidate.bad(place).size());
        }
        if (isRefuted(candidate, place)) {
            return -IMPOSSIBLE;
        }
        return of(candidate, place, bad, rule.countsAbsent() ? candidate.absent(place) : 0);
    }

    private static boolean isRefuted(Candidate candidate, int place) {
        var bad = candidate.bad(place).size();
        return switch (candidate.type().rules().get(place).role()) {
            case MUST -> bad == 0 ? candidate.unknown(place) == 0 : bad < candidate.absent(place);
            case MOST -> bad > 0 && bad < candidate.absent(place);
            default -> false;
        };
    }

    /** What others show may have another cause, what the thing itself shows has none. */
    private static double excluded(Rule rule, int contradicting) {
        if (contradicting == 0) {
            return 0;
        }
        return rule.path().isSelf() ? -IMPOSSIBLE : -CONTRADICTION - Math.log(contradicting);
    }

    /** The same at best: if none of those that do not show it could be seen. */
    static double atBest(Candidate candidate, int place, int bad) {
        var rule = candidate.type().rules().get(place);
        return rule.role() == Rule.Role.ECHO || rule.speaksAgainst() ? 0 : of(candidate, place, bad, 0);
    }

    private static double of(Candidate candidate, int place, int bad, int ok) {
        var rule = candidate.type().rules().get(place);
        if (bad == 0 && ok == 0) {
            return 0;
        }
        var weight = weight(candidate, rule);
        var a = weight * rule.probability() * (1 - LOSS);
        return Beta.log(a, weight - a, bad, ok) - bad * Math.log(candidate.background(place));
    }

    /** The cost of a cause before anything is seen. */
    public static double prior(Candidate candidate) {
        return Math.log(candidate.type().prior());
    }

    private static double weight(Candidate candidate, Rule rule) {
        if (candidate.type().category() == Category.PATTERN) {
            return BROAD;
        }
        return rule.path().isSelf() ? CERTAIN : GROUP;
    }
}
