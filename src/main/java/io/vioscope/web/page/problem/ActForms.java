package io.vioscope.web.page.problem;

import io.vioscope.model.Closure;
import io.vioscope.model.Problem;
import io.vioscope.web.page.problem.Remarks.Choice;
import io.vioscope.web.view.ActRequest;
import io.vioscope.web.view.ActRequest.Verb;
import io.vioscope.web.view.ProblemWords;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What stands in the form for what can be done about a problem that is open; each of the verbs is where to send it, or empty.
 *
 * @param owner   who is to see to it; may be hostile text
 * @param minutes for how long it can be snoozed
 * @param until   until when instead, as a form sends it
 * @param reasons why an operator can be done with it
 * @param of      of which it is a duplicate
 * @param advise  keeps the note with all problems of this kind
 * @param unadvise takes back what is kept with them
 */
public record ActForms(
        String assign,
        String snooze,
        String wake,
        String note,
        String close,
        String unclose,
        String owner,
        List<Choice> minutes,
        String until,
        List<Choice> reasons,
        String of,
        String advise,
        String unadvise) {
    /** The form of a problem that is open, sent below that address, with what was filled in in vain. */
    static ActForms open(Problem problem, String to, Map<String, String> fields, boolean isAdvised) {
        var handling = problem.handling();
        var owner = handling.owner() == null ? "" : Texts.shown(handling.owner());
        return new ActForms(
                to + Verb.ASSIGN.word(),
                to + Verb.SNOOZE.word(),
                handling.snooze() == null ? "" : to + Verb.WAKE.word(),
                to + Verb.NOTE.word(),
                to + Verb.CLOSE.word(),
                handling.closure() == null ? "" : to + Verb.UNCLOSE.word(),
                fields.getOrDefault("owner", owner),
                minutes(fields),
                fields.getOrDefault("until", ""),
                Stream.of(Closure.Reason.values())
                        .map(r -> new Choice(
                                r.word(), ProblemWords.reason(r), r.word().equals(fields.get("reason"))))
                        .toList(),
                fields.getOrDefault("of", ""),
                to + "advise",
                isAdvised ? to + "unadvise" : "");
    }

    /** The form of a problem that is over, which may only be noted. */
    static ActForms over(String to, boolean isAdvised) {
        return new ActForms(
                "",
                "",
                "",
                to + Verb.NOTE.word(),
                "",
                "",
                "",
                List.of(),
                "",
                List.of(),
                "",
                to + "advise",
                isAdvised ? to + "unadvise" : "");
    }

    /** The spans, and the end of the problem. */
    static List<Choice> minutes(Map<String, String> fields) {
        var chosen = fields.getOrDefault("minutes", "");
        return Stream.of(
                        span("15", Words.of("problem.15-minutes"), chosen),
                        span("60", Words.of("problem.1-hour"), chosen),
                        span("480", Words.of("problem.8-hours"), chosen),
                        span(ActRequest.RESOLVED, Words.of("problem.until-it-is-resolved"), chosen))
                .toList();
    }

    private static Choice span(String minutes, String text, String chosen) {
        return new Choice(minutes, text, minutes.equals(chosen));
    }
}
