package io.vioscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is known, and named as the cause, when NSX is read too. */
class NsxTimelineTest {
    private final WatchedCloud cloud = WatchedCloud.withNsx(40, 2);

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void nothingIsWrongWithAnNsxThatAnswersAlsoAfterASession() {
        cloud.at("2400s");
        assertThat(cloud.told()).noneMatch(line -> line.matches(".*(nsx_manager|edge_cluster|data_path|gateway).*"));
        assertThat(cloud.snapshot().state().inventory().of(Kind.NSX_MANAGER).values())
                .isNotEmpty()
                .allMatch(manager -> manager.status().health() == Health.OK)
                .allMatch(manager -> cloud.snapshot().isCurrent(manager.key()));
        assertThat(cloud.snapshot().state().inventory().of(Kind.ROUTER).values())
                .allMatch(router -> "ok".equals(router.attributes().get("nsx.health")));
    }

    @Test
    void anEdgeThatIsDownIsNamedThoughOpenStackShowsItsRoutersActive() {
        var fault = cloud.at("60s").strike("nsx-edge-down");
        cloud.expect("alarm_raised edge_cluster.down").by("120s");
        cloud.expect("CONFIRMED edge_cluster.down").by("120s");
        assertThat(cloud.told()).noneMatch(line -> line.contains("network.way_out_lost"));
        cloud.repair(fault);
        cloud.expect("alarm_cleared edge_cluster.down").by("420s");
    }

    @Test
    void anUplinkThatIsLostIsNamedThoughOpenStackShowsEverythingActive() {
        var fault = cloud.at("60s").strike("external-network-down");
        cloud.expect("alarm_raised edge_cluster.uplinks").by("120s");
        cloud.expect("CONFIRMED edge_cluster.way_out_lost").by("120s");
        assertThat(cloud.told()).noneMatch(line -> line.contains("edge_cluster.uplink_lost"));
        cloud.repair(fault);
        cloud.expect("alarm_cleared edge_cluster.uplinks").by("420s");
    }

    @Test
    void anNsxManagerThatIsAwayIsTold() {
        cloud.at("60s").strike("nsx-manager-down");
        cloud.expect("alarm_raised nsx_manager.down").by("120s");
        cloud.expect("nsx_manager.silent").by("300s");
    }

    @Test
    void aHostWhoseDataPathIsBrokenIsNamed() {
        var host = cloud.at("60s").strike("transport-node-down").targets().get(0);
        cloud.expect("alarm_raised esxi_host.data_path " + host).by("120s");
        cloud.expect("problem_opened PROVISIONAL esxi_host.data_path_lost " + host)
                .by("120s");
        cloud.expect("CONFIRMED esxi_host.data_path_lost " + host).by("300s");
    }

    @Test
    void aHostThatFailedIsOneCauseThoughNsxMissesItToo() {
        var host = cloud.at("60s").strike("esxi-down-ha").targets().get(0);
        cloud.expect("alarm_raised esxi_host.data_path " + host).by("120s");
        cloud.expect("CONFIRMED esxi_host.down " + host).by("300s");
        assertThat(cloud.told()).noneMatch(line -> line.contains("data_path_lost"));
    }
}
