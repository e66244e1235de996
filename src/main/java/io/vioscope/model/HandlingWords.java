package io.vioscope.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What operators did about a problem, in words; there may be hostile text in them. */
public final class HandlingWords {
    private HandlingWords() {}

    /** What was done, and what was said of it, without the problem: {@code assigned to Bob, says Ann: she is away}. */
    public static String said(ProblemFact.Handled fact) {
        return done(fact) + remark(fact.remark());
    }

    private static String done(ProblemFact.Handled fact) {
        var is = fact.problem().handling();
        var isItself = fact.remark() == null;
        return switch (fact.step()) {
            case ASSIGNED -> is.owner() == null ? "assigned to nobody" : "assigned to " + is.owner();
            case SNOOZED -> "snoozed until " + until(Objects.requireNonNull(is.snooze()));
            case WOKEN -> isItself ? "not snoozed any more, as that time is over" : "not snoozed any more";
            case NOTED -> "noted";
            case CLOSED -> closed(Objects.requireNonNull(is.closure()));
            case UNCLOSED -> isItself ? "not closed any more, as it is worse than it was" : "not closed any more";
        };
    }

    private static String until(Snooze snooze) {
        return snooze.until() == null ? "it is resolved" : snooze.until().toString();
    }

    /** That it is closed, and why, without by whom. */
    public static String closed(Closure closure) {
        return "closed: " + reason(closure.reason()) + (closure.of() == null ? "" : " " + closure.of());
    }

    /** Why an operator is done with a problem. */
    public static String reason(Closure.Reason reason) {
        return switch (reason) {
            case FIXED -> "fixed";
            case FALSE_ALARM -> "false alarm";
            case DUPLICATE -> "duplicate of problem";
            case KNOWN -> "known and accepted";
            case OTHER -> "other";
        };
    }

    private static String remark(@Nullable Remark remark) {
        return remark == null ? "" : ", says " + remark.by() + (remark.note().isEmpty() ? "" : ": " + remark.note());
    }
}
