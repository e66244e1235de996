package io.vioscope.web.page.problem;

import io.vioscope.model.Closure;
import io.vioscope.model.Problem;
import io.vioscope.web.view.ProblemWords;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
import java.util.stream.Stream;

/**
 * What operators have done about a problem, as it is shown beside it; all but times may be hostile text.
 *
 * @param owner     who is to see to it, or empty
 * @param snoozed   who has snoozed it, or empty
 * @param snoozedAt the time that ends that, RFC 3339; empty where its own end does
 * @param closed    that it is closed, by whom and why, or empty
 */
public record Acts(String owner, String snoozed, String snoozedAt, String closed) {
    static Acts of(Problem problem) {
        var handling = problem.handling();
        var snooze = handling.snooze();
        var closure = handling.closure();
        return new Acts(
                handling.owner() == null ? "" : handling.owner(),
                snooze == null ? "" : snooze.remark().by(),
                snooze == null || snooze.until() == null ? "" : Texts.rfc3339(snooze.until()),
                closure == null ? "" : closed(closure));
    }

    private static String closed(Closure closure) {
        return Words.of(
                "problem.closed-by",
                closure.remark().by(),
                ProblemWords.reason(closure.reason()),
                closure.of() == null ? "" : " " + closure.of());
    }

    /** What stands among what operators say of a problem, notes last. */
    static Stream<Remarks.Said> said(Problem problem) {
        var handling = problem.handling();
        var snooze = handling.snooze();
        var closure = handling.closure();
        var notes = handling.notes();
        return Stream.of(
                        snooze == null
                                ? Stream.<Remarks.Said>empty()
                                : Remarks.said("snoozed", Words.of("problem.snoozed"), snooze.remark()),
                        closure == null
                                ? Stream.<Remarks.Said>empty()
                                : Remarks.said("closed", closedAs(closure), closure.remark()),
                        Stream.iterate(0, i -> i < notes.size(), i -> i + 1)
                                .flatMap(i -> Remarks.said("note-" + i, Words.of("common.note"), notes.get(i))))
                .flatMap(s -> s);
    }

    private static String closedAs(Closure closure) {
        return Words.of(
                "problem.closed",
                ProblemWords.reason(closure.reason()),
                closure.of() == null ? "" : " " + closure.of());
    }
}
