package io.vioscope.simulator.api.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vioscope.simulator.VirtualClock;
import io.vioscope.simulator.api.http.Json;
import io.vioscope.simulator.api.http.Microversion;
import io.vioscope.simulator.cloud.CloudPlan;
import io.vioscope.simulator.cloud.ServerQuery;
import io.vioscope.simulator.cloud.ServerTies;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.cloud.Timings;
import io.vioscope.simulator.cloud.VirtualMachine;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How large a page is; what it costs to render, as CPU time of this thread, is printed, not asserted. */
class RenderingTest {
    private static final String[] UP = Collections.nCopies(50, "UP").toArray(String[]::new);

    @Test
    void aPageOfAThousandIsAboutTwoMegabytes() {
        var cloud = new SimulatedCloud(new VirtualClock(), new CloudPlan(1, 100_000, 50, Timings.REAL));
        var rows = cloud.servers(ServerQuery.everything()).orElseThrow();
        var start = cpu();
        for (var page = 0; page < 100; page++) {
            var part = rows.subList(page * 1000, page * 1000 + 1000);
            assertThat(render(part, cloud.ties(part)).length()).isBetween(1_900_000, 2_700_000);
        }
        System.out.printf("100 pages of 1,000 rendered in %d ms of CPU%n", (cpu() - start) / 1_000_000);
    }

    private static Buffer render(List<VirtualMachine> rows, List<ServerTies> ties) {
        return Json.object(rows.size() * 2200, json -> {
            var renderer = new ServerJson(json, "http://127.0.0.1:8774/compute", new Microversion(2, 79), UP, true);
            json.writeArrayFieldStart("servers");
            for (var i = 0; i < rows.size(); i++) {
                renderer.row(rows.get(i), ties.get(i));
            }
            json.writeEndArray();
        });
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
