package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The rows of Neutron's table of agents: none with NSX, DHCP and metadata with distributed switches. */
final class Agents {
    private static final Duration AGE = Duration.ofDays(30);

    private final Map<String, Agent> rows = new LinkedHashMap<>();
    private final Dice dice;
    private final Instant start;

    Agents(Dice dice, Deployment deployment, Instant start) {
        this.dice = dice;
        this.start = start;
        hosts(deployment).forEach(host -> add("DHCP agent", "neutron-dhcp-agent", "dhcp_agent", host));
        hosts(deployment).forEach(host -> add("Metadata agent", "neutron-metadata-agent", "N/A", host));
    }

    /** Where DHCP runs for networks; empty with NSX. */
    static List<String> hosts(Deployment deployment) {
        return deployment.of("neutron-dhcp-agent").stream()
                .map(Deployment.Daemon::host)
                .toList();
    }

    List<Agent> all() {
        return List.copyOf(rows.values());
    }

    boolean change(String key, UnaryOperator<Agent> change) {
        return rows.computeIfPresent(key, (k, row) -> change.apply(row)) != null;
    }

    private void add(String type, String binary, String topic, String host) {
        var number = rows.size() + 1;
        var beat = start.minus(Duration.ofMillis(dice.below(30_000, "agent-heartbeat", number)));
        var heartbeat = new Heartbeat(beat, null);
        var row = new Agent(dice.uuid("agent", number), type, binary, topic, host, heartbeat, start.minus(AGE));
        rows.put(row.key(), row);
    }
}
