package io.vioscope.web.page.problem;

import io.vioscope.model.Evidence;
import io.vioscope.model.Flow;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.rca.Weight;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.web.page.Hush;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.Rows;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Part;
import io.vioscope.web.view.Places;
import io.vioscope.web.view.ProblemWords;
import io.vioscope.web.view.Sequence;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Problems as rows of a table. */
public final class ProblemRows {
    /** So many symptoms are shown of a problem in a row, and so many examples of each; its card has the others. */
    private static final int MOST_SYMPTOMS = 4;

    private static final int MOST_EXAMPLES = 3;

    private final World world;
    private final CausalModel causes;
    private final Set<String> chosen;

    /**
     * The problems of that world as rows.
     *
     * @param causes the model they were found by, which has words for their symptoms
     * @param chosen the {@link Row#value} of those that are ticked
     */
    public ProblemRows(World world, CausalModel causes, Set<String> chosen) {
        this.world = world;
        this.causes = causes;
        this.chosen = Set.copyOf(chosen);
    }

    /** One sort of what it explains; more is how many of it are not among the examples, or empty. */
    public record Symptom(String key, String text, List<Rows.Link> examples, String more) {}

    /** Who suffers in one way: flow names it, what is how, who counts them by kind or is empty. */
    public record FlowRow(String flow, String what, String who) {}

    /**
     * A problem as a row.
     *
     * @param key       names the row
     * @param href      of its card
     * @param text      one sentence; may be hostile text
     * @param cause     what is the cause
     * @param announced whether people are told of it, or were
     * @param hush      why it is not, where it is in maintenance
     * @param tied      whether another cause is as good
     * @param explains  how many alarms and other symptoms it explains
     * @param symptoms  some of these
     * @param returns   how often it came back, or empty
     * @param taken     who has taken it up, or empty; may be hostile text
     * @param acts      what else operators have done about it
     * @param value     names it in a form
     * @param chosen    whether it is ticked there
     * @param weight    how much it hurts, in points
     * @param impact    who suffers; only in those ways in which somebody does
     */
    public record Row(
            String key,
            String href,
            String severity,
            String text,
            Rows.Link cause,
            String phase,
            String certainty,
            boolean announced,
            Hush hush,
            boolean tied,
            String explains,
            List<Symptom> symptoms,
            String returns,
            String taken,
            Acts acts,
            String value,
            boolean chosen,
            String weight,
            List<FlowRow> impact,
            String since,
            String cloud) {}

    private record Owned(CloudView cloud, Problem problem) {
        private String place() {
            return Places.of(Places.ProblemBy.WEIGHT, problem, cloud.name());
        }
    }

    /**
     * A part of a list of problems.
     *
     * @param before how many are before it
     * @param all    how many there are in all
     * @param next   where the list goes on, opaque; empty at the end
     */
    public record Page(List<Row> rows, int before, int all, Optional<String> next) {}

    /** Those of all clouds that are wanted, as they are shown. */
    public List<Row> of(Predicate<Problem> wanted) {
        return of(wanted, Integer.MAX_VALUE).rows();
    }

    /** The first of them, so many at most. */
    public Page of(Predicate<Problem> wanted, int limit) {
        return of(wanted, new Sequence("problems", "", ""), Optional.empty(), limit);
    }

    /**
     * Those behind a place.
     *
     * @param of    which list that is
     * @param after the place of the last one before; empty for the beginning
     */
    public Page of(Predicate<Problem> wanted, Sequence of, Optional<String> after, int limit) {
        var all = world.clouds().stream()
                .flatMap(c -> c.problems().stream().filter(wanted).map(p -> new Owned(c, p)))
                .toList();
        var part = Part.of(all, Owned::place, of, after, limit);
        var before = after.map(place ->
                all.stream().filter(o -> o.place().compareTo(place) <= 0).count());
        return new Page(
                part.rows().stream().map(o -> row(o.cloud, o.problem)).toList(),
                before.orElse(0L).intValue(),
                all.size(),
                part.next());
    }

    Row row(CloudView view, Problem problem) {
        var cloud = view.name();
        return new Row(
                key(cloud, problem),
                Links.problem(world, cloud, problem.number()),
                problem.severity().word(),
                problem.text(),
                Rows.mention(world, cloud, problem.key().entity()),
                problem.phase().word(),
                problem.verdict().certainty() + " %",
                problem.isAnnounced(),
                Hush.of(view, problem.maintenance()),
                problem.verdict().isTied(),
                Texts.count(problem.verdict().explains(), "symptom"),
                symptoms(cloud, problem),
                ProblemWords.returns(problem.life()),
                taken(problem),
                Acts.of(problem),
                value(cloud, problem),
                chosen.contains(value(cloud, problem)),
                Texts.number(Weight.of(problem.impact())),
                flows(problem.impact()).stream().filter(f -> !f.who().isEmpty()).toList(),
                Texts.rfc3339(problem.openedAt()),
                world.isPlural() ? cloud : "");
    }

    static String key(String cloud, Problem problem) {
        return "problem-" + Texts.encode(cloud) + "-" + problem.number();
    }

    private List<Symptom> symptoms(String cloud, Problem problem) {
        var seen = problem.verdict().evidence().stream()
                .filter(e -> e.standing() == Evidence.Standing.SEEN)
                .limit(MOST_SYMPTOMS)
                .toList();
        return IntStream.range(0, seen.size())
                .mapToObj(i -> symptom(key(cloud, problem) + "-symptom-" + i, cloud, seen.get(i)))
                .toList();
    }

    private Symptom symptom(String key, String cloud, Evidence evidence) {
        var examples = evidence.examples().stream()
                .limit(MOST_EXAMPLES)
                .map(entity -> Rows.mention(world, cloud, entity))
                .toList();
        var more = evidence.bad() - examples.size();
        return new Symptom(
                key,
                words(causes, evidence.symptom()).orElse(evidence.symptom()),
                examples,
                more > 0 ? Texts.number(more) : "");
    }

    /** What a symptom looks like; empty where the model in use does not have it any more. */
    static Optional<String> words(CausalModel causes, String symptom) {
        return Kind.of(symptom.substring(0, Math.max(0, symptom.indexOf('.'))))
                .flatMap(kind -> causes.symptoms(kind).stream()
                        .filter(s -> s.type().name().equals(symptom))
                        .findFirst())
                .map(s -> Words.of(
                        "rules.of-whom",
                        Words.noun(s.type().kind().label()),
                        s.type().text()));
    }

    private static String value(String cloud, Problem problem) {
        return cloud + "/" + problem.number();
    }

    private static String taken(Problem problem) {
        var remark = problem.life().acknowledged();
        return remark == null ? "" : remark.by();
    }

    /** All three ways, also those in which nobody suffers. */
    static List<FlowRow> flows(Impact impact) {
        return Stream.of(Flow.values())
                .map(f -> new FlowRow(f.word(), ProblemWords.flow(f), ProblemWords.sufferers(impact, f)))
                .toList();
    }
}
