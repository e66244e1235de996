package io.vioscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Problem;
import io.vioscope.simulator.physics.Layout;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What listening to the message bus adds to what is said of it. */
class MessageBusTimelineTest {
    private final WatchedCloud cloud = WatchedCloud.of(60, 3);

    @AfterEach
    void stop() {
        cloud.close();
    }

    private Entity bus() {
        return cloud.entity(Layout.BUS).orElseThrow();
    }

    private Optional<Problem> open(String name) {
        return cloud.snapshot().state().problems().open().values().stream()
                .filter(problem -> problem.key().name().equals(name))
                .findFirst();
    }

    @Test
    void withoutListeningNothingIsKnownOfIt() {
        cloud.at("60s");
        assertThat(bus().status().health()).isEqualTo(Health.UNKNOWN);
        assertThat(cloud.told()).noneMatch(line -> line.contains("message_bus"));
    }

    @Test
    void oneThatServesUsIsWell() {
        cloud.withMessageBus().at("120s");
        assertThat(bus().status().word()).isEqualTo("listening");
        assertThat(bus().status().health()).isEqualTo(Health.OK);
        assertThat(cloud.snapshot().isCurrent(Layout.BUS)).isTrue();
        assertThat(cloud.told()).noneMatch(line -> line.contains("message_bus.unreachable"));
    }

    @Test
    void oneThatIsGoneIsAnAlarmAtOnceAndTheCauseWhenTheServicesFallSilent() {
        var fault = cloud.withMessageBus().strike("message-queue-down");
        cloud.expect("alarm_raised message_bus.unreachable").by("90s");
        cloud.expect("CONFIRMED message_bus.down").by("420s");
        assertThat(open("message_bus.down").orElseThrow().verdict().evidence())
                .anyMatch(evidence -> evidence.toString().contains("message_bus.unreachable"));
        assertThat(open("message_bus.silent")).isEmpty();
        cloud.repair(fault);
        cloud.expect("alarm_cleared message_bus.unreachable").by("480s");
        cloud.expect("problem_resolved SYMPTOMS_ENDED message_bus.down").by("900s");
    }

    @Test
    void thatItServesUsSpeaksAgainstItsBeingTheCause() {
        cloud.withMessageBus().strike("conductor-down");
        cloud.expect("CONFIRMED service_group.conductor").by("300s");
        assertThat(cloud.told()).noneMatch(line -> line.contains("message_bus.down"));
    }

    @Test
    void whereOnlyWeAreCutOffFromItThatIsWhatIsSaid() {
        var bus = cloud.listens();
        cloud.at("60s");
        bus.cutOff();
        cloud.expect("alarm_raised message_bus.unreachable").by("90s");
        cloud.expect("CONFIRMED message_bus.silent").by("300s");
        cloud.at("480s");
        assertThat(cloud.told()).noneMatch(line -> line.contains("CONFIRMED message_bus.down"));
    }
}
