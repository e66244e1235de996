package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.DeploymentMode;
import io.vioscope.simulator.cloud.CloudPlan;
import io.vioscope.simulator.cloud.CloudSize;
import io.vioscope.simulator.cloud.Networking;
import io.vioscope.simulator.cloud.Release;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Timings;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The largest cloud that is watched: that it is served whole; what it costs is printed, not asserted. */
class SimulatorScaleTest {
    private static final int SERVERS = 100_000;
    private static final CloudSize SIZE = new CloudSize(SERVERS, 500, 2_000, 10_000, 5_000, 100_000, 2);

    @Test
    void aHundredThousandServersAreServedToTheLast() {
        var before = usedMb();
        var start = System.nanoTime();
        var cloud = new SimulatedCloud(
                new VirtualClock(),
                new CloudPlan(1, SIZE, Networking.NSX_P, Release.TRAIN, DeploymentMode.HA, Timings.REAL, false));
        var millis = (System.nanoTime() - start) / 1_000_000;
        System.out.printf("the largest cloud: %d MB of heap, made in %d ms%n", usedMb() - before, millis);
        assertThat(cloud.living()).isEqualTo(SERVERS);

        try (var running = new RunningSimulator(SimulatorOptions.DEFAULT.withSize(SIZE))) {
            var client = running.client().signedIn().version("2.79");
            var admin = running.simulator.cloud().estate().admin().id();
            var network = "/network/v2.0/";
            assertThat(readAll(client, "/compute/v2.1/servers/detail?all_tenants=1", "\"OS-DCF:diskConfig\""))
                    .isEqualTo(SERVERS);
            assertThat(readAll(client, network + "ports?limit=1000", "\"binding:host_id\""))
                    .isGreaterThan(225_000);
            assertThat(readAll(client, network + "networks?limit=1000", "\"mtu\""))
                    .isEqualTo(10_001);
            assertThat(readAll(client, network + "routers?limit=1000", "\"distributed\""))
                    .isEqualTo(5_000);
            assertThat(readAll(client, network + "floatingips?limit=1000", "\"floating_ip_address\""))
                    .isEqualTo(10_000);
            assertThat(readAll(client, "/volume/v3/" + admin + "/volumes/detail?all_tenants=1", "\"bootable\""))
                    .isEqualTo(100_000);
        }
    }

    /** Follows the links without parsing the rows, so that the time is the simulator's. */
    private static int readAll(ApiClient client, String list, String once) {
        var start = System.nanoTime();
        var rows = 0;
        var bytes = 0L;
        for (var url = list; !url.isEmpty(); ) {
            var body = new String(client.get(url).raw().body(), StandardCharsets.ISO_8859_1);
            rows += body.split(once, -1).length - 1;
            bytes += body.length();
            var link = body.lastIndexOf("\"rel\":\"next\",\"href\":\"");
            url = link < 0 ? "" : body.substring(link + 21, body.indexOf('"', link + 21));
        }
        System.out.printf(
                "%s: %d rows, %d MB in %d ms%n", list, rows, bytes >> 20, (System.nanoTime() - start) / 1_000_000);
        return rows;
    }

    private static long usedMb() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }
}
