package io.vioscope.simulator.cloud;

import java.time.Duration;

/**
 * How long things take: the defaults of nova/conf and neutron/conf divided by a factor.
 *
 * @param factor 1 = as in a real cloud, 6 = six times as fast
 */
public record Timings(double factor) {
    /** As in a real cloud. */
    public static final Timings REAL = new Timings(1);

    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(10);
    private static final Duration SERVICE_DOWN_TIME = Duration.ofSeconds(60);
    private static final Duration AGENT_REPORT_INTERVAL = Duration.ofSeconds(30);
    private static final Duration AGENT_DOWN_TIME = Duration.ofSeconds(75);

    /** Throws {@link IllegalArgumentException} for a factor that is not above 0. */
    public Timings {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("the time factor must be above 0, not " + factor);
        }
    }

    /** How often a service says that it is alive: 10 s. */
    public Duration reportInterval() {
        return scaled(REPORT_INTERVAL);
    }

    /** How old the last heartbeat of a service that counts as up may be: 60 s. */
    public Duration serviceDownTime() {
        return scaled(SERVICE_DOWN_TIME);
    }

    /** How often a Neutron agent says that it is alive: 30 s. */
    public Duration agentReportInterval() {
        return scaled(AGENT_REPORT_INTERVAL);
    }

    /** How old the last heartbeat of a Neutron agent that counts as alive may be: 75 s. */
    public Duration agentDownTime() {
        return scaled(AGENT_DOWN_TIME);
    }

    /** What a duration in a real cloud takes here. */
    public Duration scaled(Duration real) {
        return Duration.ofNanos((long) (real.toNanos() / factor));
    }

    /** What a duration here would be in a real cloud. */
    public Duration real(Duration here) {
        return Duration.ofNanos((long) (here.toNanos() * factor));
    }
}
