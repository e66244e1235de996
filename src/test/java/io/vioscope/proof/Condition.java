package io.vioscope.proof;

import io.vioscope.rca.causal.CausalModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** One line, or group of lines, of a table: incidents under one distortion, with one set of sources, judged method by method. */
final class Condition {
    private final String name;
    private final SourceSet sources;
    private final Distortion distortion;
    private final Function<Recording, CausalModel> model;
    private final Judge judge;
    private final List<Method> methods;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final List<BiConsumer<Outcome, Judge.Judgement>> listeners = new ArrayList<>();

    Condition(
            String name,
            SourceSet sources,
            Distortion distortion,
            Function<Recording, CausalModel> model,
            Judge judge,
            List<Method> methods) {
        this.name = name;
        this.sources = sources;
        this.distortion = distortion;
        this.model = model;
        this.judge = judge;
        this.methods = methods;
        methods.forEach(method -> tallies.put(method.name(), new Tally()));
    }

    /** Also tells it how the first method fared. */
    Condition telling(BiConsumer<Outcome, Judge.Judgement> listener) {
        listeners.add(listener);
        return this;
    }

    void play(Incident incident, long seed) {
        var recording = incident.by(sources);
        var outcome = Replay.of(model.apply(recording), recording, distortion, seed);
        for (var method : methods) {
            var judgement = judge.judge(outcome, method.causes(outcome));
            tally(method).add(judgement);
            if (method == methods.get(0)) {
                listeners.forEach(listener -> listener.accept(outcome, judgement));
            }
        }
    }

    private Tally tally(Method method) {
        return tallies.computeIfAbsent(method.name(), n -> new Tally());
    }

    String name() {
        return name;
    }

    SourceSet sources() {
        return sources;
    }

    /** Whether any incident was played under it. */
    boolean isPlayed() {
        return tallies.values().stream().anyMatch(tally -> tally.trials() > 0);
    }

    /** By method. */
    Map<String, Tally> tallies() {
        return tallies;
    }
}
