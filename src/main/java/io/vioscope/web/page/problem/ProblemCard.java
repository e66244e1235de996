package io.vioscope.web.page.problem;

import io.vioscope.model.Evidence;
import io.vioscope.model.Problem;
import io.vioscope.model.Rejected;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.web.page.AlarmRows;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.Rows;
import io.vioscope.web.page.telling.ToldRows;
import io.vioscope.web.topology.Side;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.ProblemWords;
import io.vioscope.web.view.Settling;
import io.vioscope.web.view.Suffering;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.Told;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All that a problem's page shows. */
public final class ProblemCard {
    private final World world;
    private final ProblemLife life;
    private final Problem problem;
    private final CausalModel causes;
    private final Around around;

    /**
     * What is asked of others for it.
     *
     * @param isRule    whether the model that is in use has such a problem
     * @param replay    steps through its life
     * @param suffering which projects suffer, if that is known
     * @param told      who was told of it; at most one part
     */
    record Around(boolean isRule, Replay replay, Optional<Told<Suffering>> suffering, List<ToldRows.Part> told) {}

    /** By the model that is in use. */
    ProblemCard(World world, ProblemLife life, CausalModel causes, Around around) {
        this.causes = causes;
        this.around = around;
        this.world = world;
        this.life = life;
        this.problem = life.problem();
    }

    /** One example of a symptom. */
    public record Example(String key, Rows.Link link) {}

    /**
     * What one rule found; text is what the symptom looks like, or empty where the model does not have it any more; more is how
     * many examples are not listed, or empty.
     */
    public record Found(
            String key,
            String text,
            String symptom,
            String standing,
            String meaning,
            String bad,
            String ok,
            String unknown,
            List<Example> examples,
            String more) {}

    /** Another cause, and why it is not believed. */
    public record Other(String key, Rows.Link cause, String name, String reason, String worse) {}

    /** Why it is over; since is RFC 3339, or empty where its end is not recorded yet. */
    public record End(String why, String since) {}

    /** Another problem that this one is part of, or that is part of it. */
    public record MergedLink(String key, String what, String href, String number) {}

    /** All that the template shows. */
    public record Model(
            ProblemRows.Row row,
            String name,
            String number,
            String explains,
            String phaseText,
            String phaseSince,
            List<End> end,
            String advice,
            List<Remarks.Said> known,
            List<String> faults,
            boolean several,
            String settledBy,
            List<Found> evidence,
            List<Other> rejected,
            String unseen,
            List<ImpactRows.Row> impact,
            String projectsDoubt,
            String projectsAsOf,
            String everybody,
            String map,
            AlarmRows.Part alarms,
            boolean plural,
            String redundancy,
            List<MergedLink> merged,
            List<Remarks.Said> said,
            List<Remarks.Forms> forms,
            List<Replay.Steps> replay,
            List<ProblemSteps.Step> steps,
            String noSteps,
            String doubt,
            List<ToldRows.Part> receipts,
            String told,
            String json) {}

    /** The model; isRead says whether the database could be asked. */
    Model model(boolean isRead, List<Remarks.Forms> forms) {
        var cloud = life.cloud().name();
        var verdict = problem.verdict();
        var everybody = life.isOpen() && around.isRule() ? Links.whatIf(world, cloud, problem.key()) : "";
        var impact = new ImpactRows(world, life, around.suffering(), everybody);
        return new Model(
                new ProblemRows(world, causes, Set.of()).row(life.cloud(), problem),
                problem.key().name(),
                Long.toString(problem.number()),
                Texts.count(verdict.explains(), "symptom"),
                ProblemWords.phase(problem.phase()),
                Texts.rfc3339(problem.phaseAt()),
                life.isOpen() ? List.of() : List.of(end()),
                problem.advice(),
                known(),
                verdict.faults(),
                verdict.faults().size() > 1,
                String.join(", ", Settling.by(life.cloud(), verdict)),
                evidence(verdict.evidence()),
                rejected(verdict.rejected()),
                ProblemWords.kinds(verdict.unseen()),
                impact.rows(),
                impact.doubt(),
                impact.asOf(),
                everybody,
                life.isOpen() ? map() : "",
                AlarmRows.explainedBy(world, life.cloud(), problem),
                world.isPlural(),
                ProblemWords.redundancy(problem.impact()),
                merged(),
                Remarks.said(life),
                forms,
                around.replay().steps(),
                life.facts().isEmpty() ? ProblemSteps.of(problem) : ProblemSteps.of(life.facts(), around.replay()),
                noSteps(isRead),
                life.isOpen() && !Frames.isSure(world)
                        ? Words.of("problem.more-may-have-changed", Frames.confidence(world))
                        : "",
                around.told(),
                life.isOpen() ? Links.toldOf(cloud, problem.number()) : "",
                "/api/v1" + Links.problem(world, cloud, problem.number()));
    }

    private String map() {
        var side = Side.near(problem.key().entity().kind());
        return Links.map(world, life.cloud().name(), side, Optional.empty(), Optional.of(problem.number()));
    }

    private List<MergedLink> merged() {
        var into = life.into();
        var all = new ArrayList<MergedLink>();
        if (into != null) {
            all.add(merged(Words.of("problem.it-turned-out-to-be"), into));
        }
        life.cloud().snapshot().state().problems().ended().stream()
                .filter(e -> e.into() != null && e.into() == problem.number())
                .forEach(e -> all.add(merged(
                        Words.of("problem.part-of-it-is-problem"), e.problem().number())));
        return all;
    }

    private MergedLink merged(String what, long number) {
        return new MergedLink(
                "merged-" + number, what, Links.problem(world, life.cloud().name(), number), Long.toString(number));
    }

    /** What operators know of problems of this kind. */
    private List<Remarks.Said> known() {
        return Remarks.said(
                        "known",
                        Words.of("problem.known-here"),
                        life.cloud().advice(problem.key().name()))
                .toList();
    }

    private End end() {
        var ending = life.ending();
        return new End(
                ending == null ? Words.of("problem.its-end-is-not-recorded") : ProblemWords.ending(ending),
                time(life.endedAt()));
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : Texts.rfc3339(at);
    }

    private String noSteps(boolean isRead) {
        if (!life.facts().isEmpty()) {
            return "";
        }
        return isRead
                ? Words.of("problem.nothing-of-it-is-recorded")
                : Words.of("problem.database-cannot-be-read-just");
    }

    private List<Found> evidence(List<Evidence> evidence) {
        return IntStream.range(0, evidence.size())
                .mapToObj(i -> found(i, evidence.get(i)))
                .toList();
    }

    private Found found(int i, Evidence e) {
        var examples = new ArrayList<Example>();
        for (var key : e.examples()) {
            examples.add(new Example(
                    "example-" + i + "-" + examples.size(),
                    Rows.mention(world, life.cloud().name(), key)));
        }
        var left = e.bad() - examples.size();
        return new Found(
                "evidence-" + i,
                ProblemRows.words(causes, e.symptom()).orElse(""),
                e.symptom(),
                e.standing().word(),
                ProblemWords.standing(e.standing()),
                Texts.number(e.bad()),
                Texts.number(e.ok()),
                Texts.number(e.unknown()),
                examples,
                examples.isEmpty() || left <= 0 ? "" : Texts.number(left));
    }

    private List<Other> rejected(List<Rejected> others) {
        return IntStream.range(0, others.size())
                .mapToObj(i -> other(i, others.get(i)))
                .toList();
    }

    private Other other(int i, Rejected other) {
        return new Other(
                "rejected-" + i,
                Rows.mention(world, life.cloud().name(), other.key().entity()),
                other.key().name(),
                ProblemWords.reason(other),
                ProblemWords.worse(other));
    }
}
