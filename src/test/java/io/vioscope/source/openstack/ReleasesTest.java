package io.vioscope.source.openstack;

import static io.vioscope.source.openstack.FakeCloud.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vioscope.inventory.Completeness;
import io.vioscope.model.Entity;
import io.vioscope.model.Kind;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.simulator.cloud.Networking;
import io.vioscope.simulator.cloud.Release;
import io.vioscope.source.Look;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same cloud is the same to us whatever release of OpenStack tells of it. */
class ReleasesTest {
    private static final List<String> SOURCES =
            List.of("keystone", "nova", "cinder", "neutron", "glance", "placement", "octavia");

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @ParameterizedTest
    @EnumSource(Networking.class)
    void aZedCloudIsReadAsATrainCloudIs(Networking networking) {
        var train = seen(networking, Release.TRAIN);
        var zed = seen(networking, Release.ZED);
        assertThat(zed.get(Kind.SERVER)).hasSize(1200);
        assertThat(zed).containsExactlyEntriesOf(train);
    }

    private Map<Kind, Map<String, Entity>> seen(Networking networking, Release release) {
        var clock = new VirtualClock();
        var options = SimulatorOptions.DEFAULT
                .withSize(1200, 4)
                .withNetworking(networking)
                .withRelease(release);
        var eyes = new Eyes(vertx, await(Simulator.start(vertx, options, clock)), clock);
        for (var look : List.of(Look.EVERYTHING, Look.CHANGES)) {
            for (var source : SOURCES) {
                assertThat(eyes.poll(source, look).completeness())
                        .as(source + " " + look)
                        .isInstanceOf(Completeness.Complete.class);
            }
            clock.advanceSeconds(30);
        }
        return Arrays.stream(Kind.values())
                .collect(() -> new EnumMap<>(Kind.class), (all, kind) -> all.put(kind, eyes.of(kind)), EnumMap::putAll);
    }
}
