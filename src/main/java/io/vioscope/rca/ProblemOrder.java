package io.vioscope.rca;

import io.vioscope.model.Judgement.Answer;
import java.util.function.Function;

/** What an operator says of problems; by and note are in their own words. */
public sealed interface ProblemOrder {
    /** Who says it. */
    String by();

    /** What they add; may be empty. */
    String note();

    /** They take up one that is open. */
    record Acknowledge(long number, String by, String note) implements ProblemOrder {}

    /** Nobody has taken it up any more. */
    record Unacknowledge(long number, String by, String note) implements ProblemOrder {}

    /** Its verdict was right or wrong. */
    record Judge(long number, Answer answer, String by, String note) implements ProblemOrder {}

    /** All that was learned of judgements is to be forgotten. */
    record Forget(String by, String note) implements ProblemOrder {}

    /** Calls the one handler that is for this order. */
    default <R> R match(
            Function<Acknowledge, R> acknowledge,
            Function<Unacknowledge, R> unacknowledge,
            Function<Judge, R> judge,
            Function<Forget, R> forget) {
        if (this instanceof Acknowledge o) return acknowledge.apply(o);
        if (this instanceof Unacknowledge o) return unacknowledge.apply(o);
        if (this instanceof Judge o) return judge.apply(o);
        if (this instanceof Forget o) return forget.apply(o);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
