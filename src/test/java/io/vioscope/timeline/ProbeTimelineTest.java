package io.vioscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.simulator.fault.Injected;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What live looks make of doubt, and that there are none without. */
class ProbeTimelineTest {
    private final WatchedCloud cloud = WatchedCloud.of(60, 3).probing();

    @AfterEach
    void stop() {
        cloud.close();
    }

    private List<Entity> servers(String state) {
        return cloud.snapshot().state().inventory().of(Kind.SERVER).values().stream()
                .filter(server -> state.equals(server.attributes().get("probe.state")))
                .toList();
    }

    private static long asked(Report report) {
        return report.cost().requests();
    }

    private static boolean isHostedOnWhatBroke(Entity server, Injected fault) {
        return server.related(RelationType.HOSTED_ON)
                .equals(Optional.of(fault.targets().get(0)));
    }

    @Test
    void nobodyIsAskedInAQuietCloud() {
        cloud.at("300s");
        assertThat(cloud.looks()).hasSize(10).allMatch(report -> asked(report) == 0);
    }

    @Test
    void withoutVCenterServersAreUnverifiedAndNoneIsDown() {
        cloud.at("60s").strike("vcenter-unreachable");
        cloud.at("690s");
        assertThat(servers("unverified")).hasSizeBetween(10, 15).allSatisfy(server -> {
            assertThat(server.attributes().get("probe.said")).contains("/diagnostics: ");
            assertThat(server.status().word()).isEqualTo("ACTIVE");
        });
        assertThat(servers("not running")).isEmpty();
        assertThat(servers("running")).isEmpty();
        for (var i = 1; i < cloud.looks().size(); i++) {
            var inAMinute =
                    asked(cloud.looks().get(i - 1)) + asked(cloud.looks().get(i));
            assertThat(inAMinute).as("five, and once what Nova speaks").isLessThanOrEqualTo(6);
        }
    }

    /** vCenter goes on calling them powered on, which proves nothing. */
    @Test
    void ofALostClusterNoServerIsSaidToRun() {
        var fault = cloud.at("60s").strike("cluster-lost");
        cloud.at("270s");
        assertThat(servers("running")).isEmpty();
        assertThat(servers("unverified")).hasSize(10).allSatisfy(server -> {
            assertThat(server.attributes().get("probe.connection")).isEqualTo("disconnected");
            assertThat(isHostedOnWhatBroke(server, fault)).isTrue();
        });
        var evidence = cloud.snapshot().state().problems().open().values().stream()
                .filter(problem -> problem.key().name().equals("hypervisor.all_hosts_gone"))
                .flatMap(problem -> problem.verdict().evidence().stream())
                .toList();
        assertThat(evidence).anyMatch(e -> e.symptom().equals("server.probed_lost") && e.bad() == 10);
    }

    /** Nova asks vCenter itself only every ten minutes. */
    @Test
    void whatALostHostLeftOffIsFoundBeforeNovaFindsIt() {
        var fault = cloud.at("60s").strike("esxi-down-noha");
        cloud.at("180s");
        assertThat(servers("running")).isNotEmpty();
        cloud.repair(fault);
        cloud.at("240s");
        assertThat(servers("not running")).isNotEmpty().allSatisfy(server -> {
            assertThat(server.status().word()).isEqualTo("ACTIVE");
            assertThat(server.attributes().get("probe.said")).contains("status 409");
        });
    }

    @Test
    void whereHostsWereTakenAwayServersAreFoundRunning() {
        cloud.at("60s").strike("esxi-maintenance");
        cloud.at("270s");
        assertThat(servers("running")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(servers("unverified")).isEmpty();
        assertThat(servers("not running")).isEmpty();
    }
}
