package io.vioscope.source.trap;

import static io.vioscope.source.trap.TrapCases.AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.TrapsConfig;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StormsTest {
    private final Storms storms = new Storms(new TrapsConfig(
            "127.0.0.1", 0, Set.of(), List.of(), List.of(), List.of(), java.time.Duration.ofHours(1), 2, 3));

    private int letIn(String sender, int tries, Instant now) {
        var in = 0;
        for (var i = 0; i < tries; i++) {
            in += storms.letIn(TrapCases.address(sender), now) ? 1 : 0;
        }
        return in;
    }

    @Test
    void oneSenderGetsTenSecondsWorthAndThenItsRate() {
        assertThat(letIn("192.0.2.1", 1000, AT)).isEqualTo(20);
        assertThat(letIn("192.0.2.1", 1000, AT.plusSeconds(1))).isEqualTo(2);
        assertThat(letIn("192.0.2.1", 1000, AT.plusSeconds(3600))).isEqualTo(20);
    }

    @Test
    void aStormOfOneLeavesRoomForOthersAndAllTogetherNoMoreThanTheTotal() {
        assertThat(letIn("192.0.2.1", 1000, AT)).isEqualTo(20);
        assertThat(letIn("192.0.2.2", 1000, AT)).isEqualTo(10);
        assertThat(letIn("192.0.2.3", 1000, AT)).isZero();
        assertThat(letIn("192.0.2.3", 1000, AT.plusSeconds(1))).isEqualTo(3);
    }

    @Test
    void aClockThatGoesBackGivesNothingAway() {
        letIn("192.0.2.1", 1000, AT);

        assertThat(letIn("192.0.2.1", 1000, AT.minusSeconds(100))).isZero();
        assertThat(letIn("192.0.2.1", 1000, AT)).isZero();
    }
}
