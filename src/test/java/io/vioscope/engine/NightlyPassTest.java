package io.vioscope.engine;

import static io.vioscope.engine.Worlds.computeService;
import static io.vioscope.engine.Worlds.hypervisor;
import static io.vioscope.engine.Worlds.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Health;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each night all causes are looked for anew; where nothing was wrong with what was believed, nobody notices. */
class NightlyPassTest {
    @Test
    void aCauseThatIsThereOverMidnightStaysTheSameAndIsNotToldAgain() {
        var engine = new Engine(
                Map.of(Worlds.NOVA, Duration.ofSeconds(90)), DeploymentMode.UNKNOWN, CausalFiles.delivered());
        var cloud = new Timeline(
                        engine,
                        server("web", "ACTIVE", Health.OK, "c1"),
                        hypervisor("c1", Health.OK),
                        hypervisor("c2", Health.OK),
                        computeService("c1", Health.OK),
                        computeService("c2", Health.OK))
                .has(computeService("c1", Health.DOWN))
                .at("300s");
        var before = cloud.snapshot().state().problems();
        assertThat(before.open()).isNotEmpty();
        cloud.forgetNews().at("25H").news();
        assertThat(cloud.snapshot().state().problems().open()).isEqualTo(before.open());
        assertThat(engine.disagreements()).isZero();
    }
}
