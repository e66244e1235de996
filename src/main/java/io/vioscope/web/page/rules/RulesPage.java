package io.vioscope.web.page.rules;

import io.vertx.core.Future;
import io.vioscope.model.Kind;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.rca.causal.Rule;
import io.vioscope.rca.causal.Suffering;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.ViewLinks;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Listing;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.ProblemWords;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.RuleQuery;
import io.vioscope.web.view.RuleWords;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.View;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code /rules}: everything that can be wrong, how it shows and who suffers: the causal model that is in use. */
public final class RulesPage implements View {
    private final Frames frames;
    private final CausalModel model;
    private final OffLoop offLoop;
    private final boolean controls;

    /**
     * The page in those frames, of that model.
     *
     * @param controls whether what was learned may be forgotten from it
     */
    public RulesPage(Frames frames, CausalModel model, OffLoop offLoop, boolean controls) {
        this.controls = controls;
        this.frames = frames;
        this.model = model;
        this.offLoop = offLoop;
    }

    /** A choice of a form. */
    public record Choice(String value, String text, boolean on) {}

    /** How a problem shows, one rule. */
    public record RuleRow(
            String key,
            String symptom,
            String text,
            String who,
            String role,
            String means,
            String share,
            List<LearnedRows.Row> learned,
            String within) {}

    /** Who suffers, one way. */
    public record HurtRow(String key, String flow, String what, String who, String only) {}

    /** A problem. */
    public record Part(
            String key,
            String name,
            String sentence,
            String kind,
            String category,
            String means,
            String severity,
            String prior,
            List<LearnedRows.Row> learned,
            String settle,
            String advice,
            List<LearnedRows.Known> known,
            List<String> faults,
            String settledBy,
            List<RuleRow> rules,
            List<HurtRow> hurts,
            String whatIf) {}

    /** All that the template shows. */
    public record Model(
            String q,
            ViewLinks views,
            List<Choice> kinds,
            List<String> errors,
            String summary,
            List<Part> problems,
            List<HurtRow> consequences,
            List<LearnedRows.Summary> learned,
            boolean plural,
            String json) {}

    @Override
    public Future<Reply> answer(Ask ask) {
        return offLoop.run(() -> render(ask));
    }

    private Reply render(Ask ask) {
        var query = RuleQuery.parse(ask.query());
        var errors = query.errors().entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue() + ".")
                .toList();
        var found = errors.isEmpty() ? query.of(model) : List.<ProblemType>of();
        var shown = new Model(
                Texts.shown(ask.query().getOrDefault("q", "")),
                ViewLinks.of(ask, Listing.RULES),
                kinds(query),
                errors,
                summary(found.size()),
                found.stream().map(p -> part(ask.world(), p)).toList(),
                hurts("with", model.consequences()),
                LearnedRows.all(ask.world(), controls && ask.mayOperate()),
                ask.world().isPlural(),
                "/api/v1" + Links.rules(query));
        return frames.page(ask, errors.isEmpty() ? 200 : 400, Words.of("rules.rules"), "", "rules", shown);
    }

    private String summary(int found) {
        var all = Texts.count(model.problems().size(), "problem");
        return found == model.problems().size()
                ? Words.of("rules.can-be-told", all)
                : Words.of("rules.of-that-can-be-told", found, all);
    }

    private List<Choice> kinds(RuleQuery query) {
        return Stream.of(Kind.values())
                .filter(kind -> model.problems().stream().anyMatch(p -> p.kind() == kind))
                .map(kind -> new Choice(
                        kind.word(),
                        Words.noun(kind.label()),
                        query.kind().filter(kind::equals).isPresent()))
                .toList();
    }

    private static Part part(World world, ProblemType p) {
        return new Part(
                Links.RULE + p.name(),
                p.name(),
                RuleWords.sentence(p),
                Words.noun(p.kind().label()),
                Words.word("rules.category", p.category().word()),
                RuleWords.category(p.category()),
                p.severity().word(),
                RuleWords.share(p.prior()),
                LearnedRows.prior(world, p),
                announced(p),
                p.advice(),
                LearnedRows.known(world, p),
                p.faults(),
                String.join(", ", p.settledBy()),
                IntStream.range(0, p.rules().size())
                        .mapToObj(i -> row(world, p, i, p.rules().get(i)))
                        .toList(),
                hurts(p.name(), p.sufferers()),
                Links.suppose(p));
    }

    private static String announced(ProblemType p) {
        var isAnnounced = p.category().isAnnounced();
        return Words.of(
                "rules.when-it-has-been-best",
                isAnnounced ? Words.of("rules.announced") : Words.of("rules.confirmed-and-not-announced"),
                RuleWords.within(p.settle()));
    }

    private static RuleRow row(World world, ProblemType problem, int i, Rule rule) {
        return new RuleRow(
                "shows-" + problem.name() + "-" + i,
                rule.symptom().name(),
                RuleWords.symptom(rule),
                RuleWords.path(rule.path()),
                rule.role().word(),
                RuleWords.role(rule.role()),
                rule.role() == Rule.Role.ECHO ? "" : RuleWords.share(rule.probability()),
                LearnedRows.share(world, problem, i),
                RuleWords.within(rule.within()));
    }

    private static List<HurtRow> hurts(String of, List<Suffering> sufferings) {
        return IntStream.range(0, sufferings.size())
                .mapToObj(i -> hurt("hurts-" + of + "-" + i, sufferings.get(i)))
                .toList();
    }

    private static HurtRow hurt(String key, Suffering suffering) {
        return new HurtRow(
                key,
                suffering.flow().word(),
                ProblemWords.flow(suffering.flow()),
                RuleWords.path(suffering.path()),
                suffering.who().isAny() ? "" : suffering.who().toString());
    }
}
