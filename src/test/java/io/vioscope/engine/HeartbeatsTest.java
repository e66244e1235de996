package io.vioscope.engine;

import static io.vioscope.engine.Worlds.computeService;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.model.Attributes;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Status;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Heartbeats that are lost and come back, now of one service, now of another. */
class HeartbeatsTest {
    private static final EntityKey CLOUD = new EntityKey(Kind.CLOUD, "prod");
    private static final int SERVICES = 8;

    private final Timeline cloud = new Timeline(
            new Engine(Map.of(), DeploymentMode.UNKNOWN, CausalFiles.delivered()),
            IntStream.rangeClosed(0, SERVICES)
                    .mapToObj(i -> i == 0 ? itself() : computeService("c" + i, Health.OK))
                    .toArray(Entity[]::new));

    private static Entity itself() {
        return new Entity(CLOUD, "prod", Status.enabled("ok", Health.OK), Attributes.of(Map.of()), List.of());
    }

    private boolean isUnsteady() {
        var known = cloud.snapshot().state().inventory().get(CLOUD).orElseThrow();
        return known.attributes().get("inferred.heartbeats_unsteady") != null;
    }

    /** One service is silent for a minute from then on. */
    private void misses(int minute, String host) {
        cloud.at(minute + "M1s").has(computeService(host, Health.DOWN));
        cloud.at(minute + 1 + "M1s").has(computeService(host, Health.OK));
        cloud.at(minute + 1 + "M31s");
    }

    @Test
    void nowOneAndNowAnotherIsOneThing() {
        for (var i = 1; i <= 8; i++) {
            misses(2 * i - 1, "c" + i);
        }
        assertThat(isUnsteady()).isFalse();
        misses(17, "c1");
        assertThat(isUnsteady()).isTrue();
        cloud.at("38M");
        assertThat(isUnsteady()).isFalse();
    }

    @Test
    void oneThatComesAndGoesIsItsOwnTrouble() {
        for (var round = 0; round < 10; round++) {
            misses(1 + 2 * round, round % 2 == 0 ? "c1" : "c2");
        }
        assertThat(isUnsteady()).isFalse();
    }

    @Test
    void oneNowAndThenIsMissedWhereNothingIsWrong() {
        for (var i = 0; i < 12; i++) {
            misses(1 + 5 * i, "c" + (1 + i % SERVICES));
            assertThat(isUnsteady()).isFalse();
        }
    }

    @Test
    void manyThatWereLostTogetherComeBackOneAfterTheOther() {
        IntStream.rangeClosed(1, SERVICES).forEach(i -> cloud.has(computeService("c" + i, Health.DOWN)));
        cloud.at("5M");
        IntStream.rangeClosed(1, SERVICES)
                .forEach(i -> cloud.has(computeService("c" + i, Health.OK)).at(5 + i + "M31s"));
        assertThat(isUnsteady()).isFalse();
    }
}
