package io.vioscope.simulator.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.simulator.VirtualClock;
import io.vioscope.simulator.cloud.CloudPlan;
import io.vioscope.simulator.cloud.Port;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.SimulatedNetwork;
import io.vioscope.simulator.cloud.Timings;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.fault.Faults;
import io.vioscope.simulator.fault.Injected;
import io.vioscope.simulator.physics.Noise;
import io.vioscope.simulator.physics.Physics;
import io.vioscope.simulator.physics.Weather.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Scenarios on a virtual clock. */
class StoryTest {
    private final VirtualClock clock = new VirtualClock();
    private final Faults faults = cloud();

    private Faults cloud() {
        return new Faults(new Physics(new SimulatedCloud(clock, new CloudPlan(1, 150, 4, Timings.REAL))), 1);
    }

    private static Scenario noisy(Noise noise) {
        return new Scenario("noisy", List.of(), 0, noise, Optional.empty());
    }

    private long silent() {
        return faults.physics().cloud().services().stream()
                .filter(row -> !row.isUp(clock.instant(), Timings.REAL))
                .count();
    }

    @Test
    void eventsHappenWhenTheyAreDueAndEndByThemselvesAgainAndAgain() {
        Story.begin(faults, ScenarioReader.read("s", """
                every: 20m
                events:
                  - {at: 2m, fault: controller-service-down, for: 5m}
                """), 1);
        clock.advance(Duration.ofSeconds(119));
        assertThat(faults.truth()).isEmpty();
        clock.advance(Duration.ofSeconds(70));
        assertThat(faults.truth()).hasSize(1).allMatch(one -> one.ended() == null);
        assertThat(silent()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(5));
        assertThat(faults.truth()).hasSize(1).allMatch(one -> one.ended() != null);
        assertThat(silent()).isZero();
        clock.advance(Duration.ofMinutes(60));
        assertThat(faults.truth()).hasSize(4);
    }

    @Test
    void usersKeepTheCloudBusyAndAboutAsLargeAsItWas() {
        Story.begin(faults, new Scenario("users", List.of(), 300, Noise.NONE, Optional.empty()), 7);
        var cloud = faults.physics().cloud();
        clock.advance(Duration.ofHours(12));
        assertThat(cloud.living()).isBetween(120, 180);
        assertThat(cloud.migrations()).hasSizeGreaterThan(500);
        assertThat(cloud.discoveries().alive().stream().collect(Collectors.groupingBy(VirtualMachine::status)))
                .hasSizeGreaterThan(2);
    }

    /** So that who tries them in a demonstration is not left with addresses that nobody has. */
    @Test
    void usersDeleteNothingThatAFloatingIpLeadsTo() {
        var network = faults.physics().cloud().network();
        var before = ports(network);
        Story.begin(faults, new Scenario("users", List.of(), 300, Noise.NONE, Optional.empty()), 7);
        clock.advance(Duration.ofHours(6));
        assertThat(ports(network)).isEqualTo(before);
    }

    private static List<Optional<UUID>> ports(SimulatedNetwork network) {
        return network.floatingIps().all().stream()
                .map(ip -> ip.port().map(Port::id))
                .toList();
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        var other = cloud();
        for (var one : List.of(faults, other)) {
            Story.begin(one, ScenarioReader.demo(), 3);
        }
        clock.advance(Duration.ofHours(2));
        assertThat(summary(faults)).isEqualTo(summary(other)).hasSizeGreaterThan(20);
    }

    private static List<String> summary(Faults told) {
        return told.truth().stream().map(StoryTest::line).toList();
    }

    private static String line(Injected one) {
        return one.type().id() + " " + one.targets() + " " + one.began() + " " + one.ended();
    }

    @Test
    void symptomsThatAreLostNeverShow() {
        Story.begin(faults, noisy(new Noise(1, Duration.ZERO, 0, 0, 0, 0)), 1);
        faults.inject(Faults.Injection.of("compute-process-down"));
        clock.advance(Duration.ofMinutes(10));
        assertThat(silent()).isZero();
    }

    @Test
    void lateSymptomsComeLater() {
        Story.begin(faults, noisy(new Noise(0, Duration.ofMinutes(20), 0, 0, 0, 0)), 1);
        faults.inject(Faults.Injection.of("conductor-down"));
        clock.advance(Duration.ofSeconds(75));
        assertThat(silent()).isZero();
        clock.advance(Duration.ofMinutes(21));
        assertThat(silent()).isPositive();
    }

    @Test
    void aSlowApiThatIsDownIsDownAllTheSame() {
        Story.begin(faults, noisy(new Noise(0, Duration.ZERO, 0, 0, 1, 0)), 1);
        var weather = faults.physics().weather();
        assertThat(weather.next("compute", false).fate()).isEqualTo(Fate.ANSWERED);
        faults.inject(Faults.Injection.of("nova-api-down"));
        var call = weather.next("compute", false);
        assertThat(call.fate()).isEqualTo(Fate.NO_BACKEND);
        assertThat(call.delay()).isPositive();
    }

    @Test
    void falseSymptomsComeWithoutAFaultAndGo() {
        Story.begin(faults, noisy(new Noise(0, Duration.ZERO, 0, 0, 0, 60)), 1);
        var seen = 0;
        for (var minute = 0; minute < 120; minute++) {
            clock.advance(Duration.ofMinutes(1));
            seen += silent() > 0 ? 1 : 0;
        }
        assertThat(seen).isBetween(10, 110);
        assertThat(faults.truth()).isEmpty();
    }
}
