package io.vioscope.source.openstack;

import static io.vioscope.source.openstack.FakeCloud.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.Polling;
import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Report;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Kind;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.simulator.cloud.Deployment;
import io.vioscope.simulator.cloud.Networking;
import io.vioscope.source.Look;
import io.vioscope.source.Source;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the lists of a cloud of each deployment mode tell, read by the real sources. */
class DeploymentModesTest {
    private final VirtualClock clock = new VirtualClock();
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @ParameterizedTest
    @CsvSource({
        "HA,         2, 4, 2, 2",
        "COMPACT,    1, 4, 1, 1",
        "TINY,       1, 1, 1, 1",
        "KUBERNETES, 3, 4, 2, 2",
    })
    void theModeIsTold(DeploymentMode mode, int schedulers, int computes, int volumeServices, int dhcp) {
        var snapshot = look(mode);
        var inventory = snapshot.state().inventory();
        var cloud = inventory.of(Kind.CLOUD).values().iterator().next();
        assertThat(cloud.attributes().get("deployment_mode")).contains(mode.word());
        assertThat(inventory.of(Kind.SERVICE).keySet())
                .filteredOn(id -> id.startsWith("nova-scheduler@"))
                .hasSize(schedulers);
        assertThat(inventory.of(Kind.COMPUTE_SERVICE)).hasSize(computes);
        assertThat(inventory.of(Kind.HYPERVISOR)).hasSize(computes);
        assertThat(inventory.of(Kind.VOLUME_SERVICE).keySet())
                .filteredOn(id -> id.startsWith("cinder-volume@"))
                .hasSize(volumeServices);
        assertThat(inventory.of(Kind.AGENT).keySet()).hasSize(2 * dhcp);
    }

    private Snapshot look(DeploymentMode mode) {
        var options = SimulatorOptions.DEFAULT
                .withSize(20, Deployment.usualClusters(mode))
                .withNetworking(Networking.DVS)
                .withMode(mode);
        var simulator = await(Simulator.start(vertx, options, clock));
        clock.advanceSeconds(300);
        var engine = new Engine(Map.of());
        var snapshot = Snapshot.unknown("sim");
        for (var source :
                OpenStackSources.of(vertx, new CloudConfig("sim", Eyes.access(simulator), Polling.DEFAULT), clock)) {
            snapshot = engine.step(snapshot, new Input.Reported(poll(source)), clock.instant())
                    .next();
        }
        return snapshot;
    }

    private Report poll(Source source) {
        return await(Future.future(promise -> vertx.getOrCreateContext()
                .runOnContext(v -> source.poll(Look.EVERYTHING).onComplete(promise))));
    }
}
