package io.vioscope.web.page.problem;

import io.vertx.core.Future;
import io.vioscope.model.Problem;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.web.page.AlarmRows;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.ViewLinks;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Listing;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Part;
import io.vioscope.web.view.ProblemMatcher;
import io.vioscope.web.view.ProblemQuery;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Sequence;
import io.vioscope.web.view.Sufferings;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.View;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@code /problems}: what are the causes, and which alarms has none of them caused? {@code q} is a {@link ProblemQuery}. */
public final class ProblemsPage implements View {
    /** So many problems are on a page, and so few of those that are folded away. */
    private static final int PAGE = 50;

    private static final int MOST_FOLDED = 10;

    private final Frames frames;
    private final CausalModel causes;
    private final Sufferings sufferings;
    private final OffLoop offLoop;
    private final boolean controls;

    /**
     * The page in those frames.
     *
     * @param causes     what the engines know of what can be wrong
     * @param sufferings which projects suffer
     * @param controls   whether something may be done about problems from it
     */
    public ProblemsPage(Frames frames, CausalModel causes, Sufferings sufferings, OffLoop offLoop, boolean controls) {
        this.sufferings = sufferings;
        this.frames = frames;
        this.causes = causes;
        this.offLoop = offLoop;
        this.controls = controls;
    }

    /** Problems that nobody wants to be reminded of, folded away; more is how many are not among them, or empty. */
    public record Folded(
            String key,
            String title,
            List<ProblemRows.Row> problems,
            String more,
            String all,
            boolean plural,
            boolean select) {}

    /** A term of the filter, which may be hostile text, with the way to be without it. */
    public record Chip(String text, String without) {}

    /** Which part of the list is shown, where it is not all, with the ways to the beginning and on; these may be empty. */
    public record Range(String text, String first, String next) {}

    /** The form for what is done about all that are chosen; what is filled in may be hostile text. */
    public record Selection(String by, String note, String owner, List<Remarks.Choice> minutes, List<String> errors) {}

    /** All that the template shows; shown is how many of all there are pass the filter, or empty where there is none. */
    public record Model(
            String q,
            ViewLinks views,
            List<String> errors,
            List<Chip> chips,
            String shown,
            List<ProblemRows.Row> problems,
            List<Range> range,
            String noProblems,
            List<OverRows.Row> over,
            List<Folded> folded,
            List<Selection> selection,
            boolean select,
            AlarmRows.Part alarms,
            boolean plural,
            String doubt,
            String unknown,
            String json) {}

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
        var query = ProblemQuery.parse(ask.query().getOrDefault("q", ""));
        return ProblemMatcher.of(ask.world(), query, sufferings)
                .compose(matcher -> offLoop.run(() -> frames.page(
                        ask,
                        status,
                        Words.of("common.problems"),
                        "overview sources recording",
                        "problems",
                        model(ask, ask.query().getOrDefault("q", ""), matcher, vain))));
    }

    private Model model(Ask ask, String q, ProblemMatcher matcher, Vain vain) {
        var world = ask.world();
        var query = matcher.query();
        Predicate<Problem> wanted = matcher::wants;
        var rows = new ProblemRows(world, causes, vain.chosen());
        var sequence = new Sequence("problems-page", q, "");
        var cursor = ask.query().getOrDefault("cursor", "");
        var after = Part.place(sequence, cursor);
        var isFolded = after.isEmpty() && !query.has("state");
        var page = rows.of(
                query.has("state") ? wanted : wanted.and(p -> !p.handling().isHushed()), sequence, after, PAGE);
        var folded = isFolded ? folded(world, q, wanted, rows) : List.<Folded>of();
        var isSure = Frames.isSure(world);
        var confidence = Frames.confidence(world);
        var select = mayAct(world) && (!page.rows().isEmpty() || !folded.isEmpty());
        return new Model(
                q,
                ViewLinks.of(ask, Listing.PROBLEMS),
                errors(matcher, cursor, after),
                chips(query),
                shown(world, query, wanted),
                page.rows(),
                range(page, q),
                none(world, query, isSure) + confidence,
                after.isEmpty() && !matcher.asksForProjects() ? OverRows.of(world, wanted) : List.of(),
                folded,
                select ? List.of(selection(vain)) : List.of(),
                select,
                AlarmRows.unexplained(world),
                world.isPlural(),
                isSure || page.rows().isEmpty() ? "" : Words.of("problems.there-may-be-more-problems", confidence),
                matcher.unknown() == 0
                        ? ""
                        : Words.of("problems.projects-not-known-of", Texts.count(matcher.unknown(), "problem")),
                "/api/v1" + Links.problems(q, ""));
    }

    private static List<String> errors(ProblemMatcher matcher, String cursor, Optional<String> after) {
        return cursor.isEmpty() || after.isPresent()
                ? matcher.errors()
                : Stream.concat(matcher.errors().stream(), Stream.of(Words.of("problems.place-is-of-another-filter")))
                        .toList();
    }

    private static List<Chip> chips(ProblemQuery query) {
        return query.terms().stream()
                .map(term -> new Chip(term.text(), Links.problems(query.without(term), "")))
                .toList();
    }

    private static List<Range> range(ProblemRows.Page page, String q) {
        if (page.before() == 0 && page.next().isEmpty()) {
            return List.of();
        }
        var last = page.before() + page.rows().size();
        return List.of(new Range(
                Words.of(
                        "problems.to-of",
                        Texts.number(page.before() + 1),
                        Texts.number(last),
                        Texts.count(page.all(), "problem")),
                page.before() == 0 ? "" : Links.problems(q, ""),
                page.next().map(next -> Links.problems(q, next)).orElse("")));
    }

    private List<Folded> folded(World world, String q, Predicate<Problem> wanted, ProblemRows rows) {
        Predicate<Problem> closed = p -> p.handling().closure() != null;
        Predicate<Problem> snoozed =
                p -> p.handling().isHushed() && p.handling().closure() == null;
        return Stream.of(
                        folded(
                                world,
                                "snoozed",
                                "problems.so-many-snoozed",
                                q,
                                rows.of(wanted.and(snoozed), MOST_FOLDED)),
                        folded(world, "closed", "problems.so-many-closed", q, rows.of(wanted.and(closed), MOST_FOLDED)))
                .filter(f -> !f.problems().isEmpty())
                .toList();
    }

    private Folded folded(World world, String state, String title, String q, ProblemRows.Page page) {
        var more = page.all() - page.rows().size();
        return new Folded(
                "folded-" + state,
                Words.of(title, page.all()),
                page.rows(),
                more == 0 ? "" : Texts.number(more),
                Links.problems(ProblemQuery.inState(q, state), ""),
                world.isPlural(),
                mayAct(world));
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
