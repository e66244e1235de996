package io.vioscope.web.history;

import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import java.util.Optional;

/** What became of a problem, or was done about it, at a moment; the one that tells most comes first. */
public enum Deed {
    /** It was believed for the first time. */
    OPENED("+", "first believed"),
    /** It is over. */
    OVER("\u2013", "over"),
    /** It was believed again. */
    BACK("+", "back"),
    /** It was the best explanation for long enough. */
    CONFIRMED("!", "confirmed"),
    /** What it caused is going. */
    CLEARING("\u2193", "clearing"),
    /** An operator was done with it. */
    CLOSED("x", "closed by an operator"),
    /** It was not closed any more. */
    UNCLOSED("u", "not closed any more"),
    /** An operator took it up. */
    ACKNOWLEDGED("A", "acknowledged"),
    /** Nobody has taken it up any more. */
    UNACKNOWLEDGED("u", "not acknowledged any more"),
    /** Somebody was to see to it. */
    ASSIGNED("O", "assigned"),
    /** Nobody was to be reminded of it. */
    SNOOZED("z", "snoozed"),
    /** That was over. */
    WOKEN("w", "not snoozed any more"),
    /** It was noted. */
    NOTED("n", "noted"),
    /** An operator said whether it is right. */
    JUDGED("j", "judged"),
    /** How severe it is, or what is known of it, changed. */
    REVISED("\u223c", "revised");

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
    private final String words;

    Deed(String sign, String words) {
        this.sign = sign;
        this.words = words;
    }

    /** One character for a picture. */
    public String sign() {
        return sign;
    }

    /** The same for people. */
    public String words() {
        return words;
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
