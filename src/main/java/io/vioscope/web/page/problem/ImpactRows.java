package io.vioscope.web.page.problem;

import io.vioscope.model.Flow;
import io.vioscope.model.Problem;
import io.vioscope.web.page.Rows;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.ProblemWords;
import io.vioscope.web.view.Suffering;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.Told;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who suffers from a problem, in all three ways: how many of each kind, and whose they are. */
final class ImpactRows {
    private static final int MOST_PROJECTS = 5;

    private final World world;
    private final ProblemLife life;
    private final Problem problem;
    private final Optional<Told<Suffering>> suffering;
    private final String everybody;

    /**
     * Those of that problem.
     *
     * @param suffering which projects suffer; empty where that is not known
     * @param everybody where all of them are listed, or empty
     */
    ImpactRows(World world, ProblemLife life, Optional<Told<Suffering>> suffering, String everybody) {
        this.world = world;
        this.life = life;
        this.problem = life.problem();
        this.suffering = suffering;
        this.everybody = everybody;
    }

    /** So many of a kind; href lists them, or is empty. */
    record KindLink(String text, String href) {}

    /** What a project has that suffers; without a link where none is known. */
    record ProjectRow(Rows.Link project, String who) {}

    /** One way in which somebody can suffer; more is how many more projects do, or empty; what is of no known project is always told. */
    record Row(String flow, String what, List<KindLink> kinds, List<ProjectRow> projects, String more) {}

    List<Row> rows() {
        return Stream.of(Flow.values()).map(this::row).toList();
    }

    private Row row(Flow flow) {
        var kinds = problem.impact().of(flow).entrySet().stream()
                .map(e -> new KindLink(
                        Texts.count(e.getValue(), e.getKey().label()),
                        everybody.isEmpty()
                                ? ""
                                : everybody + "&list=" + flow.word() + "/"
                                        + e.getKey().word() + "#list"))
                .toList();
        var shares = kinds.isEmpty()
                ? List.<Suffering.Share>of()
                : suffering.map(told -> told.what().of(flow)).orElse(List.of());
        var rest = shares.stream().skip(MOST_PROJECTS).toList();
        var more = rest.stream().filter(share -> share.project().isPresent()).count();
        return new Row(
                flow.word(),
                ProblemWords.flow(flow),
                kinds,
                Stream.concat(
                                shares.stream().limit(MOST_PROJECTS),
                                rest.stream().filter(share -> share.project().isEmpty()))
                        .map(this::project)
                        .toList(),
                more > 0 ? Texts.count(more, "more-project") : "");
    }

    private ProjectRow project(Suffering.Share share) {
        var link = share.project()
                .map(p -> Rows.mention(world, life.cloud().name(), p))
                .orElseGet(() -> new Rows.Link("", Words.of("what-if.no-project-that-is-known"), "", ""));
        return new ProjectRow(
                link,
                share.counts().entrySet().stream()
                        .map(e -> Texts.count(e.getValue(), e.getKey().label()))
                        .collect(Collectors.joining(", ")));
    }

    /** When the projects were those that are named, in RFC 3339, where that is being counted anew; or an empty text. */
    String asOf() {
        return suffering.flatMap(Told::asOf).map(Texts::rfc3339).orElse("");
    }

    /** Why no projects are named, or an empty text. */
    String doubt() {
        if (suffering.isPresent()
                || world.isScoped()
                || problem.impact().counts().isEmpty()) {
            return "";
        }
        if (world.isPast() || !life.isOpen()) {
            return Words.of("problem.projects-are-not-recorded");
        }
        return everybody.isEmpty()
                ? Words.of("problem.projects-cannot-be-told")
                : Words.of("problem.projects-are-not-told-now");
    }
}
