package io.vioscope.web.history;

import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.words.Words;
import java.util.Optional;

/** What became of a problem, or was done about it, at a moment; the one that tells most comes first. */
public enum Deed {
    /** It was believed for the first time. */
    OPENED("+"),
    /** It is over. */
    OVER("\u2013"),
    /** It was believed again. */
    BACK("+"),
    /** It was the best explanation for long enough. */
    CONFIRMED("!"),
    /** What it caused is going. */
    CLEARING("\u2193"),
    /** An operator was done with it. */
    CLOSED("x"),
    /** It was not closed any more. */
    UNCLOSED("u"),
    /** An operator took it up. */
    ACKNOWLEDGED("A"),
    /** Nobody has taken it up any more. */
    UNACKNOWLEDGED("u"),
    /** Somebody was to see to it. */
    ASSIGNED("O"),
    /** Nobody was to be reminded of it. */
    SNOOZED("z"),
    /** That was over. */
    WOKEN("w"),
    /** It was noted. */
    NOTED("n"),
    /** An operator said whether it is right. */
    JUDGED("j"),
    /** How severe it is, or what is known of it, changed. */
    REVISED("\u223c");

    private static final ProblemFact.Cases<Deed> CASES = new ProblemFact.Cases<>(
            opened -> OPENED,
            reopened -> BACK,
            Deed::revised,
            resolved -> OVER,
            acknowledged -> ACKNOWLEDGED,
            unacknowledged -> UNACKNOWLEDGED,
            judged -> JUDGED,
            Deed::handled);

    private final String sign;

    Deed(String sign) {
        this.sign = sign;
    }

    /** One character for a picture. */
    public String sign() {
        return sign;
    }

    /** The same for people. */
    public String words() {
        return Words.word("deed", name());
    }

    /** What a fact tells; empty for one about no problem. */
    public static Optional<Deed> of(Fact fact) {
        return fact instanceof ProblemFact f ? Optional.of(f.match(CASES)) : Optional.empty();
    }

    private static Deed revised(ProblemFact.Revised fact) {
        var phase = fact.problem().phase();
        if (phase == fact.from() || phase == Problem.Phase.PROVISIONAL) {
            return REVISED;
        }
        return phase == Problem.Phase.CLEARING ? CLEARING : CONFIRMED;
    }

    private static Deed handled(ProblemFact.Handled fact) {
        return switch (fact.step()) {
            case ASSIGNED -> ASSIGNED;
            case SNOOZED -> SNOOZED;
            case WOKEN -> WOKEN;
            case NOTED -> NOTED;
            case CLOSED -> CLOSED;
            case UNCLOSED -> UNCLOSED;
        };
    }
}
