package io.vioscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.cloud.Networking;
import io.vioscope.source.canary.CanarySource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a port that is made and deleted every five minutes finds out, in a cloud in which nobody else asks for anything. */
class CanaryTimelineTest {
    private static final EntityKey NSX = new EntityKey(Kind.NSX_MANAGER, "nsx_manager");

    private WatchedCloud cloud = watched(Networking.NSX_V3);

    @AfterEach
    void stop() {
        cloud.close();
    }

    private static WatchedCloud watched(Networking networking) {
        return new WatchedCloud(SimulatorOptions.DEFAULT.withSize(40, 2).withNetworking(networking));
    }

    private WatchedCloud withCanary() {
        return cloud.withCanary(
                cloud.cloud().network().networks().all().get(0).id().toString());
    }

    private Entity canary() {
        return cloud.entity(CanarySource.key()).orElseThrow();
    }

    private Optional<Problem> problem(String name) {
        return cloud.snapshot().state().problems().open().values().stream()
                .filter(problem -> problem.key().name().equals(name))
                .findFirst();
    }

    @Test
    void inAQuietCloudItTellsThatItIsThereAndNothingMore() {
        withCanary().at("16m");
        assertThat(canary().status().word()).isEqualTo("works");
        assertThat(cloud.told())
                .filteredOn(line -> line.contains("canary"))
                .extracting(line -> line.split(" ", 2)[0])
                .containsExactly("source_back", "entity_added");
        assertThat(cloud.cloud().network().ports().all())
                .noneMatch(port -> port.label().name().startsWith("vioscope-canary"));
    }

    @Test
    void whereTheNsxManagerIsLostItsSecondFailureNamesIt() {
        var fault = withCanary().at("60s").strike("nsx-manager-down");
        cloud.at("6m");
        assertThat(canary().status().health()).isEqualTo(Health.UNKNOWN);
        assertThat(problem("nsx_manager.down")).isEmpty();
        cloud.expect("alarm_raised canary.fails").by("11m");
        cloud.at("16m");
        var found = problem("nsx_manager.down").orElseThrow();
        assertThat(found.phase()).isEqualTo(Problem.Phase.CONFIRMED);
        assertThat(found.verdict().certainty()).isGreaterThanOrEqualTo(85);
        assertThat(problem("canary.fails"))
                .as("it is a sign of that and no problem of its own")
                .isEmpty();
        cloud.repair(fault);
        cloud.expect("alarm_cleared canary.fails").by("21m");
        cloud.expect("problem_resolved").by("27m");
        assertThat(canary().status().word()).isEqualTo("works");
        assertThat(problem("nsx_manager.down")).isEmpty();
    }

    /** Nothing in OpenStack shows it as long as nobody asks for a network. */
    @Test
    void withoutACanaryNobodyKnows() {
        cloud.at("60s").strike("nsx-manager-down");
        cloud.expect("nsx_manager").never("14m");
        assertThat(cloud.snapshot().state().problems().open()).isEmpty();
    }

    @Test
    void whereNeutronItselfIsDeadThatIsTheCauseOfIt() {
        withCanary().at("60s").strike("neutron-down");
        cloud.at("14m");
        assertThat(problem("endpoint.network")).isPresent();
        assertThat(problem("canary.fails")).isEmpty();
        assertThat(problem("nsx_manager.down")).isEmpty();
    }

    @Test
    void whereNothingOfTheCloudAnswersItSaysNothing() {
        withCanary().at("60s").strike("database-down");
        cloud.at("12m");
        assertThat(canary().status().word()).isEqualTo("could not be tried");
        assertThat(cloud.told()).noneMatch(line -> line.contains("alarm_raised canary"));
    }

    @Test
    void whereAgentsDoTheWorkTheNsxManagerIsNotBlamed() {
        cloud.close();
        cloud = watched(Networking.DVS);
        withCanary().at("60s").strike("neutron-down");
        cloud.at("14m");
        assertThat(cloud.entity(NSX)).isEmpty();
        assertThat(problem("endpoint.network")).isPresent();
    }
}
