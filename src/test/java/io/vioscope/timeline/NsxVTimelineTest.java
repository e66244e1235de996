package io.vioscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is known, and named as the cause, when an NSX for vSphere is read too. */
class NsxVTimelineTest {
    private final WatchedCloud cloud = WatchedCloud.withVCenters(40, 2).withNsxV();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void nothingIsWrongWithOneThatAnswers() {
        cloud.at("300s");
        assertThat(cloud.told())
                .noneMatch(line ->
                        line.matches("(alarm_raised|problem_opened).*(nsx_manager|edge_cluster|not_ready|gateway).*"));
        var inventory = cloud.snapshot().state().inventory();
        assertThat(inventory.of(Kind.NSX_MANAGER).values())
                .isNotEmpty()
                .allMatch(manager -> manager.status().health() == Health.OK);
        assertThat(inventory.of(Kind.ROUTER).values())
                .isNotEmpty()
                .allMatch(router -> "ok".equals(router.attributes().get("nsx.health")));
        assertThat(inventory.of(Kind.ESXI_HOST).values())
                .anyMatch(host -> "green".equals(host.attributes().get("nsx.vxlan")));
    }

    @Test
    void anEdgeThatIsDownIsNamedThoughOpenStackShowsItsRoutersActive() {
        var fault = cloud.at("120s").strike("nsx-edge-down");
        cloud.expect("alarm_raised edge_cluster.down").by("180s");
        cloud.expect("CONFIRMED edge_cluster.down").by("240s");
        assertThat(cloud.told()).noneMatch(line -> line.contains("network.way_out_lost"));
        cloud.repair(fault);
        cloud.expect("alarm_cleared edge_cluster.down").by("540s");
    }

    @Test
    void aManagerThatIsAwayIsTold() {
        cloud.at("120s").strike("nsx-manager-down");
        cloud.expect("alarm_raised nsx_manager.down").by("180s");
    }
}
