package io.vioscope.proof;

import io.vertx.core.Vertx;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Report;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.physics.Noise;
import io.vioscope.simulator.story.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A day without a fault: users work, heartbeats flap, some calls fail, and some things are in a bad state all day. */
final class QuietDay {
    private static final Noise NOISE = new Noise(0, Duration.ZERO, 0, 0.002, 0, 6);
    private static final Scenario DAY = new Scenario("a quiet day", List.of(), 20, NOISE, Optional.empty());
    private static final Distortion STANDING = new Distortion(0, 0.01, 0);

    private final CausalModel model;
    private final Announced announced;

    QuietDay(CausalModel model) {
        this.model = model;
        this.announced = new Announced(model);
    }

    /** What is announced with all sources in so many hours, looking so often. */
    List<ProblemKey> announced(SimulatorOptions cloud, Duration length, Duration poll) {
        var vertx = Vertx.vertx();
        try (var world = new World(vertx, cloud.withScenario(DAY))) {
            var engine = new Engine(Map.of(), DeploymentMode.UNKNOWN, model);
            var snapshot = Snapshot.unknown("sim");
            var begin = world.now();
            var calm = new Recording(SourceSet.ALL, 0, world.snapshot(), List.of(), begin, List.of(), List.of());
            var way = STANDING.of(calm, cloud.plan().seed());
            var said = new TreeSet<ProblemKey>();
            while (world.now().isBefore(begin.plus(length))) {
                for (var report : world.poll()) {
                    var step = engine.step(snapshot, new Input.Reported(way.pass(report)), taken(report, world.now()));
                    snapshot = step.next();
                    step.facts().forEach(fact -> confirmed(fact).ifPresent(said::add));
                }
                world.advance(poll);
            }
            return List.copyOf(said);
        } finally {
            World.await(vertx.close());
        }
    }

    /** No report is taken before it began: those that are made at one instant of a virtual clock are told apart by nanoseconds. */
    private static Instant taken(Report report, Instant now) {
        return now.isBefore(report.at()) ? report.at() : now;
    }

    private Optional<ProblemKey> confirmed(Fact fact) {
        var told = problem(fact)
                .filter(problem -> problem.phase() == Problem.Phase.CONFIRMED)
                .filter(problem -> announced.isAnnounced(problem.key()));
        told.ifPresent(problem -> Closeup.of("quiet day", problem));
        return told.map(Problem::key);
    }

    private static Optional<Problem> problem(Fact fact) {
        return fact instanceof ProblemFact step && !(fact instanceof ProblemFact.Resolved)
                ? Optional.of(step.problem())
                : Optional.empty();
    }
}
