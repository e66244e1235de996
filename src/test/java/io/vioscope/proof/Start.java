package io.vioscope.proof;

import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.model.DeploymentMode;
import io.vioscope.rca.Sighting;
import io.vioscope.rca.causal.CausalModel;
import java.util.Map;
import java.util.WeakHashMap;

/** What an engine makes of a cloud before anything strikes. The same for all replays of an incident, unless ties are wrong. */
record Start(Sighting sight) {
    private static final Map<Recording, Map<CausalModel, Start>> KNOWN = new WeakHashMap<>();

    static synchronized Start of(CausalModel model, Recording recording, Distortion.Way way) {
        return way.isStale()
                ? fresh(model, recording, way)
                : KNOWN.computeIfAbsent(recording, r -> new WeakHashMap<>())
                        .computeIfAbsent(model, m -> fresh(m, recording, way));
    }

    private static Start fresh(CausalModel model, Recording recording, Distortion.Way way) {
        var engine = new Engine(Map.of(), DeploymentMode.UNKNOWN, model);
        var step = engine.step(way.before(recording.before()), new Input.Ticked(), recording.struck());
        return new Start(Sighting.of(model, step.next()));
    }
}
