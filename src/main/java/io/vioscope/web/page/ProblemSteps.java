package io.vioscope.web.page;

import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.ProblemWords;
import io.vioscope.web.view.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How it came to what is believed of a problem, newest first. */
public final class ProblemSteps {
    private ProblemSteps() {}

    /** One step; text is the problem's sentence where it is a new one, and may be hostile. */
    public record Step(String key, String at, String what, String text) {}

    /** As its facts tell. */
    static List<Step> of(List<Dated> facts) {
        var steps = new ArrayList<Step>();
        var said = "";
        for (var dated : facts) {
            var text = ProblemLife.problem(dated.fact()).map(Problem::text).orElse("");
            steps.add(new Step(
                    "step-" + steps.size(),
                    Texts.rfc3339(dated.at()),
                    what(dated.fact()),
                    text.equals(said) ? "" : text));
            said = text;
        }
        Collections.reverse(steps);
        return List.copyOf(steps);
    }

    /** As much as the problem itself tells. */
    static List<Step> of(Problem problem) {
        var opened = new Step("step-0", Texts.rfc3339(problem.openedAt()), "first believed", "");
        return problem.phaseAt().equals(problem.openedAt())
                ? List.of(opened)
                : List.of(
                        new Step(
                                "step-1",
                                Texts.rfc3339(problem.phaseAt()),
                                problem.phase().word(),
                                ""),
                        opened);
    }

    private static String what(Fact fact) {
        if (fact instanceof Fact.ProblemResolved f) {
            return "over: " + ProblemWords.ending(f.why());
        }
        if (fact instanceof Fact.ProblemRevised f && f.released()) {
            return "out of maintenance, " + f.problem().phase().word() + ", " + sure(f.problem());
        }
        if (fact instanceof Fact.ProblemRevised f && f.from() == f.problem().phase()) {
            return "revised, " + sure(f.problem());
        }
        if (fact instanceof Fact.ProblemRevised f) {
            return f.problem().phase().word() + ", " + sure(f.problem());
        }
        return ProblemLife.problem(fact)
                .map(p -> "first believed, " + p.phase().word() + ", " + sure(p))
                .orElse("");
    }

    private static String sure(Problem problem) {
        return problem.verdict().certainty() + " % sure, explains "
                + Texts.count(problem.verdict().explains(), "symptom");
    }
}
