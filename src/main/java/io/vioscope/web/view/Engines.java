package io.vioscope.web.view;

import io.vertx.core.Future;
import io.vioscope.bus.Bus;
import io.vioscope.bus.Supposed;
import io.vioscope.bus.Weighed;
import io.vioscope.model.EntityKey;
import io.vioscope.model.ProblemKey;
import io.vioscope.rca.Consideration;
import io.vioscope.rca.WhatIf;
import java.time.Duration;
import java.util.List;

/** Asks what only an engine can tell, as a diagnosis belongs to its engine's thread. A future fails if none answers. */
public final class Engines {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Bus bus;

    /** The engines on that bus. */
    public Engines(Bus bus) {
        this.bus = bus;
    }

    /** Who suffers from a problem that there is, or would from one that is only supposed. */
    public Future<WhatIf> whatIf(String cloud, ProblemKey problem) {
        return whatIf(cloud, List.of(problem));
    }

    /** The same of several, at least one, that are there together. */
    public Future<WhatIf> whatIf(String cloud, List<ProblemKey> problems) {
        return bus.ask(Bus.whatIf(cloud), new Supposed(problems), PATIENCE);
    }

    /** How each problem that an entity can have is weighed now, the most probable first. */
    public Future<List<Consideration>> why(String cloud, EntityKey entity) {
        return bus.ask(Bus.why(cloud), entity, PATIENCE).map(Weighed::problems);
    }
}
