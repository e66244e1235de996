package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Remark;
import io.vioscope.web.api.Json.Freshness;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.FactLog;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.ProblemStep;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.StepWords;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How it came to what is believed of a problem, step by step, as JSON. */
public final class Timelines {
    private static final int PAGE = 100;

    private final FactLog log;
    private final OffLoop offLoop;

    /** Those that are recorded there. */
    public Timelines(FactLog log, OffLoop offLoop) {
        this.log = log;
        this.offLoop = offLoop;
    }

    /**
     * A step; text, severity, phase and certainty (in per cent) are those of the problem from then on, or were last.
     *
     * @param seq  the number of its fact; null, as type is, where that is not told
     * @param what in words
     * @param text null, as severity, phase and certainty are, where what was believed then is not told
     * @param by   who did it; null for what came by itself
     * @param note what they said
     */
    record StepJson(
            @Nullable Long seq,
            String at,
            @Nullable String type,
            String what,
            @Nullable String text,
            @Nullable String severity,
            @Nullable String phase,
            @Nullable Integer certainty,
            @Nullable String by,
            @Nullable String note) {}

    /**
     * All of it.
     *
     * @param recorded whether it is told from the record; otherwise there is as much as the problem itself tells
     */
    record TimelineJson(
            String cloud,
            long number,
            boolean recorded,
            List<?> items,
            @Nullable Object next,
            @Nullable Long seq,
            @Nullable String asOf,
            List<Freshness> freshness) {}

    /** {@code problems/{number}/timeline?cloud=&after=&limit=}: its steps, the oldest first. */
    public Future<Reply> answer(Ask ask) {
        var parameters = new Parameters(ask);
        var number = ProblemLife.number(ask.parts().get(0));
        if (number.isEmpty()) {
            return Future.succeededFuture(Problems.noNumber());
        }
        var limit = parameters.limit(PAGE);
        var after = parameters.number("after", 0);
        var clouds = parameters.oneCloud();
        if (!parameters.errors().isEmpty()) {
            return Future.succeededFuture(Json.badRequest(parameters.errors()));
        }
        var cloud = clouds.get(0);
        return ask.world().isScoped()
                ? offLoop.run(() -> itself(ask.world(), cloud, number.get()))
                : read(ask.world(), cloud, number.get(), after, limit);
    }

    private Future<Reply> read(World world, CloudView cloud, long number, long after, int limit) {
        var upTo = world.isPast() ? cloud.seq() : Long.MAX_VALUE;
        return log.steps(cloud.name(), number, after, upTo, limit + 1)
                .compose(steps -> steps.isEmpty() && after > 0
                        ? log.steps(cloud.name(), number, 0, upTo, 1).map(any -> new Found(steps, !any.isEmpty()))
                        : Future.succeededFuture(new Found(steps, !steps.isEmpty())))
                .compose(found -> offLoop.run(() ->
                        found.isRecorded() ? page(cloud, number, found.steps(), limit) : itself(world, cloud, number)))
                .otherwise(away -> Json.problem(
                                503,
                                "fact-log-away",
                                "The facts cannot be read",
                                "The database is away, so that how it came to this is not known now. Ask again.")
                        .with("Retry-After", "5"));
    }

    /** @param isRecorded whether anything is recorded of the problem */
    private record Found(List<ProblemStep> steps, boolean isRecorded) {}

    private static Reply page(CloudView cloud, long number, List<ProblemStep> steps, int limit) {
        var shown = steps.subList(0, Math.min(limit, steps.size()));
        var next = steps.size() > limit ? shown.get(limit - 1).seq() : null;
        return reply(cloud, number, true, shown.stream().map(Timelines::step).toList(), next);
    }

    /** What is not recorded yet, or not told to who asks: its opening and its last phase. */
    private static Reply itself(World world, CloudView cloud, long number) {
        return ProblemLife.of(cloud, number, List.of())
                .filter(life -> life.isOpen() || !world.isScoped())
                .map(life -> reply(cloud, number, false, steps(life.problem()), null))
                .orElseGet(() -> Problems.unknown(world));
    }

    /** What it was like when it was opened is not told by what it is like now. */
    private static List<StepJson> steps(Problem problem) {
        var first = Texts.rfc3339(problem.openedAt());
        return problem.phaseAt().equals(problem.openedAt())
                ? List.of(step(null, problem.openedAt(), null, "first believed", problem, Optional.empty()))
                : List.of(
                        new StepJson(null, first, null, "first believed", null, null, null, null, null, null),
                        step(null, problem.phaseAt(), null, problem.phase().word(), problem, Optional.empty()));
    }

    private static Reply reply(
            CloudView cloud, long number, boolean recorded, List<StepJson> steps, @Nullable Long next) {
        var page = Shapes.page(List.of(cloud), steps, next);
        return Json.reply(
                200,
                new TimelineJson(
                        cloud.name(),
                        number,
                        recorded,
                        page.items(),
                        page.next(),
                        page.seq(),
                        page.asOf(),
                        page.freshness()));
    }

    private static StepJson step(ProblemStep step) {
        ProblemFact fact = step.fact();
        var what = Words.inEnglish(() -> StepWords.of(fact));
        return step(step.seq(), step.at(), fact.word(), what, fact.problem(), StepWords.remark(fact));
    }

    private static StepJson step(
            @Nullable Long seq,
            Instant at,
            @Nullable String type,
            String what,
            Problem problem,
            Optional<Remark> remark) {
        return new StepJson(
                seq,
                Texts.rfc3339(at),
                type,
                what,
                problem.text(),
                problem.severity().word(),
                problem.phase().word(),
                problem.verdict().certainty(),
                remark.map(Remark::by).orElse(null),
                remark.map(Remark::note).filter(note -> !note.isEmpty()).orElse(null));
    }
}
