package io.vioscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A management network that loses packets is one thing, whoever falls silent of it. */
class HeartbeatsTimelineTest {
    private final WatchedCloud cloud = WatchedCloud.of(60, 4);

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void aManagementNetworkThatLosesPacketsIsNamed() {
        var fault = cloud.at("60s").strike("network-mgmt-flap");
        cloud.expect("CONFIRMED cloud.heartbeats_unsteady").by("1200s");
        assertThat(cloud.told()).noneMatch(line -> line.contains("CONFIRMED message_bus.down"));
        cloud.repair(fault);
        cloud.expect("problem_resolved SYMPTOMS_ENDED cloud.heartbeats_unsteady")
                .by("2800s");
    }

    @Test
    void aMessageBusThatComesBackIsNoSuchThing() {
        var fault = cloud.at("60s").strike("message-queue-down");
        cloud.expect("CONFIRMED message_bus.down").by("400s");
        cloud.repair(fault);
        cloud.at("1500s");
        assertThat(cloud.told()).noneMatch(line -> line.contains("heartbeats_unsteady"));
    }
}
