package io.vioscope.web.view;

import io.vioscope.model.Closure;
import io.vioscope.model.Evidence;
import io.vioscope.model.Flow;
import io.vioscope.model.HandlingWords;
import io.vioscope.model.Impact;
import io.vioscope.model.Judgement;
import io.vioscope.model.Kind;
import io.vioscope.model.Life;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Rejected;
import io.vioscope.rca.WhatIf;
import java.util.Collection;
import java.util.stream.Collectors;

/** What is said of problems, in words. */
public final class ProblemWords {
    /** A factor above this is said to be more than it. */
    private static final long VERY = 1000;

    private ProblemWords() {}

    /** What a phase means. */
    public static String phase(Problem.Phase phase) {
        return switch (phase) {
            case PROVISIONAL -> "the best explanation so far";
            case CONFIRMED -> "the best explanation for as long as its symptoms take to come";
            case CLEARING -> "was confirmed; what it caused is going";
        };
    }

    /** Why a problem is over. */
    public static String ending(ProblemFact.Ending ending) {
        return switch (ending) {
            case SYMPTOMS_ENDED -> "what it caused is seen to be gone";
            case BETTER_EXPLANATION -> "something else explains better what was seen: the cause was named wrongly";
            case ENTITY_DELETED -> "what was the cause exists no more";
        };
    }

    /** What an operator holds of a verdict. */
    public static String answer(Judgement.Answer answer) {
        return switch (answer) {
            case RIGHT -> "right";
            case PARTLY -> "partly right";
            case WRONG -> "wrong";
        };
    }

    /** Why an operator is done with a problem. */
    public static String reason(Closure.Reason reason) {
        return HandlingWords.reason(reason);
    }

    /** How often it came back, or an empty text. */
    public static String returns(Life life) {
        var times = life.reopened() == 1 ? "came back once" : "came back " + life.reopened() + " times";
        return life.reopened() == 0
                ? ""
                : life.flapping() ? "comes and goes: " + times + ", and is not told each time" : times;
    }

    /** Who suffers in that way. */
    public static String flow(Flow flow) {
        return switch (flow) {
            case SERVICE -> "users feel it";
            case MANAGEMENT -> "cannot be changed";
            case KNOWLEDGE -> "cannot be seen";
        };
    }

    /** How many of each kind suffer in that way, or an empty text. */
    public static String sufferers(Impact impact, Flow flow) {
        return impact.of(flow).entrySet().stream()
                .map(e -> Texts.count(e.getValue(), e.getKey().label()))
                .collect(Collectors.joining(", "));
    }

    /** What becomes of redundancy, or an empty text. */
    public static String redundancy(Impact impact) {
        var lost = impact.lost() == 0 ? "" : "of " + Texts.count(impact.lost(), "group") + " of services none works";
        var atRisk = impact.atRisk() == 0 ? "" : "of " + Texts.count(impact.atRisk(), "group") + " one is left";
        return lost + (lost.isEmpty() || atRisk.isEmpty() ? "" : ", ") + atRisk;
    }

    /** What would be left of a group of services. */
    public static String left(WhatIf.Group group) {
        return switch (group.word()) {
            case "AllComponentsDown" -> "none would be left";
            case "AtRisk" -> "one would be left: the next loss would be the last";
            case "ReducedRedundancy" -> "fewer would be left, and more than one";
            default -> "as many as now would work";
        };
    }

    /** What evidence means for the cause. */
    public static String standing(Evidence.Standing standing) {
        return switch (standing) {
            case SEEN -> "there, as it should be";
            case MISSING -> "should be there and is not";
            case CONTRADICTING -> "there, and should not be";
            case UNKNOWN -> "cannot be seen now";
        };
    }

    /** Why another cause is not believed. */
    public static String reason(Rejected other) {
        return switch (other.why()) {
            case TIE -> "as good: what is seen does not tell them apart";
            case ABSENT -> "what it would cause is seen not to be there";
            case CONTRADICTED -> "something is seen that would not be there";
            case LESS_LIKELY -> "explains the same, and is less usual";
            case EXPLAINS_LESS -> "explains less";
        };
    }

    /** How much less likely another cause is, or an empty text where it is not. */
    public static String worse(Rejected other) {
        var factor = Math.round(Math.exp(other.worse() / 10.0));
        if (factor <= 1) {
            return "";
        }
        return factor > VERY
                ? "more than " + Texts.number(VERY) + " times less likely"
                : "about " + Texts.number(factor) + " times less likely";
    }

    /** Kinds in the plural, one after the other. */
    public static String kinds(Collection<Kind> kinds) {
        return kinds.stream().map(k -> Texts.plural(k.label())).collect(Collectors.joining(", "));
    }
}
