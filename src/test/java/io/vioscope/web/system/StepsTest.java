package io.vioscope.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Stepped;
import io.vioscope.engine.Input;
import io.vioscope.engine.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is made of the steps of the engines. */
class StepsTest {
    private static final Instant NOW = Worlds.START;

    private final Steps steps = new Steps();

    private void step(Instant at, int facts, long millis) {
        steps.made(new Stepped(
                "vio", new Input.Reported(Worlds.complete().at(Worlds.START)), at, facts, Duration.ofMillis(millis)));
    }

    @Test
    void ofWhatNeverSteppedNothingIsSaid() {
        step(NOW, 1, 5);

        assertThat(steps.pace("other", NOW)).isEmpty();
        assertThat(steps.pace("vio", NOW).orElseThrow().others()).isEmpty();
    }

    @Test
    void halfAndNearlyAllTookNoLonger() {
        IntStream.rangeClosed(1, 200).forEach(i -> step(NOW, 0, i));

        assertThat(steps.pace("vio", NOW).orElseThrow().reports())
                .contains(new Spread(200, Duration.ofMillis(100), Duration.ofMillis(198), Duration.ofMillis(200)));
    }

    @Test
    void ticksAreNotMixedWithReports() {
        step(NOW, 0, 80);
        steps.made(new Stepped("vio", new Input.Ticked(), NOW, 0, Duration.ofMillis(1)));
        var pace = steps.pace("vio", NOW).orElseThrow();

        assertThat(pace.reports().orElseThrow().longest()).isEqualTo(Duration.ofMillis(80));
        assertThat(pace.others().orElseThrow().longest()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void onlyTheLastThousandCount() {
        step(NOW, 0, 9_000);
        IntStream.rangeClosed(1, 1_000).forEach(i -> step(NOW, 0, 1));

        assertThat(steps.pace("vio", NOW).orElseThrow().reports().orElseThrow().longest())
                .isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void factsAreCountedByTheMinuteAndForgotten() {
        step(NOW, 100, 1);
        step(NOW.plusSeconds(540), 20, 1);
        step(NOW.plusSeconds(590), 3, 1);
        step(NOW.plusSeconds(590), 4, 1);

        var then = steps.pace("vio", NOW.plusSeconds(599)).orElseThrow();
        assertThat(then.lastMinute()).isEqualTo(27);
        assertThat(then.tenMinutes()).isEqualTo(127);
        var later = steps.pace("vio", NOW.plusSeconds(640)).orElseThrow();
        assertThat(later.lastMinute()).isEqualTo(7);
        assertThat(later.tenMinutes()).isEqualTo(27);
    }
}
