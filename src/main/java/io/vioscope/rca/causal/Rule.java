package io.vioscope.rca.causal;

import java.time.Duration;
import java.util.Locale;

/**
 * A problem causes a symptom.
 *
 * @param symptom     what is seen
 * @param only        of those who show it, which
 * @param path        from who shows it to the cause
 * @param role        what it means that it is not there, or that it is
 * @param probability which share of those shows it, in the mean
 * @param within      after which time it shows at the latest
 */
public record Rule(SymptomType symptom, EntityPattern only, Path path, Role role, double probability, Duration within) {
    /** What the symptom means for the problem. */
    public enum Role {
        /** Without it there is no such problem; of several who should show it, more show it than are seen not to. */
        MUST,
        /** It is there as a rule; where it is not, that speaks against the problem. */
        OFTEN,
        /** The same, and where some show it and more are seen not to, there is no such problem, which says so of all. */
        MOST,
        /** It alone makes one think of the problem; that it is not there says nothing, as it shows on what is new. */
        TELLS,
        /** It supports; that it is not there says nothing. */
        MAY,
        /** It supports, and a problem that has such a rule is told only when another thing shows this, or what calls for it. */
        CONFIRMS,
        /** The same evidence once more: explained, and no evidence. */
        ECHO,
        /** Where it is there, the problem is told only once more than the thing itself bears it out. */
        DOUBTS,
        /** Where it is there, it is not this problem: for certain where the thing itself shows it. */
        EXCLUDES;

        /** The word in the causal model. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same rule with another probability. */
    public Rule with(double other) {
        return new Rule(symptom, only, path, role, other, within);
    }

    /** Whether it alone makes one think of the problem. */
    public boolean calls() {
        return countsAbsent() || role == Role.TELLS;
    }

    /** Whether it makes nobody think of the problem and only supports it. */
    public boolean onlySupports() {
        return role == Role.MAY || role == Role.CONFIRMS;
    }

    /** Whether it speaks against the problem that it is there. */
    public boolean speaksAgainst() {
        return role == Role.DOUBTS || role == Role.EXCLUDES;
    }

    /** Whether it bears the problem out: another than the thing itself shows it, and it is more than usual company. */
    public boolean bearsOut() {
        return !path.isSelf() && (calls() || role == Role.CONFIRMS);
    }

    /** Whether an absent symptom is evidence. */
    public boolean countsAbsent() {
        return role == Role.MUST || role == Role.OFTEN || role == Role.MOST;
    }
}
