package io.vioscope.realcloud;

import static io.vioscope.realcloud.Told.changed;
import static io.vioscope.realcloud.Told.cleared;
import static io.vioscope.realcloud.Told.raised;
import static io.vioscope.realcloud.Told.status;
import static io.vioscope.realcloud.WatchedCloud.CLOUD_NOTICES;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The processes that do the work stop and start: they are down, and what they made goes on and is not called down. */
@Tag("realcloud")
@ExtendWith(WatchedCloud.Given.class)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class RealAgentsTest {
    private final WatchedCloud watched;
    private final RealCloud cloud;

    RealAgentsTest(WatchedCloud watched) {
        this.watched = watched;
        this.cloud = watched.cloud;
    }

    @AfterAll
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    static void startAll(WatchedCloud watched) throws Exception {
        watched.cloud.fault("start", "l3-agent");
        watched.cloud.fault("compute-up", "compute03");
        FactFeed.until(
                CLOUD_NOTICES,
                "both are heard",
                () -> watched.cloud.computeState("compute03").equals("up")
                        && watched.cloud.isAlive("neutron-l3-agent"));
        watched.shows("compute_service/nova-compute@compute03", "up", "ok");
        watched.shows("agent/neutron-l3-agent@net01", "up", "ok");
    }

    @Test
    void seesANovaComputeStopAndStartAndNoDeadServer() throws Exception {
        var story = watched.story();
        var compute = "compute_service/nova-compute@compute03";
        var hypervisor = "hypervisor/" + cloud.hypervisorUnder("compute03");
        cloud.fault("compute-down", "compute03");
        FactFeed.until(
                CLOUD_NOTICES,
                "Nova misses it",
                () -> cloud.computeState("compute03").equals("down"));
        story.tells(
                status(compute, "down", "down"),
                raised("compute_service.down", compute, "major"),
                status(hypervisor, "down", "down"),
                raised("hypervisor.down", hypervisor, "major"));
        cloud.fault("compute-up", "compute03");
        FactFeed.until(
                CLOUD_NOTICES,
                "Nova hears it",
                () -> cloud.computeState("compute03").equals("up"));
        story.tells(
                status(compute, "up", "ok"),
                cleared("compute_service.down", compute).where("why", "condition_ended"),
                status(hypervisor, "up", "ok"),
                cleared("hypervisor.down", hypervisor).where("why", "condition_ended"));
        story.tellsNothingElse();
    }

    @Test
    void seesTheL3AgentStopAndStartAndNoDeadRouter() throws Exception {
        var story = watched.story();
        var binary = "neutron-l3-agent";
        var agent = "agent/" + binary + "@net01";
        var group = "service_group/" + binary;
        cloud.fault("stop", "l3-agent");
        FactFeed.until(CLOUD_NOTICES, "Neutron misses it", () -> !cloud.isAlive(binary));
        story.tells(
                status(agent, "down", "down"),
                raised("agent.down", agent, "major"),
                status(group, "AllComponentsDown", "down"),
                changed(group, "working").to("working", "0"),
                raised("service_group.down", group, "critical"));
        cloud.fault("start", "l3-agent");
        FactFeed.until(CLOUD_NOTICES, "Neutron hears it", () -> cloud.isAlive(binary));
        story.tells(
                status(agent, "up", "ok"),
                cleared("agent.down", agent).where("why", "condition_ended"),
                status(group, "Normal", "ok"),
                changed(group, "working").to("working", "1"),
                cleared("service_group.down", group).where("why", "condition_ended"));
        story.tellsNothingElse();
    }
}
