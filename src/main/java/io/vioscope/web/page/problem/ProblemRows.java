package io.vioscope.web.page.problem;

import io.vioscope.model.Flow;
import io.vioscope.model.Impact;
import io.vioscope.model.Problem;
import io.vioscope.rca.Weight;
import io.vioscope.web.page.Hush;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.Rows;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.ProblemWords;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Problems as rows of a table. */
public final class ProblemRows {
    private ProblemRows() {}

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
            String returns,
            String taken,
            Acts acts,
            String value,
            boolean chosen,
            String weight,
            List<FlowRow> impact,
            String since,
            String cloud) {}

    private record Owned(CloudView cloud, Problem problem) {}

    /** Those of all clouds that are wanted, as they are shown; chosen are the values of those that are ticked. */
    public static List<Row> of(World world, Predicate<Problem> wanted, Set<String> chosen) {
        return world.clouds().stream()
                .flatMap(c -> c.problems().stream().filter(wanted).map(p -> new Owned(c, p)))
                .sorted(Comparator.comparing(Owned::problem, CloudView.ANNOUNCED_THEN_HEAVIEST))
                .map(o -> row(world, o.cloud, o.problem, chosen))
                .toList();
    }

    static Row row(World world, CloudView view, Problem problem) {
        return row(world, view, problem, Set.of());
    }

    private static Row row(World world, CloudView view, Problem problem, Set<String> chosen) {
        var cloud = view.name();
        return new Row(
                "problem-" + Texts.encode(cloud) + "-" + problem.number(),
                Links.problem(world, cloud, problem.number()),
                problem.severity().word(),
                problem.text(),
                Rows.mention(world, cloud, problem.key().entity()),
                problem.phase().word(),
                problem.verdict().certainty() + " %",
                problem.isAnnounced(),
                Hush.of(view, problem.maintenance()),
                problem.verdict().isTied(),
                Texts.number(problem.verdict().explains()),
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
