package io.vioscope.web.view;

import io.vioscope.model.Closure;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Remark;
import io.vioscope.model.Snooze;
import io.vioscope.words.Words;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What operators did about a problem, in the words of pages; there may be hostile text in them. */
public final class HandledWords {
    private HandledWords() {}

    /** What was done, and what was said of it, without the problem: {@code assigned to Bob, says Ann: she is away}. */
    public static String said(ProblemFact.Handled fact) {
        return done(fact) + remark(fact.remark());
    }

    private static String done(ProblemFact.Handled fact) {
        var is = fact.problem().handling();
        var isItself = fact.remark() == null;
        return switch (fact.step()) {
            case ASSIGNED ->
                is.owner() == null
                        ? Words.of("handled.assigned-to-nobody")
                        : Words.of("handled.assigned-to", is.owner());
            case SNOOZED -> snoozed(Objects.requireNonNull(is.snooze()));
            case WOKEN -> isItself ? Words.of("handled.snoozed-no-more-by-time") : Words.of("handled.snoozed-no-more");
            case NOTED -> Words.of("handled.noted");
            case CLOSED -> closed(Objects.requireNonNull(is.closure()));
            case UNCLOSED ->
                isItself ? Words.of("handled.closed-no-more-as-worse") : Words.of("handled.closed-no-more");
        };
    }

    private static String snoozed(Snooze snooze) {
        return snooze.until() == null
                ? Words.of("handled.snoozed-until-resolved")
                : Words.of("handled.snoozed-until", snooze.until());
    }

    /** That it is closed, and why, without by whom. */
    public static String closed(Closure closure) {
        var reason = ProblemWords.reason(closure.reason());
        return closure.of() == null
                ? Words.of("handled.closed", reason)
                : Words.of("handled.closed-as-of", reason, closure.of());
    }

    private static String remark(@Nullable Remark remark) {
        if (remark == null) {
            return "";
        }
        return remark.note().isEmpty()
                ? Words.of("handled.says", remark.by())
                : Words.of("handled.says-that", remark.by(), remark.note());
    }
}
