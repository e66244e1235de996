package io.vioscope.simulator.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vioscope.simulator.fault.Faults.Injection;
import io.vioscope.simulator.fault.Faults.Refused;
import io.vioscope.simulator.physics.Noise;
import io.vioscope.simulator.story.Scenario.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios as people write them, also wrong. */
class ScenarioReaderTest {
    @Test
    void readsAllThereCanBe() {
        var scenario = ScenarioReader.read("morning.yaml", """
                name: a bad morning
                users: 600
                every: 30m
                noise: {lost: 0.1, late: 90s, duplicated: 0.2, failing: 0.01, slow: 0.02, false: 4}
                events:
                  - {at: 2m, fault: esxi-down-ha, for: 10m}
                  - {fault: compute-process-down, target: nova-compute@compute02, size: 1}
                """);
        var first = Injection.of("esxi-down-ha").lasting(Duration.ofMinutes(10));
        var second = new Injection("compute-process-down", Optional.of("nova-compute@compute02"), 1, Optional.empty());
        assertThat(scenario)
                .isEqualTo(new Scenario(
                        "a bad morning",
                        List.of(new Event(Duration.ofMinutes(2), first), new Event(Duration.ZERO, second)),
                        600,
                        new Noise(0.1, Duration.ofSeconds(90), 0.2, 0.01, 0.02, 4),
                        Optional.of(Duration.ofMinutes(30))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                    | s.yaml: there is nothing in it",
                "'users: many'                         | s.yaml:1: this is not what belongs here",
                "'events: [{falt: x}]'                 | s.yaml:1: there is no 'falt' here; there is",
                "'events: [{fault: esxi-dwn}]'         | s.yaml: event 1: there is no fault 'esxi-dwn'; did you mean 'esxi-d",
                "'events: [{at: 5, fault: vm-crashed}]' | s.yaml: event 1: at: '5' is no time such as 90s, 5m or 2h",
                "'events: [{fault: vm-crashed, size: 0}]' | the size of a fault is 1 or more, not 0",
                "'noise: {lost: 2}'                    | s.yaml: noise: lost is a share from 0 to 1, not 2.0",
                "'events: ['                           | s.yaml:1: this is no YAML",
            })
    void whatIsWrongIsRefusedWithItsPlace(String yaml, String why) {
        assertThatThrownBy(() -> ScenarioReader.read("s.yaml", yaml))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(why);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ScenarioReader.read(Path.of("nowhere.yaml")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("nowhere.yaml: cannot be read");
    }

    @Test
    void theDemonstrationsOwnIsRightAndShowsWhatItPromisesWithinFiveMinutes() {
        var demo = ScenarioReader.demo();
        assertThat(demo.events())
                .allSatisfy(event -> assertThat(event.at()).isLessThan(Duration.ofMinutes(30)))
                .extracting(event -> event.fault().type())
                .contains("esxi-down-ha", "vcenter-unreachable", "router-no-gateway", "compute-admin-disabled");
        assertThat(demo.users()).isPositive();
    }
}
