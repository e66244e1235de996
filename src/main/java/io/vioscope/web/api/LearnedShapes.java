package io.vioscope.web.api;

import io.vioscope.config.causal.CausalWriter;
import io.vioscope.model.Judgement.Answer;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.rca.learn.Experience;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Reply;
import java.util.List;
import java.util.stream.IntStream;

/** What was learned, as JSON and in the causal model's own format. */
final class LearnedShapes {
    private LearnedShapes() {}

    /** A probability as the model comes with it, and as it was learned. */
    record NumberJson(double delivered, double learned) {}

    /** A rule whose share was learned; from is the kind that shows the symptom. */
    record ShareJson(String symptom, String from, double delivered, double learned) {}

    /** How many verdicts were judged how, and how many were borne out by their end and judged by nobody. */
    record LessonsJson(long right, long partly, long wrong, long unjudged) {}

    /** What was learned of one problem. */
    record LearnedJson(String cloud, String problem, LessonsJson lessons, NumberJson prior, List<ShareJson> shows) {}

    /** Problems of which nothing was learned are left out. */
    static List<LearnedJson> items(CloudView cloud, CausalModel model) {
        var learned = cloud.snapshot().state().learned();
        return model.problems().stream()
                .filter(p -> !learned.of(p.name()).lessons().isEmpty())
                .map(p -> item(cloud, p, learned.of(p.name())))
                .toList();
    }

    /** A file for {@code causal_model} in the configuration. */
    static Reply yaml(CloudView cloud, CausalModel model) {
        var learned = cloud.snapshot().state().learned();
        var changed = model.problems().stream()
                .filter(p -> !learned.of(p.name()).lessons().isEmpty())
                .map(learned::of)
                .toList();
        return Reply.of(200, "application/yaml; charset=utf-8", CausalWriter.write(changed));
    }

    private static LearnedJson item(CloudView cloud, ProblemType delivered, Experience experience) {
        var learned = experience.of(delivered);
        return new LearnedJson(
                cloud.name(),
                delivered.name(),
                new LessonsJson(
                        experience.judged(Answer.RIGHT),
                        experience.judged(Answer.PARTLY),
                        experience.judged(Answer.WRONG),
                        experience.unjudged()),
                new NumberJson(delivered.prior(), learned.prior()),
                IntStream.range(0, delivered.rules().size())
                        .filter(i -> delivered.rules().get(i).probability()
                                != learned.rules().get(i).probability())
                        .mapToObj(i -> share(delivered, learned, i))
                        .toList());
    }

    private static ShareJson share(ProblemType delivered, ProblemType learned, int place) {
        var rule = delivered.rules().get(place);
        return new ShareJson(
                rule.symptom().name(),
                rule.path().from().word(),
                rule.probability(),
                learned.rules().get(place).probability());
    }
}
