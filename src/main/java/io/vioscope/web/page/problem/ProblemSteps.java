package io.vioscope.web.page.problem;

import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.StepWords;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How it came to what is believed of a problem, newest first. */
public final class ProblemSteps {
    private ProblemSteps() {}

    private static String phase(Problem problem) {
        return Words.word("phase", problem.phase().word());
    }

    /**
     * One step; text is the problem's sentence where it is a new one, and may be hostile.
     *
     * @param href where the card is shown as it was then, or empty
     * @param map  where the map is, or empty
     * @param here whether it is the one that is shown
     */
    public record Step(String key, String at, String what, String text, String href, String map, boolean here) {}

    /** As its facts tell. */
    static List<Step> of(List<Dated> facts, Replay replay) {
        var steps = new ArrayList<Step>();
        var said = "";
        for (var dated : facts) {
            var text = ProblemLife.problem(dated.fact()).map(Problem::text).orElse("");
            steps.add(new Step(
                    "step-" + steps.size(),
                    Texts.rfc3339(dated.at()),
                    what(dated.fact()),
                    text.equals(said) ? "" : text,
                    replay.card(dated.at()),
                    replay.map(dated.at()),
                    replay.isShown(dated.at())));
            said = text;
        }
        Collections.reverse(steps);
        return List.copyOf(steps);
    }

    /** As much as the problem itself tells. */
    static List<Step> of(Problem problem) {
        var opened = step("step-0", problem.openedAt(), Words.of("problem.first-believed-2"));
        return problem.phaseAt().equals(problem.openedAt())
                ? List.of(opened)
                : List.of(step("step-1", problem.phaseAt(), phase(problem)), opened);
    }

    private static Step step(String key, Instant at, String what) {
        return new Step(key, Texts.rfc3339(at), what, "", "", "", false);
    }

    private static String what(Fact fact) {
        return fact instanceof ProblemFact step ? StepWords.of(step) : "";
    }
}
