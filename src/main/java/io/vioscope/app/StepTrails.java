package io.vioscope.app;

import io.vioscope.engine.Input;
import io.vioscope.model.Fact;
import io.vioscope.model.ProblemFact;
import io.vioscope.trace.Traces;
import io.vioscope.trace.Trail;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is told of the steps of an engine to whoever collects traces: a step is a part of the poll whose report it takes. One that
 * time or an operator brings about is a trace of its own, and is told only if it changed something. A step that says more of an
 * alarm or problem is linked to the one that began it, of the last {@value #KNOWN}. For one thread.
 */
final class StepTrails {
    private static final int KNOWN = 1000;

    private final Traces traces;
    private final String cloud;
    private final InstantSource clock;
    private final Map<Long, Trail> began = new LinkedHashMap<>();
    private Instant start = Instant.EPOCH;
    private Instant diagnosis = Instant.EPOCH;

    StepTrails(Traces traces, String cloud, InstantSource clock) {
        this.traces = traces;
        this.cloud = cloud;
        this.clock = clock;
    }

    /** A step begins. */
    void begins() {
        if (!traces.isNone()) {
            start = clock.instant();
            diagnosis = Instant.EPOCH;
        }
    }

    /** It has come to its diagnosis. */
    void diagnosing() {
        if (!traces.isNone()) {
            diagnosis = clock.instant();
        }
    }

    /** It is done; what follows from it is a part of what is given back, which is to be ended. */
    Trail done(Input input, List<Fact> facts, long firstSeq) {
        if (traces.isNone() || (facts.isEmpty() && Trail.current().isNone())) {
            return Trail.NONE;
        }
        var trail = begin(word(input)).with("vioscope.cloud", cloud).with("vioscope.facts", facts.size());
        if (!facts.isEmpty()) {
            trail.with("vioscope.fact.seq", firstSeq);
        }
        if (!diagnosis.equals(Instant.EPOCH)) {
            trail.part("diagnosis", diagnosis).end(clock.instant());
        }
        facts.forEach(fact -> number(fact).ifPresent(number -> link(number, trail)));
        return trail;
    }

    private Trail begin(String name) {
        var now = Trail.current();
        return now.isNone() ? traces.begin(name, start) : now.part(name, start);
    }

    private static String word(Input input) {
        return input.match(reported -> "take report", ticked -> "tick", ordered -> "take order", said -> "take order");
    }

    private void link(long number, Trail trail) {
        var first = began.putIfAbsent(number, trail);
        if (first != null) {
            trail.linked(first);
        } else if (began.size() > KNOWN) {
            began.keySet().remove(began.keySet().iterator().next());
        }
    }

    /** Alarms and problems of a cloud are numbered together. */
    private static Optional<Long> number(Fact fact) {
        if (fact instanceof Fact.AlarmRaised f) return Optional.of(f.alarm().number());
        if (fact instanceof Fact.AlarmChanged f) return Optional.of(f.alarm().number());
        if (fact instanceof Fact.AlarmCleared f) return Optional.of(f.alarm().number());
        return fact instanceof ProblemFact f ? Optional.of(f.problem().number()) : Optional.empty();
    }
}
