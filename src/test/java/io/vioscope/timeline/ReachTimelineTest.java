package io.vioscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Addresses that nobody reaches any more are signs of what lies before them. */
class ReachTimelineTest {
    private static final int TRIED = 3;

    private final WatchedCloud cloud = WatchedCloud.withNsx(40, 2).trying(TRIED);

    @AfterEach
    void stop() {
        cloud.close();
    }

    private Optional<Problem> problem(String name) {
        return cloud.snapshot().state().problems().open().values().stream()
                .filter(problem -> problem.key().name().equals(name))
                .findFirst();
    }

    private List<Integer> seen(String problem) {
        return problem(problem).orElseThrow().verdict().evidence().stream()
                .filter(evidence -> evidence.symptom().equals("probe.not_reached"))
                .map(evidence -> evidence.bad())
                .toList();
    }

    @Test
    void anEdgeThatIsLostTakesInTheAddressesBehindItAndLetsThemGo() {
        var fault = cloud.at("60s").strike("nsx-edge-down");
        cloud.expect("alarm_raised probe.not_reached").by("2m");
        cloud.at("4m");
        assertThat(seen("edge_cluster.down")).containsExactly(TRIED);
        assertThat(problem("probe.not_reached")).isEmpty();
        cloud.repair(fault);
        cloud.expect("alarm_cleared probe.not_reached").by("5m");
        cloud.at("9m");
        assertThat(problem("edge_cluster.down")).isEmpty();
    }

    @Test
    void anUplinkThatIsLostDoesToo() {
        cloud.at("60s").strike("external-network-down");
        cloud.at("4m");
        assertThat(seen("edge_cluster.way_out_lost")).containsExactly(TRIED);
        assertThat(problem("probe.not_reached")).isEmpty();
    }
}
