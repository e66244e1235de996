package io.vioscope.web.page.rules;

import io.vertx.core.Future;
import io.vioscope.model.Kind;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.ViewLinks;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Listing;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.RuleQuery;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.View;
import io.vioscope.words.Words;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code /rules?kind=&q=}: everything that can be wrong: the causal model that is in use. Of many problems each has a row that
 * leads to its own page ({@link RulePage}); of few all is shown.
 */
public final class RulesPage implements View {
    /** So many problems are shown with how they show and who suffers, some 3 kB each. */
    static final int MOST_WHOLE = 12;

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

    /** All that the template shows. */
    public record Model(
            String q,
            ViewLinks views,
            List<Choice> kinds,
            List<String> errors,
            String summary,
            List<RuleRows.Brief> rows,
            List<RuleRows.Part> problems,
            List<RuleRows.HurtRow> consequences,
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
        var isFew = found.size() <= MOST_WHOLE;
        var shown = new Model(
                Texts.shown(ask.query().getOrDefault("q", "")),
                ViewLinks.of(ask, Listing.RULES),
                kinds(query),
                errors,
                summary(found.size()),
                isFew
                        ? List.of()
                        : found.stream().map(p -> RuleRows.row(ask.world(), p)).toList(),
                isFew ? found.stream().map(p -> RuleRows.part(ask.world(), p)).toList() : List.of(),
                RuleRows.hurts("with", model.consequences()),
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
}
