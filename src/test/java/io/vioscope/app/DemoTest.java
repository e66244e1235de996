package io.vioscope.app;

import static io.vioscope.source.openstack.FakeCloud.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vioscope.config.ProbesConfig.Address;
import io.vioscope.model.DeploymentMode;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.story.Scenario;
import io.vioscope.source.reach.ReachSource;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a demonstration is configured to look at. */
class DemoTest {
    private final Vertx vertx = Vertx.vertx();
    private final DemoOptions options = new DemoOptions(0, 100, DeploymentMode.HA, 1, 0, Scenario.QUIET, null, null);
    private final Simulator simulator = await(Simulator.start(vertx, Demo.simulator(options)));

    @AfterEach
    void stop() {
        await(simulator.close());
        await(vertx.close());
    }

    @Test
    void itTriesTheApisAndWhatUsersUseAllOnThisMachineAndKnowsWhoseTheyAre() {
        var sites = await(simulator.openSites(Demo.SITES));
        var cloud =
                Demo.config(options, Path.of("pg"), simulator, sites).clouds().get(0);
        var tried = cloud.probes().addresses();
        assertThat(tried).hasSize(1 + Demo.SITES).extracting(Address::name).doesNotHaveDuplicates();
        assertThat(tried).allMatch(address -> address.how().host().startsWith("127."));

        var source = ReachSource.of(vertx, cloud, cloud.probes(), InstantSource.system());
        var report = await(source.poll());
        assertThat(report.entities())
                .hasSameSizeAs(tried)
                .allMatch(probe -> probe.status().word().equals("reached"));
        assertThat(report.entities().stream().filter(probe -> !probe.relations().isEmpty()))
                .as("floating IPs")
                .hasSize(Demo.SITES);
        await(source.close());
    }
}
