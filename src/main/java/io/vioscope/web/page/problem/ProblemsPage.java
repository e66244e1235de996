package io.vioscope.web.page.problem;

import io.vertx.core.Future;
import io.vioscope.model.Problem;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.web.page.AlarmRows;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.ViewLinks;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Listing;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.ProblemQuery;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.View;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@code /problems}: what are the causes, and which alarms has none of them caused? {@code q} is a {@link ProblemQuery}. */
public final class ProblemsPage implements View {
    private final Frames frames;
    private final CausalModel causes;
    private final OffLoop offLoop;
    private final boolean controls;

    /**
     * The page in those frames.
     *
     * @param causes   what the engines know of what can be wrong
     * @param controls whether something may be done about problems from it
     */
    public ProblemsPage(Frames frames, CausalModel causes, OffLoop offLoop, boolean controls) {
        this.frames = frames;
        this.causes = causes;
        this.offLoop = offLoop;
        this.controls = controls;
    }

    /** Problems that nobody wants to be reminded of, folded away. */
    public record Folded(String key, String title, List<ProblemRows.Row> problems, boolean plural, boolean select) {}

    /** The form for what is done about all that are chosen; what is filled in may be hostile text. */
    public record Selection(String by, String note, String owner, List<Remarks.Choice> minutes, List<String> errors) {}

    /** All that the template shows; shown is how many of all there are pass the filter, or empty where there is none. */
    public record Model(
            String q,
            ViewLinks views,
            List<String> errors,
            String shown,
            List<ProblemRows.Row> problems,
            String noProblems,
            List<OverRows.Row> over,
            List<Folded> folded,
            List<Selection> selection,
            boolean select,
            AlarmRows.Part alarms,
            boolean plural,
            String doubt) {}

    /**
     * What came of what was done about several.
     *
     * @param fields what was filled in
     * @param chosen what was chosen, as {@link ProblemRows.Row#value}
     * @param errors what is wrong; never empty
     */
    public record Vain(Map<String, String> fields, Set<String> chosen, List<String> errors) {
        private static final Vain NOTHING = new Vain(Map.of(), Set.of(), List.of());
    }

    @Override
    public Future<Reply> answer(Ask ask) {
        return answer(ask, 200, Vain.NOTHING);
    }

    /** The page with what was filled in and chosen, and what is wrong with that. */
    public Future<Reply> answer(Ask ask, int status, Vain vain) {
        return offLoop.run(() -> frames.page(
                ask,
                status,
                Words.of("common.problems"),
                "overview sources recording",
                "problems",
                model(ask, ask.query().getOrDefault("q", ""), vain)));
    }

    private Model model(Ask ask, String q, Vain vain) {
        var world = ask.world();
        var query = ProblemQuery.parse(q);
        Predicate<Problem> wanted = query.errors().isEmpty() ? query::wants : p -> true;
        var rows = new ProblemRows(world, causes, vain.chosen());
        var problems = rows.of(wanted.and(p -> !p.handling().isHushed()));
        var folded = folded(world, wanted, rows);
        var isSure = Frames.isSure(world);
        var confidence = Frames.confidence(world);
        var select = mayAct(world) && (!problems.isEmpty() || !folded.isEmpty());
        return new Model(
                q,
                ViewLinks.of(ask, Listing.PROBLEMS),
                query.errors(),
                shown(world, query, wanted),
                problems,
                none(world, query, isSure) + confidence,
                OverRows.of(world, wanted),
                folded,
                select ? List.of(selection(vain)) : List.of(),
                select,
                AlarmRows.unexplained(world),
                world.isPlural(),
                isSure || problems.isEmpty() ? "" : Words.of("problems.there-may-be-more-problems", confidence));
    }

    private List<Folded> folded(World world, Predicate<Problem> wanted, ProblemRows rows) {
        Predicate<Problem> closed = p -> p.handling().closure() != null;
        Predicate<Problem> snoozed =
                p -> p.handling().isHushed() && p.handling().closure() == null;
        return Stream.of(
                        folded(world, "snoozed", Words.of("problems.snoozed"), rows.of(wanted.and(snoozed))),
                        folded(
                                world,
                                "closed",
                                Words.of("problems.closed-by-operator-not-resolved"),
                                rows.of(wanted.and(closed))))
                .filter(f -> !f.problems().isEmpty())
                .toList();
    }

    private Folded folded(World world, String key, String how, List<ProblemRows.Row> rows) {
        return new Folded("folded-" + key, rows.size() + " " + how, rows, world.isPlural(), mayAct(world));
    }

    private boolean mayAct(World world) {
        return controls && !world.isPast();
    }

    private static String none(World world, ProblemQuery query, boolean isSure) {
        if (!query.terms().isEmpty()) {
            return Words.of("problems.no-open-problem-matches-filter");
        }
        var isFolded = world.clouds().stream().anyMatch(c -> !c.problems().isEmpty());
        if (isFolded) {
            return isSure ? Words.of("problems.no-other-problem-is-open") : Words.of("problems.no-other-problem-is");
        }
        return isSure ? Words.of("problems.no-problem-is-open") : Words.of("problems.no-problem-is-known");
    }

    private static String shown(World world, ProblemQuery query, Predicate<Problem> wanted) {
        var all = world.clouds().stream().flatMap(c -> c.problems().stream()).toList();
        return query.terms().isEmpty()
                ? ""
                : Words.of(
                        "problems.of-open-problems-match",
                        all.stream().filter(wanted).count(),
                        all.size());
    }

    private static Selection selection(Vain vain) {
        return new Selection(
                vain.fields().getOrDefault("by", ""),
                vain.fields().getOrDefault("note", ""),
                vain.fields().getOrDefault("owner", ""),
                ActForms.minutes(vain.fields()),
                vain.errors());
    }
}
