package io.vioscope.app;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Covered;
import io.vioscope.bus.Stepped;
import io.vioscope.bus.Taken;
import io.vioscope.bus.Weighed;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.Commit;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Report;
import io.vioscope.inventory.Sight;
import io.vioscope.maintenance.Order;
import io.vioscope.maintenance.Outcome;
import io.vioscope.model.Fact;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.rca.ProblemOutcome;
import io.vioscope.trace.Traces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer of one cloud: takes reports and ticks, steps the engine, says what changed. Deployed as a worker,
 * since a step over a hundred thousand servers is no work for an event loop.
 */
final class EngineVerticle extends VerticleBase {
    private static final Duration TICK = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(EngineVerticle.class);
    private final Engine engine;
    private final InstantSource clock;
    private final StepTrails trails;
    private Snapshot now;

    /** @param recovered what was believed before this start; when it was last seen is not carried over, on purpose */
    EngineVerticle(Engine engine, CloudState recovered, InstantSource clock, Traces traces) {
        this.engine = engine;
        this.clock = clock;
        this.trails = new StepTrails(traces, recovered.cloud(), clock);
        engine.whenDiagnosing(trails::diagnosing);
        this.now = new Snapshot(recovered, Sight.none(), clock.instant());
    }

    @Override
    public Future<?> start() {
        var bus = Bus.of(vertx);
        bus.publish(Bus.SNAPSHOTS, now);
        vertx.setPeriodic(TICK.toMillis(), id -> step(bus, new Input.Ticked()));
        var cloud = now.state().cloud();
        return Future.all(List.of(
                bus.answer(Bus.whatIf(cloud), supposed -> engine.diagnosis(now).whatIf(supposed.problems())),
                bus.answer(
                        Bus.why(cloud),
                        entity -> new Weighed(engine.diagnosis(now).considerations(entity))),
                bus.answer(Bus.maintenance(cloud), order -> obey(bus, order)),
                bus.answer(Bus.problems(cloud), order -> hear(bus, order)),
                bus.answer(
                        Bus.covered(cloud),
                        entity -> new Covered(now.state().quiet(time()).over(entity))),
                bus.answer(Bus.suspects(cloud), most -> engine.suspects(now, most)),
                bus.answer(Bus.reports(cloud), report -> take(bus, report))));
    }

    private Taken take(Bus bus, Report report) {
        var facts = step(bus, new Input.Reported(report));
        var missing = now.state().inventory().missing().stream()
                .filter(key -> report.covers().contains(key.kind()))
                .count();
        return new Taken(facts, Math.toIntExact(missing));
    }

    private Outcome obey(Bus bus, Order order) {
        var at = time();
        var outcome = Engine.outcome(now.state(), order, at);
        step(bus, new Input.Ordered(order), at);
        return outcome;
    }

    private ProblemOutcome hear(Bus bus, ProblemOrder order) {
        var at = time();
        var outcome = Engine.outcome(now.state(), order, at);
        step(bus, new Input.Said(order), at);
        return outcome;
    }

    private int step(Bus bus, Input input) {
        return step(bus, input, time());
    }

    private int step(Bus bus, Input input, Instant at) {
        var known = engine.disagreements();
        trails.begins();
        var began = System.nanoTime();
        var step = engine.step(now, input, at);
        var took = Duration.ofNanos(System.nanoTime() - began);
        if (engine.disagreements() > known) {
            LOG.error(
                    "The nightly look at all of cloud {} found other causes than were believed; they are believed now."
                            + " This is a bug of Vioscope: please send a recording",
                    now.state().cloud());
        }
        var firstSeq = now.state().seq() + 1;
        now = step.next();
        var trail = trails.done(input, step.facts(), firstSeq);
        trail.during(() -> tell(bus, input, at, step.facts(), firstSeq, took));
        trail.end();
        return step.facts().size();
    }

    private void tell(Bus bus, Input input, Instant at, List<Fact> facts, long firstSeq, Duration took) {
        var cloud = now.state().cloud();
        bus.publish(Bus.STEPS, new Stepped(cloud, input, at, facts.size(), took));
        if (!facts.isEmpty()) {
            bus.publish(Bus.COMMITS, new Commit(cloud, firstSeq, at, facts));
        }
        if (!facts.isEmpty() || input instanceof Input.Reported) {
            bus.publish(Bus.SNAPSHOTS, now);
        }
    }

    /** A clock that was set back must not make a fact older than the one before it. */
    private Instant time() {
        var at = clock.instant();
        return at.isAfter(now.asOf()) ? at : now.asOf();
    }
}
