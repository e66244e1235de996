package io.vioscope.web.page.rules;

import io.vertx.core.Future;
import io.vioscope.model.Kind;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.Messages;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.RuleWords;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.View;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@code /rules/{problem}}: one thing that can be wrong, how it shows, who suffers, and where one sees why it did not fire. */
public final class RulePage implements View {
    /** So many entities are led to by name; where there are more, the list of them is. */
    private static final int MOST = 12;

    private final Frames frames;
    private final CausalModel model;
    private final OffLoop offLoop;

    /** The page in those frames, of that model. */
    public RulePage(Frames frames, CausalModel model, OffLoop offLoop) {
        this.frames = frames;
        this.model = model;
        this.offLoop = offLoop;
    }

    /** An entity that could have the problem; its name may be hostile text, cloud is empty where only one is watched. */
    public record Candidate(String href, String name, String cloud) {}

    /** All that the template shows; all leads to the list of what could have it where that is much, or is empty; none is what it means that there is nothing. */
    public record Model(
            RuleRows.Part rule,
            String sentence,
            List<RuleRows.Part> problems,
            String ask,
            List<Candidate> candidates,
            String all,
            String more,
            String none,
            String json) {}

    @Override
    public Future<Reply> answer(Ask ask) {
        return offLoop.run(() -> model.problem(ask.parts().get(0))
                .map(problem -> show(ask, problem))
                .orElseGet(() -> Messages.page(
                        frames,
                        ask,
                        404,
                        Words.of("rules.not-found"),
                        Words.of("rules.no-such-problem-can-be"),
                        List.of(new Messages.Link("/rules", Words.of("rules.all-rules"))))));
    }

    private Reply show(Ask ask, ProblemType problem) {
        var world = ask.world();
        var part = RuleRows.part(world, problem);
        var kind = problem.kind();
        var many = count(world, kind);
        var shown = new Model(
                part,
                part.sentence(),
                List.of(part),
                Words.of("rules.why-did-it-not-fire", Words.noun(kind.label())),
                many <= MOST ? candidates(world, kind) : List.of(),
                many <= MOST ? "" : Links.entities("kind:" + kind.word()),
                many <= MOST ? "" : Texts.count(many, kind.label()),
                Words.of("rules.none-of-that-is-known", Words.noun(kind.label())),
                "/api/v1/rules?q=" + Texts.encode(problem.name()));
        return frames.page(ask, 200, RuleWords.sentence(problem), "", "rule-page", shown);
    }

    private static int count(World world, Kind kind) {
        return world.clouds().stream()
                .mapToInt(c -> c.snapshot().state().inventory().of(kind).size())
                .sum();
    }

    private static List<Candidate> candidates(World world, Kind kind) {
        return world.clouds().stream()
                .flatMap(cloud -> candidates(world, cloud, kind))
                .toList();
    }

    private static Stream<Candidate> candidates(World world, CloudView cloud, Kind kind) {
        return cloud.rows(kind).stream()
                .sorted(Comparator.comparing(Seen::label)
                        .thenComparing(seen -> seen.entity().id()))
                .map(seen -> new Candidate(
                        Links.why(world, cloud.name(), seen.entity().key()),
                        seen.label(),
                        world.isPlural() ? cloud.name() : ""));
    }
}
