package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.util.UUID;

/**
 * A Neutron agent.
 *
 * @param type    such as {@code DHCP agent}
 * @param topic   of its messages
 * @param created its row, and when the process started
 */
public record Agent(
        UUID id, String type, String binary, String topic, String host, Heartbeat heartbeat, Instant created) {

    /** {@code binary@host}. */
    public String key() {
        return binary + "@" + host;
    }

    /** The last beat. */
    public Instant beat(Instant now, Timings timings) {
        return heartbeat.last(now, timings.agentReportInterval());
    }

    /** Neutron's {@code alive}: the last beat is no older than agent_down_time. */
    public boolean isAlive(Instant now, Timings timings) {
        return !beat(now, timings).plus(timings.agentDownTime()).isBefore(now);
    }

    Agent beating(Heartbeat next) {
        return new Agent(id, type, binary, topic, host, next, created);
    }
}
