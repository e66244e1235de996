package io.vioscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.DeploymentMode;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known, and named as the cause, when VIO's own management server is read too. */
class ManagementTimelineTest {
    private static final EntityKey SERVER = new EntityKey(Kind.MANAGEMENT_SERVER, "management_server");

    private static WatchedCloud cloud(DeploymentMode mode, int clusters) {
        return new WatchedCloud(SimulatorOptions.DEFAULT.withSize(20, clusters).withMode(mode)).withManagement();
    }

    @ParameterizedTest
    @CsvSource({"HA, 2, OMS", "COMPACT, 2, OMS", "TINY, 1, OMS", "KUBERNETES, 2, Public API"})
    void theModeIsByItsWordAndNothingIsWrongAlsoAfterASession(DeploymentMode mode, int clusters, String api) {
        try (var cloud = cloud(mode, clusters)) {
            cloud.at("2400s");
            assertThat(cloud.told()).noneMatch(line -> line.matches(".*alarm_raised (management_server|cloud.serv).*"));
            var server = cloud.entity(SERVER).orElseThrow();
            assertThat(server.status().health()).isEqualTo(Health.OK);
            assertThat(server.attributes().get("api")).isEqualTo(api);
            var known = cloud.entity(new EntityKey(Kind.CLOUD, "sim")).orElseThrow();
            assertThat(known.attributes().toMap())
                    .containsEntry("deployment_mode", mode.word())
                    .containsEntry("deployment_mode_confidence", "95");
        }
    }

    @Test
    void aManagementServerThatIsDownIsNamedAndNothingElse() {
        try (var cloud = cloud(DeploymentMode.HA, 2)) {
            var fault = cloud.at("90s").strike("management-server-down");
            cloud.expect("alarm_raised management_server.down").by("150s");
            cloud.expect("CONFIRMED management_server.down").by("300s");
            assertThat(cloud.told())
                    .filteredOn(line -> line.startsWith("problem_opened"))
                    .hasSize(1);
            cloud.repair(fault);
            cloud.expect("alarm_cleared management_server.down").by("420s");
        }
    }

    @Test
    void aWorkerThatIsLostShowsInItsCountsAndIsOneCause() {
        try (var cloud = cloud(DeploymentMode.KUBERNETES, 2)) {
            cloud.at("90s").strike("k8s-worker-down");
            cloud.expect("alarm_raised cloud.services_short").by("150s");
            cloud.expect("CONFIRMED cloud.worker_lost").by("360s");
        }
    }
}
