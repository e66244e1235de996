package io.vioscope.proof;

import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Report;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.proof.Outcome.Said;
import io.vioscope.rca.Sighting;
import io.vioscope.rca.Sighting.Sign;
import io.vioscope.rca.causal.CausalModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Plays an incident to an engine of its own, distorted. */
final class Replay {
    private final CausalModel model;
    private final Start start;
    private final Recording recording;
    private final Distortion.Way way;
    private final Engine engine;
    private final List<Said> log = new ArrayList<>();
    private Snapshot snapshot;

    private Replay(CausalModel model, Recording recording, Distortion.Way way, Start start) {
        this.model = model;
        this.start = start;
        this.recording = recording;
        this.way = way;
        this.engine = new Engine(Map.of(), DeploymentMode.UNKNOWN, model);
        this.snapshot = start.sight().snapshot();
    }

    /** What an engine with that model makes of it. */
    static Outcome of(CausalModel model, Recording recording, Distortion distortion, long seed) {
        var way = distortion.of(recording, seed);
        return new Replay(model, recording, way, Start.of(model, recording, way)).run();
    }

    private Outcome run() {
        var before = start.sight();
        var standing = Set.copyOf(snapshot.state().problems().open().keySet());
        var calm = before.signs();
        Duration first = null;
        for (var sample : recording.samples()) {
            sample.reports().forEach(report -> take(way.pass(report), sample.at()));
            if (isTimed()
                    && first == null
                    && !fresh(Sighting.of(model, snapshot), calm).isEmpty()) {
                first = Duration.between(recording.struck(), sample.at());
            }
        }
        var sight = Sighting.of(model, snapshot);
        var open = snapshot.state().problems().open().values().stream()
                .filter(p -> !standing.contains(p.key()))
                .toList();
        log.removeIf(said -> standing.contains(said.key()));
        var end = first == null ? Duration.ZERO : first;
        return new Outcome(recording, sight, before, fresh(sight, calm), end, standing, open, List.copyOf(log));
    }

    /** Where it is not looked often it makes no sense to ask when. */
    private boolean isTimed() {
        return recording.samples().size() > Recorder.SELDOM.size();
    }

    private Set<Sign> fresh(Sighting sight, Set<Sign> calm) {
        var fresh = new TreeSet<>(sight.signs());
        fresh.removeAll(calm);
        fresh.removeIf(sign -> way.isLie(sign.entity()) || isMadeByLoss(sign, sight));
        return fresh;
    }

    /** What belongs to a new server that was lost on the way looks as if its server had never been. */
    private boolean isMadeByLoss(Sign sign, Sighting sight) {
        return sign.symptom().endsWith(".lost_server")
                && sight.snapshot().state().inventory().get(sign.entity()).stream()
                        .flatMap(entity -> entity.relations().stream())
                        .anyMatch(tie -> tie.to().kind() == Kind.SERVER && way.isLost(tie.to()));
    }

    private void take(Report report, Instant now) {
        var step = engine.step(snapshot, new Input.Reported(report), now);
        snapshot = step.next();
        step.facts().forEach(fact -> note(fact, Duration.between(recording.struck(), now)));
    }

    private void note(Fact fact, Duration after) {
        if (fact instanceof ProblemFact.Opened || fact instanceof ProblemFact.Reopened) {
            note(((ProblemFact) fact).problem(), after);
        } else if (fact instanceof ProblemFact.Revised revised
                && revised.problem().phase() != revised.from()) {
            note(revised.problem(), after);
        } else if (fact instanceof ProblemFact.Resolved resolved) {
            over(resolved.problem().key(), after);
        }
    }

    private void note(Problem problem, Duration after) {
        switch (problem.phase()) {
            case CONFIRMED -> log.add(new Said(after, problem.key(), true, false));
            case CLEARING -> over(problem.key(), after);
            case PROVISIONAL -> log.add(new Said(after, problem.key(), false, false));
        }
    }

    private void over(ProblemKey key, Duration after) {
        log.add(new Said(after, key, false, true));
    }
}
