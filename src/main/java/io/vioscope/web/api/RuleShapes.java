package io.vioscope.web.api;

import io.vioscope.rca.causal.Path;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.rca.causal.Rule;
import io.vioscope.rca.causal.Step;
import io.vioscope.rca.causal.Suffering;
import io.vioscope.web.view.RuleWords;
import io.vioscope.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes of the causal model as JSON. */
public final class RuleShapes {
    private RuleShapes() {}

    /** How a problem shows; from is the kind that shows the symptom, path the ties from there, within in seconds. */
    public record ShowsJson(
            String symptom,
            String text,
            String from,
            List<String> path,
            String role,
            double probability,
            double within) {}

    /** Who suffers; path leads from there to the cause, only says of which. */
    public record HurtsJson(
            String flow,
            String who,
            List<String> path,
            @Nullable String only) {}

    /** A problem that can be; prior is how probable it is for one entity at any moment, settle in seconds. */
    public record RuleJson(
            String problem,
            String kind,
            String category,
            boolean announced,
            String severity,
            String text,
            String advice,
            double prior,
            double settle,
            List<String> faults,
            List<String> settledBy,
            List<ShowsJson> shows,
            List<HurtsJson> hurts) {}

    static RuleJson rule(ProblemType p) {
        return new RuleJson(
                p.name(),
                p.kind().word(),
                p.category().word(),
                p.category().isAnnounced(),
                p.severity().word(),
                p.text(),
                p.advice(),
                p.prior(),
                p.settle().toMillis() / 1000.0,
                p.faults(),
                p.settledBy(),
                p.rules().stream().map(RuleShapes::shows).toList(),
                p.sufferers().stream().map(RuleShapes::hurts).toList());
    }

    static ShowsJson shows(Rule rule) {
        return new ShowsJson(
                rule.symptom().name(),
                Words.inEnglish(() -> RuleWords.symptom(rule)),
                rule.path().from().word(),
                path(rule.path()),
                rule.role().word(),
                rule.probability(),
                rule.within().toMillis() / 1000.0);
    }

    private static HurtsJson hurts(Suffering s) {
        return new HurtsJson(
                s.flow().word(),
                s.path().from().word(),
                path(s.path()),
                s.who().isAny() ? null : s.who().toString());
    }

    private static List<String> path(Path path) {
        return path.steps().stream().map(Step::toString).toList();
    }
}
