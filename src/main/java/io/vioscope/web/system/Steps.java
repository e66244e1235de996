package io.vioscope.web.system;

import io.vioscope.bus.Stepped;
import io.vioscope.engine.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How long the engines' steps take and how many facts come of them, since the start of this. For one event loop. */
public final class Steps {
    private static final int KEPT = 1_000;

    private final Map<String, OfCloud> clouds = new HashMap<>();

    private static final class OfCloud {
        private final Lengths reports = new Lengths(KEPT);
        private final Lengths others = new Lengths(KEPT);
        private final Recently facts = new Recently();
    }

    /**
     * How an engine did.
     *
     * @param reports    the last 1,000 steps with a report; empty where there was none
     * @param others     the last 1,000 with a tick of the clock or an order; empty where there was none
     * @param lastMinute facts of the last minute
     * @param tenMinutes facts of the last ten minutes
     */
    public record Pace(Optional<Spread> reports, Optional<Spread> others, long lastMinute, long tenMinutes) {}

    /** An engine has made a step. */
    public void made(Stepped step) {
        var cloud = clouds.computeIfAbsent(step.cloud(), name -> new OfCloud());
        (step.input() instanceof Input.Reported ? cloud.reports : cloud.others).add(step.took());
        cloud.facts.add(step.at(), step.facts());
    }

    /** How the engine of that cloud did; empty where it has made no step. */
    Optional<Pace> pace(String name, Instant now) {
        return Optional.ofNullable(clouds.get(name))
                .map(cloud -> new Pace(
                        cloud.reports.spread(),
                        cloud.others.spread(),
                        cloud.facts.within(Duration.ofMinutes(1), now),
                        cloud.facts.within(Duration.ofMinutes(10), now)));
    }
}
