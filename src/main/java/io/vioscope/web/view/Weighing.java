package io.vioscope.web.view;

import io.vioscope.rca.Consideration;
import io.vioscope.rca.Consideration.Line;
import io.vioscope.rca.causal.Rule;
import io.vioscope.words.Words;
import java.util.Locale;

/** Why a problem is held to be there, or not, in words. */
public final class Weighing {
    /** A rule that speaks against a problem so much forbids it. */
    private static final double FORBIDS = -100;

    private Weighing() {}

    /** What came of it. */
    public enum Outcome {
        /** It is part of the best explanation of what is seen. */
        HELD,
        /** Something that would have to be there is not. */
        EXCLUDED,
        /** Nothing hints at it, and not all of it can be seen. */
        UNSEEN,
        /** Nothing hints at it. */
        NOTHING,
        /** What hints at it is too little. */
        TOO_LITTLE,
        /** Something else explains it better. */
        OTHER;

        /** In a sentence. */
        public String sentence() {
            return Words.of("why.outcome." + word());
        }

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What came of weighing a problem. */
    public static Outcome outcome(Consideration of) {
        if (of.isRoot()) {
            return Outcome.HELD;
        }
        if (of.lines().stream().anyMatch(line -> line.gain() <= FORBIDS)) {
            return Outcome.EXCLUDED;
        }
        if (of.lines().stream().noneMatch(Weighing::speaksFor)) {
            var isUnseen = of.lines().stream().anyMatch(line -> line.rule().calls() && line.unknown() > 0);
            return isUnseen ? Outcome.UNSEEN : Outcome.NOTHING;
        }
        return of.gain() > of.needed() ? Outcome.OTHER : Outcome.TOO_LITTLE;
    }

    private static boolean speaksFor(Line line) {
        return line.bad() > 0 && !line.rule().speaksAgainst() && line.rule().role() != Rule.Role.ECHO;
    }

    /** How a symptom was found. */
    public static String found(Line line) {
        if (line.bad() > 0) {
            return line.rule().speaksAgainst() ? Words.of("why.seen-and-should-not-be") : Words.of("why.seen");
        }
        if (line.gain() <= FORBIDS) {
            return Words.of("why.missing-and-has-to-be");
        }
        if (line.ok() > 0 && line.rule().countsAbsent()) {
            return line.unknown() > 0 ? Words.of("why.missing-as-far-as-can") : Words.of("why.missing");
        }
        return line.unknown() > 0 ? Words.of("why.cannot-be-seen-2") : Words.of("why.not-there");
    }

    /** What a rule contributes, in nats. */
    public static String gain(Line line) {
        if (line.gain() <= FORBIDS) {
            return Words.of("why.forbids-it");
        }
        return (line.gain() > 0 ? "+" : "") + Texts.decimal(line.gain(), 1);
    }

    /** The cost of a problem before anything is seen, for its rarity. */
    public static double rarity(Consideration of) {
        return of.gain() - of.lines().stream().mapToDouble(Line::gain).sum();
    }

    /** What was reached, in nats. */
    public static String reached(Consideration of) {
        return of.gain() <= FORBIDS ? Words.of("why.far-below-0") : Texts.decimal(of.gain(), 1);
    }
}
