package io.vioscope.engine;

import io.vioscope.alarm.Judge;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Reconciler;
import io.vioscope.inventory.Report;
import io.vioscope.inventory.Sight;
import io.vioscope.inventory.inferred.Inference;
import io.vioscope.maintenance.Desk;
import io.vioscope.maintenance.Order;
import io.vioscope.maintenance.Outcome;
import io.vioscope.maintenance.Quiet;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import io.vioscope.model.WindowFact;
import io.vioscope.rca.Diagnosis;
import io.vioscope.rca.ProblemDesk;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.rca.ProblemOutcome;
import io.vioscope.rca.causal.CausalModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The only place where state changes. What it holds beside what it was made with follows from the snapshot it returned last,
 * and spares working that out anew; it makes no difference to what a step gives. For one thread.
 */
public final class Engine {
    private final Map<SourceId, Duration> patience;
    private final DeploymentMode mode;
    private final Diagnostician diagnostician;
    private Runnable diagnosing = () -> {};

    /** As the other, with a deployment mode that nobody has said, and without knowing causes. */
    public Engine(Map<SourceId, Duration> patience) {
        this(patience, DeploymentMode.UNKNOWN, CausalModel.empty());
    }

    /**
     * An engine.
     *
     * @param patience how long each source may be silent before what it said is stale
     * @param mode     how the cloud is deployed, if somebody has said it; otherwise it is inferred
     * @param model    what can be wrong and how it shows
     */
    public Engine(Map<SourceId, Duration> patience, DeploymentMode mode, CausalModel model) {
        this.patience = Map.copyOf(patience);
        this.mode = mode;
        this.diagnostician = new Diagnostician(model);
    }

    /** Has somebody told when a step comes to its diagnosis, which is its last part; for who measures how long that takes. */
    public void whenDiagnosing(Runnable told) {
        diagnosing = told;
    }

    /** What was said of the deployment. */
    public DeploymentMode mode() {
        return mode;
    }

    /** The sources of this cloud. */
    public Map<SourceId, Duration> patience() {
        return patience;
    }

    /**
     * One step: from an input to what changed. Pure: the same arguments give the same result, nothing else happens.
     *
     * @param now the time of the step, not before that of the step before
     */
    public Step step(Snapshot before, Input input, Instant now) {
        return input.match(
                reported -> report(before, reported.report(), now),
                ticked -> tick(before, now),
                ordered -> order(before, ordered.order(), now),
                said -> say(before, said.order(), now));
    }

    /** What comes of an order at that time; {@link #step} does it. */
    public static Outcome outcome(CloudState state, Order order, Instant now) {
        return Desk.answer(state.windows(), state.cloud(), state.inventory(), order, state.seq() + 1, now);
    }

    /** What comes of what an operator says of problems at that time; {@link #step} does it. */
    public static ProblemOutcome outcome(CloudState state, ProblemOrder order, Instant now) {
        return ProblemDesk.answer(state.problems(), order, now);
    }

    /** The diagnosis behind a snapshot, to ask it more than its findings say. Not to be kept: it moves with the next step. */
    public Diagnosis diagnosis(Snapshot snapshot) {
        return diagnostician.diagnosis(snapshot);
    }

    /**
     * How many of the looks at everything, one each night (UTC), found other causes than the diagnosis that is kept up with each
     * change: a bug of Vioscope, mended by believing what they found.
     */
    public int disagreements() {
        return diagnostician.disagreements();
    }

    /** At most so many servers of which a live look would tell whether they run; nobody where nothing gives reason to doubt. */
    public Suspects suspects(Snapshot snapshot, int most) {
        return Suspicion.of(snapshot, () -> diagnosis(snapshot), most);
    }

    private Step report(Snapshot before, Report raw, Instant now) {
        if (saysNothing(before.sight(), raw)) {
            return new Step(before, List.of());
        }
        var report = Reconciler.believable(before.state().inventory(), raw);
        var facts = new ArrayList<Fact>();
        sourceChange(before.state(), report).ifPresent(facts::add);
        facts.addAll(Reconciler.changes(before.state().inventory(), report));
        var listed = Reconciler.apply(before.state().inventory(), facts);
        var inferred = Inference.changes(before.state().cloud(), mode, listed, discovered(facts));
        facts.addAll(inferred);
        var inventory = Reconciler.apply(listed, inferred);
        facts.addAll(Judge.judge(
                before.state().alarms(),
                inventory,
                facts,
                before.state().seq() + facts.size() + 1,
                now,
                Quiet.of(before.state().windows(), inventory, now)::over));
        var state = facts.isEmpty() ? before.state() : before.state().after(facts, inventory, now);
        return diagnosed(before, new Snapshot(state, before.sight().after(report), now), facts);
    }

    private Step diagnosed(Snapshot before, Snapshot after, List<Fact> facts) {
        diagnosing.run();
        return diagnostician.step(before, after, facts);
    }

    private static Set<Kind> discovered(List<Fact> facts) {
        var kinds = EnumSet.noneOf(Kind.class);
        facts.forEach(fact -> {
            if (fact instanceof Fact.KindDiscovered f) {
                kinds.add(f.kind());
            }
        });
        return kinds;
    }

    /**
     * A report that began before, or with, the last one of its source has nothing to say, and neither has a glance where no
     * poll has said yet what there is.
     */
    private static boolean saysNothing(Sight sight, Report report) {
        return sight.clock(report.source())
                .map(clock -> !report.at().isAfter(clock.lastLookAt()))
                .orElse(report.isGlance());
    }

    private static Optional<Fact> sourceChange(CloudState state, Report report) {
        return report.isGlance() ? Optional.empty() : statusChange(state, report);
    }

    private static Optional<Fact> statusChange(CloudState state, Report report) {
        return report.completeness()
                .match(
                        complete -> sourceChange(state, report.source(), SourceStatus.FRESH, null),
                        partial -> sourceChange(state, report.source(), SourceStatus.PARTIAL, firstOf(partial)),
                        failed -> sourceChange(state, report.source(), SourceStatus.STALE, failed.why()));
    }

    private static ReadFailure firstOf(Completeness.Partial partial) {
        return partial.unseen().entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .orElseThrow()
                .getValue();
    }

    private static Optional<Fact> sourceChange(
            CloudState state, SourceId source, SourceStatus to, @Nullable ReadFailure why) {
        var from = state.status(source);
        return from == to ? Optional.empty() : Optional.of(new Fact.SourceChanged(source, from, to, why));
    }

    private Step tick(Snapshot before, Instant now) {
        var facts = new ArrayList<Fact>();
        patience.keySet().stream()
                .sorted()
                .forEach(source -> silence(before, source, now).ifPresent(facts::add));
        facts.addAll(before.state().windows().expired(now));
        facts.addAll(before.state().problems().woken(now));
        before.state().learned().due(now).ifPresent(facts::add);
        return released(before, facts, now);
    }

    private Step order(Snapshot before, Order order, Instant now) {
        var facts = outcome(before.state(), order, now)
                .match(done -> List.of(done.fact()), refused -> List.<Fact>of(), notOpen -> List.<Fact>of());
        return released(before, facts, now);
    }

    private Step say(Snapshot before, ProblemOrder order, Instant now) {
        var facts = outcome(before.state(), order, now)
                .match(
                        done -> List.of(done.fact()),
                        refused -> List.<Fact>of(),
                        noSuch -> List.<Fact>of(),
                        late -> List.<Fact>of());
        return released(before, facts, now);
    }

    /** The step of those facts, after which people are told of what a window that has ended kept from them. */
    private Step released(Snapshot before, List<Fact> facts, Instant now) {
        var state = before.state().apply(facts, now);
        var all = new ArrayList<>(facts);
        if (facts.stream().anyMatch(WindowFact.Ended.class::isInstance)) {
            all.addAll(Judge.released(state.alarms(), state.quiet(now)::over));
        }
        return diagnosed(before, new Snapshot(before.state().apply(all, now), before.sight(), now), all);
    }

    private Optional<Fact> silence(Snapshot before, SourceId source, Instant now) {
        var limit = patience.getOrDefault(source, Duration.ZERO);
        return before.sight()
                .clock(source)
                .filter(clock -> clock.lastReportAt().plus(limit).isBefore(now))
                .flatMap(clock -> sourceChange(
                        before.state(),
                        source,
                        SourceStatus.STALE,
                        new ReadFailure(
                                ReadFailure.Cause.SILENT,
                                "no report of " + source + " for more than " + limit.toSeconds() + " s")));
    }
}
