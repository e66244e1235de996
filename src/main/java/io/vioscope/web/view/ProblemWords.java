package io.vioscope.web.view;

import io.vioscope.model.Closure;
import io.vioscope.model.Evidence;
import io.vioscope.model.Flow;
import io.vioscope.model.Impact;
import io.vioscope.model.Judgement;
import io.vioscope.model.Kind;
import io.vioscope.model.Life;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Rejected;
import io.vioscope.rca.WhatIf;
import io.vioscope.words.Words;
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
            case PROVISIONAL -> Words.of("problem.best-explanation-so-far");
            case CONFIRMED -> Words.of("problem.best-explanation-for-as-long");
            case CLEARING -> Words.of("problem.was-confirmed-what-it-caused");
        };
    }

    /** Why a problem is over. */
    public static String ending(ProblemFact.Ending ending) {
        return switch (ending) {
            case SYMPTOMS_ENDED -> Words.of("problem.what-it-caused-is-seen");
            case BETTER_EXPLANATION -> Words.of("problem.something-else-explains-better-what");
            case ENTITY_DELETED -> Words.of("problem.what-was-cause-exists-no");
        };
    }

    /** What an operator holds of a verdict. */
    public static String answer(Judgement.Answer answer) {
        return switch (answer) {
            case RIGHT -> Words.of("problem.right");
            case PARTLY -> Words.of("problem.partly-right");
            case WRONG -> Words.of("problem.wrong");
        };
    }

    /** Why an operator is done with a problem. */
    public static String reason(Closure.Reason reason) {
        return Words.word("closure", reason.word());
    }

    /** How often it came back, or an empty text. */
    public static String returns(Life life) {
        var times = life.reopened() == 1
                ? Words.of("problem.came-back-once")
                : Words.of("problem.came-back-times", life.reopened());
        return life.reopened() == 0 ? "" : life.flapping() ? Words.of("problem.comes-and-goes-and-is", times) : times;
    }

    /** Who suffers in that way. */
    public static String flow(Flow flow) {
        return switch (flow) {
            case SERVICE -> Words.of("problem.users-feel-it");
            case MANAGEMENT -> Words.of("problem.cannot-be-changed");
            case KNOWLEDGE -> Words.of("problem.cannot-be-seen-2");
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
        var lost = impact.lost() == 0
                ? ""
                : Words.of("problem.of-of-services-none-works", Texts.count(impact.lost(), "group"));
        var atRisk =
                impact.atRisk() == 0 ? "" : Words.of("problem.of-one-is-left", Texts.count(impact.atRisk(), "group"));
        return lost + (lost.isEmpty() || atRisk.isEmpty() ? "" : ", ") + atRisk;
    }

    /** What would be left of a group of services. */
    public static String left(WhatIf.Group group) {
        return switch (group.word()) {
            case "AllComponentsDown" -> Words.of("problem.none-would-be-left");
            case "AtRisk" -> Words.of("problem.one-would-be-left-next");
            case "ReducedRedundancy" -> Words.of("problem.fewer-would-be-left-and");
            default -> Words.of("problem.as-many-as-now-would");
        };
    }

    /** What evidence means for the cause. */
    public static String standing(Evidence.Standing standing) {
        return switch (standing) {
            case SEEN -> Words.of("problem.there-as-it-should-be");
            case MISSING -> Words.of("problem.should-be-there-and-is");
            case CONTRADICTING -> Words.of("problem.there-and-should-not-be");
            case AWAITED -> Words.of("problem.awaited-before-it-is-told");
            case UNKNOWN -> Words.of("problem.cannot-be-seen-now");
        };
    }

    /** Why another cause is not believed. */
    public static String reason(Rejected other) {
        return switch (other.why()) {
            case TIE -> Words.of("problem.as-good-what-is-seen");
            case ABSENT -> Words.of("problem.what-it-would-cause-is");
            case CONTRADICTED -> Words.of("problem.something-is-seen-that-would");
            case LESS_LIKELY -> Words.of("problem.explains-same-and-is-less");
            case EXPLAINS_LESS -> Words.of("problem.explains-less");
        };
    }

    /** How much less likely another cause is, or an empty text where it is not. */
    public static String worse(Rejected other) {
        var factor = Math.round(Math.exp(other.worse() / 10.0));
        if (factor <= 1) {
            return "";
        }
        return factor > VERY
                ? Words.of("problem.more-than-times-less-likely", Texts.number(VERY))
                : Words.of("problem.about-times-less-likely", Texts.number(factor));
    }

    /** Kinds in the plural, one after the other. */
    public static String kinds(Collection<Kind> kinds) {
        return kinds.stream().map(k -> Texts.plural(k.label())).collect(Collectors.joining(", "));
    }
}
