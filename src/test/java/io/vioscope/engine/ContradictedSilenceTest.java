package io.vioscope.engine;

import static io.vioscope.engine.Worlds.computeService;
import static io.vioscope.engine.Worlds.hypervisor;
import static io.vioscope.engine.Worlds.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that is said to be silent while something is seen that does not go with it. */
class ContradictedSilenceTest {
    private static final EntityKey SILENT = new EntityKey(Kind.COMPUTE_SERVICE, "nova-compute@c1");
    private static final String UP = "inferred.hypervisor_up";
    private static final String WORKED = "inferred.worked_at";

    private final Timeline cloud = new Timeline(
            new Engine(Map.of(), DeploymentMode.UNKNOWN, CausalFiles.delivered()),
            server("web", "ACTIVE", Health.OK, "c1"),
            hypervisor("c1", Health.OK),
            hypervisor("c2", Health.OK),
            computeService("c1", Health.OK),
            computeService("c2", Health.OK));

    private boolean has(String attribute) {
        var service = cloud.snapshot().state().inventory().get(SILENT).orElseThrow();
        return service.attributes().get(attribute) != null;
    }

    private boolean isToldToBeDown() {
        return cloud.snapshot().state().problems().open().values().stream()
                .anyMatch(problem -> problem.key().entity().equals(SILENT) && problem.isAnnounced());
    }

    private boolean isAlarmed() {
        return !cloud.snapshot().state().alarms().of(SILENT).isEmpty();
    }

    @Test
    void whatIsSilentByAllWordsIsTold() {
        cloud.at("31s").has(computeService("c1", Health.DOWN), hypervisor("c1", Health.DOWN));
        cloud.at("5M");
        assertThat(isToldToBeDown()).isTrue();
        assertThat(has(UP)).isFalse();
    }

    @Test
    void whatOneWordAloneCallsSilentIsAnAlarmAndNoCause() {
        cloud.at("31s").has(computeService("c1", Health.DOWN)).at("2H");
        assertThat(isToldToBeDown()).isFalse();
        assertThat(isAlarmed()).isTrue();
        assertThat(has(UP)).isTrue();
    }

    @Test
    void oneLookIsNoContradictionAsItsListsAreNotReadAtOneInstant() {
        cloud.at("31s").has(computeService("c1", Health.DOWN)).at("1M1s");
        assertThat(has(UP)).isFalse();
    }

    @Test
    void aListThatCannotBeReadChangesNothing() {
        cloud.at("31s").has(computeService("c1", Health.DOWN)).at("20M");
        cloud.lying(poll -> Worlds.partial(
                Kind.HYPERVISOR,
                poll.entities().stream()
                        .filter(entity -> entity.kind() != Kind.HYPERVISOR)
                        .toArray(Entity[]::new)));
        cloud.at("25M");
        assertThat(has(UP)).isTrue();
        assertThat(isToldToBeDown()).isFalse();
    }

    @Test
    void whenTheOtherWordComesTooItIsTold() {
        cloud.at("31s").has(computeService("c1", Health.DOWN)).at("20M");
        cloud.has(hypervisor("c1", Health.DOWN)).at("25M");
        assertThat(isToldToBeDown()).isTrue();
        assertThat(has(UP)).isFalse();
    }

    @Test
    void whatIsBackIsContradictedByNothing() {
        cloud.at("31s").has(computeService("c1", Health.DOWN)).at("5M");
        cloud.has(computeService("c1", Health.OK)).at("6M");
        assertThat(has(UP)).isFalse();
    }

    @Test
    void whatHasBuiltAServerSinceIsNotSilent() {
        cloud.at("31s").has(computeService("c1", Health.DOWN)).at("2M");
        assertThat(has(WORKED)).isFalse();
        cloud.has(server("new", "ACTIVE", Health.OK, "c1")).at("3M");
        assertThat(has(WORKED)).isTrue();
        cloud.at("10M");
        assertThat(has(WORKED)).isTrue();
        cloud.at("40M");
        assertThat(has(WORKED)).isFalse();
    }

    @Test
    void whatIsBuiltElsewhereSaysNothingOfIt() {
        cloud.at("31s").has(computeService("c1", Health.DOWN)).at("2M");
        cloud.has(server("new", "ACTIVE", Health.OK, "c2")).at("3M");
        assertThat(has(WORKED)).isFalse();
    }

    @Test
    void whatWasBuiltBeforeTheSilenceWasSeenSaysNothing() {
        cloud.at("31s").has(computeService("c1", Health.DOWN), server("new", "ACTIVE", Health.OK, "c1"));
        cloud.at("3M");
        assertThat(has(WORKED)).isFalse();
    }
}
