package io.vioscope.web.page.rules;

import io.vioscope.model.Judgement.Answer;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.rca.causal.Rule;
import io.vioscope.rca.learn.Experience;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.RuleWords;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What was learned, beside the rules. */
public final class LearnedRows {
    private LearnedRows() {}

    /** What is learned of one number; cloud is empty where only one is watched. */
    public record Row(String key, String cloud, String text) {}

    /** What is learned in a cloud, in all; forget is where to have it forgotten, or empty. */
    public record Summary(String key, String cloud, String text, String forget, String json, String yaml) {}

    /** What operators know of a problem; by and note may be hostile text, at is RFC 3339, cloud empty where only one is watched. */
    public record Known(String key, String cloud, String note, String by, String at) {}

    /** What operators know of a problem, cloud by cloud. */
    static List<Known> known(World world, ProblemType problem) {
        return world.clouds().stream()
                .flatMap(cloud -> known(world, cloud, problem))
                .toList();
    }

    private static Stream<Known> known(World world, CloudView cloud, ProblemType problem) {
        var said = cloud.advice(problem.name());
        var key = "known-" + Texts.encode(cloud.name()) + "-" + problem.name();
        var name = world.isPlural() ? cloud.name() : "";
        return said == null
                ? Stream.empty()
                : Stream.of(new Known(key, name, said.note(), said.by(), Texts.rfc3339(said.at())));
    }

    static List<Summary> all(World world, boolean controls) {
        return world.clouds().stream().map(c -> summary(world, c, controls)).toList();
    }

    private static Summary summary(World world, CloudView cloud, boolean controls) {
        var learned = cloud.snapshot().state().learned();
        var cloudName = Texts.encode(cloud.name());
        var waiting = learned.waiting().isEmpty()
                ? ""
                : Words.of(
                        "rules.that-nobody-judged-wait-for",
                        Texts.count(learned.waiting().size(), "lesson"));
        return new Summary(
                "learned-" + cloudName,
                world.isPlural() ? cloud.name() : "",
                learned.used().isEmpty() && waiting.isEmpty()
                        ? Words.of("rules.nothing-was-learned-yet")
                        : Words.of("rules.in-use", Texts.count(learned.used().size(), "lesson"), waiting),
                controls ? "/rules/" + cloudName + "/forget" : "",
                "/api/v1/rules/learned?cloud=" + cloudName,
                "/api/v1/rules/learned.yaml?cloud=" + cloudName);
    }

    /** What was learned of a problem itself. */
    static List<Row> prior(World world, ProblemType problem) {
        return rows(
                world,
                problem,
                "prior",
                (experience, learned) ->
                        Words.of("rules.of-of-them-by", RuleWords.share(learned.prior()), lessons(experience)));
    }

    private static String lessons(Experience experience) {
        var parts = new ArrayList<String>();
        for (var answer : Answer.values()) {
            if (experience.judged(answer) > 0) {
                parts.add(Words.of("rules.judged", experience.judged(answer), Words.word("answer", answer.word())));
            }
        }
        if (experience.unjudged() > 0) {
            parts.add(Words.of("rules.that-nobody-judged", experience.unjudged()));
        }
        return String.join(", ", parts);
    }

    /** What was learned of the rule at that place. */
    static List<Row> share(World world, ProblemType problem, int place) {
        var delivered = problem.rules().get(place);
        return rows(
                world,
                problem,
                "share-" + place,
                (experience, learned) -> share(delivered, learned.rules().get(place)));
    }

    private static String share(Rule delivered, Rule learned) {
        return delivered.probability() == learned.probability() ? "" : RuleWords.share(learned.probability());
    }

    private static List<Row> rows(
            World world, ProblemType problem, String what, BiFunction<Experience, ProblemType, String> text) {
        var rows = new ArrayList<Row>();
        for (var cloud : world.clouds()) {
            var experience = cloud.snapshot().state().learned().of(problem.name());
            var words = experience.lessons().isEmpty() ? "" : text.apply(experience, experience.of(problem));
            if (!words.isEmpty()) {
                rows.add(new Row(
                        "learned-" + Texts.encode(cloud.name()) + "-" + problem.name() + "-" + what,
                        world.isPlural() ? cloud.name() : "",
                        words));
            }
        }
        return rows;
    }
}
