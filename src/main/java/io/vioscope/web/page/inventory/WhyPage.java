package io.vioscope.web.page.inventory;

import io.vertx.core.Future;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ProblemKey;
import io.vioscope.rca.Consideration;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.Messages;
import io.vioscope.web.page.Rows;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Engines;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.RuleWords;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.View;
import io.vioscope.web.view.Weighing;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.List;
import java.util.stream.IntStream;

/** {@code /entities/{kind}/{id}/why}: why each problem that an entity can have is held to be there, or is not. */
public final class WhyPage implements View {
    private static final String TOPICS = "entities sources recording";

    private final Frames frames;
    private final Engines engines;
    private final CausalModel model;
    private final OffLoop offLoop;

    /** The page in those frames, answered by those engines, which use that model. */
    public WhyPage(Frames frames, Engines engines, CausalModel model, OffLoop offLoop) {
        this.frames = frames;
        this.engines = engines;
        this.model = model;
        this.offLoop = offLoop;
    }

    /** What one rule says; bad show the symptom, ok do not, unknown cannot be seen. */
    public record LineRow(
            String key,
            String symptom,
            String text,
            String who,
            String found,
            String means,
            String bad,
            String ok,
            String unknown,
            String gain) {}

    /** How a problem was weighed. */
    public record Part(
            String key,
            String name,
            String sentence,
            boolean held,
            String outcome,
            String reached,
            String needed,
            String rarity,
            List<LineRow> lines,
            String rule,
            String whatIf) {}

    /** All that the template shows. */
    public record Model(
            Rows.Link entity,
            List<EntityCauses.Cause> causes,
            String doubt,
            String none,
            List<Part> problems,
            String json) {}

    @Override
    public Future<Reply> answer(Ask ask) {
        var kind = Kind.of(ask.parts().get(0));
        var id = ask.parts().get(1);
        if (kind.isEmpty() || !EntityKey.isValidId(id)) {
            return message(ask, 404, Words.of("why.not-found"), Words.of("why.there-is-no-such-kind"), List.of());
        }
        var key = new EntityKey(kind.get(), id);
        var asked = ask.query().getOrDefault("cloud", "");
        var homes = ask.world().clouds().stream()
                .filter(c -> asked.isEmpty() || c.name().equals(asked))
                .filter(c -> c.get(key).isPresent())
                .toList();
        return homes.size() == 1 ? ask(ask, homes.get(0), key) : choose(ask, key, homes);
    }

    private Future<Reply> choose(Ask ask, EntityKey key, List<CloudView> homes) {
        if (homes.isEmpty()) {
            var text = Words.of("why.what-is-not-known-cannot", key.id());
            return message(
                    ask,
                    404,
                    Words.of("why.no-such-is-known", Words.noun(key.kind().label())),
                    text,
                    List.of());
        }
        var links = homes.stream()
                .map(c -> new Messages.Link(Links.why(ask.world(), c.name(), key), c.name()))
                .toList();
        var text = Words.of(
                "why.several-clouds-have-of-this", Words.noun(key.kind().label()));
        return message(ask, 300, Words.of("why.in-several-clouds"), text, links);
    }

    private Future<Reply> ask(Ask ask, CloudView cloud, EntityKey key) {
        return engines.why(cloud.name(), key)
                .compose(weighed -> offLoop.run(() -> show(ask, cloud, key, weighed)))
                .recover(silent -> message(
                        ask,
                        503,
                        Words.of("why.engine-does-not-answer"),
                        Words.of("why.how-problems-are-weighed-is"),
                        List.of()));
    }

    private Future<Reply> message(Ask ask, int status, String title, String text, List<Messages.Link> links) {
        return offLoop.run(() -> Messages.page(frames, ask, status, title, text, links));
    }

    private Reply show(Ask ask, CloudView cloud, EntityKey key, List<Consideration> weighed) {
        var world = ask.world();
        var shown = new Model(
                Rows.link(world, cloud.name(), key),
                EntityCauses.of(world, cloud, key),
                Frames.isSure(world) ? "" : Words.of("why.what-cannot-be-seen-counts", Frames.confidence(world)),
                none(key.kind()),
                weighed.stream().map(c -> part(world, cloud, c)).toList(),
                "/api/v1" + Links.why(world, cloud.name(), key));
        return frames.page(ask, 200, Words.of("why.why", name(cloud, key)), TOPICS, "why", shown);
    }

    private String none(Kind kind) {
        return model.problems().stream().anyMatch(p -> p.kind() == kind)
                ? Words.of("why.engine-does-not-know-it")
                : Words.of("why.no-problem-of-is-known", Words.noun(kind.label()));
    }

    private static String name(CloudView cloud, EntityKey key) {
        return cloud.get(key).map(Seen::label).orElse(key.id());
    }

    private Part part(World world, CloudView cloud, Consideration c) {
        var problem = c.key();
        var sentence = model.problem(problem.name())
                .map(type -> RuleWords.sentence(type, name(cloud, problem.entity())))
                .orElse("");
        return new Part(
                "why-" + problem.name(),
                problem.name(),
                sentence,
                c.isRoot(),
                Weighing.outcome(c).sentence(),
                Weighing.reached(c),
                Texts.decimal(c.needed(), 1),
                Texts.decimal(Weighing.rarity(c), 1),
                lines(c),
                Links.rule(problem.name()),
                Links.whatIf(world, cloud.name(), problem));
    }

    private static List<LineRow> lines(Consideration c) {
        ProblemKey of = c.key();
        return IntStream.range(0, c.lines().size())
                .mapToObj(i -> line("why-" + of.name() + "-" + i, c.lines().get(i)))
                .toList();
    }

    private static LineRow line(String key, Consideration.Line line) {
        return new LineRow(
                key,
                line.rule().symptom().name(),
                RuleWords.symptom(line.rule()),
                RuleWords.path(line.rule().path()),
                Weighing.found(line),
                RuleWords.role(line.rule().role()),
                Texts.number(line.bad()),
                Texts.number(line.ok()),
                Texts.number(line.unknown()),
                Weighing.gain(line));
    }
}
