package io.vioscope.web.page.problem;

import io.vioscope.model.Problem;
import io.vioscope.rca.Problems;
import io.vioscope.web.page.Links;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.ProblemWords;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Problems that were told and have just ended: they stay among the others for a while, so that nobody wonders where they went. */
public final class OverRows {
    private static final Duration A_WHILE = Duration.ofMinutes(5);
    private static final int MOST = 10;

    private OverRows() {}

    /** One that is over, since when (RFC 3339) and why; the text may be hostile. */
    public record Row(String key, String href, String severity, String text, String since, String why, String cloud) {}

    private record Owned(CloudView cloud, Problems.Ended ended) {}

    /** Those that are wanted, the last one first. */
    public static List<Row> of(World world, Predicate<Problem> wanted) {
        return world.clouds().stream()
                .flatMap(c -> c.snapshot().state().problems().ended().stream()
                        .filter(e -> isRecent(c, e) && e.problem().isAnnounced() && wanted.test(e.problem()))
                        .map(e -> new Owned(c, e)))
                .sorted(Comparator.comparing((Owned o) -> o.ended.at()).reversed())
                .limit(MOST)
                .map(o -> row(world, o))
                .toList();
    }

    private static boolean isRecent(CloudView cloud, Problems.Ended ended) {
        return ended.at().plus(A_WHILE).isAfter(cloud.snapshot().asOf());
    }

    private static Row row(World world, Owned owned) {
        var problem = owned.ended.problem();
        var cloud = owned.cloud.name();
        return new Row(
                "over-" + Texts.encode(cloud) + "-" + problem.number(),
                Links.problem(world, cloud, problem.number()),
                problem.severity().word(),
                problem.text(),
                Texts.rfc3339(owned.ended.at()),
                ProblemWords.ending(owned.ended.why()),
                world.isPlural() ? cloud : "");
    }
}
