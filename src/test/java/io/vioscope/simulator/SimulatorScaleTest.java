package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.simulator.cloud.CloudPlan;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Timings;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** 100,000 servers: that they are served whole; what they cost is printed, not asserted. */
class SimulatorScaleTest {
    private static final int SERVERS = 100_000;

    @Test
    void aHundredThousandServersAreServedToTheLast() {
        var before = usedMb();
        var cloud = new SimulatedCloud(new VirtualClock(), new CloudPlan(1, SERVERS, 50, Timings.REAL));
        System.out.printf("100,000 servers: %d MB of heap%n", usedMb() - before);
        assertThat(cloud.living()).isEqualTo(SERVERS);

        try (var running = RunningSimulator.of(SERVERS, 50)) {
            var client = running.client().signedIn().version("2.79");
            for (var pass = 1; pass <= 3; pass++) {
                var start = System.nanoTime();
                var rows = readAll(client);
                System.out.printf(
                        "pass %d: 100 pages of 1,000 in %d ms, over HTTP%n",
                        pass, (System.nanoTime() - start) / 1_000_000);
                assertThat(rows).isEqualTo(SERVERS);
            }
        }
    }

    /** Follows the links without parsing the rows, so that the time is the simulator's. */
    private static int readAll(ApiClient client) {
        var rows = 0;
        for (var url = "/compute/v2.1/servers/detail?all_tenants=1"; !url.isEmpty(); ) {
            var body = new String(client.get(url).raw().body(), StandardCharsets.ISO_8859_1);
            rows += body.split("\"OS-DCF:diskConfig\"", -1).length - 1;
            var link = body.lastIndexOf("\"href\":\"");
            url = body.contains("servers_links") ? body.substring(link + 8, body.indexOf('"', link + 8)) : "";
        }
        return rows;
    }

    private static long usedMb() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }
}
