package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Status;
import io.vioscope.web.topology.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A hundred thousand servers: the answers are the same, only later; how much later is printed, not judged. */
class LargeCloudTest {
    private static final int SERVERS = 100_000;
    private static final int HOSTS = 200;

    @Test
    void aHundredThousandServersAreAnsweredLikeThirty() throws JsonProcessingException {
        try (var site = new RunningSite(Clouds.NAME)) {
            site.show(Clouds.nova(Snapshot.unknown(Clouds.NAME), entities(), Worlds.START));

            assertThat(Html.row(timed(site, "/"), "kind-server"))
                    .isEqualTo("servers 100 0 0 0 99\u2009900 100\u2009000");
            var first = timed(site, "/entities?q=kind:server");
            assertThat(Html.rows(first)).hasSize(50).startsWith("vio-server-s000000", "vio-server-s001000");
            assertThat(Html.text(first)).contains("100\u2009000 of 100\u2009200 entities");
            assertThat(Html.rows(timed(site, RunningSite.filtered("/entities", "host:c007 health:down"))))
                    .isEmpty();
            assertThat(Html.text(timed(site, RunningSite.filtered("/entities", "host:c007 s09"))))
                    .contains("50 of 100\u2009200 entities");
            assertThat(Html.text(timed(site, "/entities/hypervisor/c007"))).contains("all 500");
            var map = timed(site, "/topology");
            assertThat(map.split("<tr id=\"r", -1)).hasSizeLessThanOrEqualTo(1 + Plan.MOST);
            assertThat(Html.text(map)).contains("100\u2009000 servers");
            assertThat(Html.text(timed(site, "/topology/hypervisor/c007"))).contains("500 servers");
            timed(site, "/topology/server/s000007");
            timed(site, "/topology/server/s000008");
            lastPage(site);
        }
    }

    /** Sorted backwards by name, the page after the last but ten is the last and has ten. */
    private static void lastPage(RunningSite site) throws JsonProcessingException {
        var json = new ObjectMapper();
        var filter = "/api/v1/entities?q=kind:server%20name:vm-s09999&sort=-name&limit=90";
        var answer = json.readTree(timed(site, filter));
        assertThat(answer.path("items")).hasSize(10);
        assertThat(answer.path("next").isMissingNode()).isTrue();

        var cursor = "";
        var seen = 0;
        do {
            var path = "/api/v1/entities?q=kind:server%20host:c199&limit=300&cursor=" + cursor;
            var page = json.readTree(timed(site, path));
            seen += page.path("items").size();
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(SERVERS / HOSTS);
    }

    private static String timed(RunningSite site, String path) {
        var start = System.nanoTime();
        var answer = site.get(path);
        var took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println(SERVERS + " servers: " + path + " took " + took.toMillis() + " ms, "
                + answer.body().length() / 1000 + " kB");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static List<Entity> entities() {
        var all = new ArrayList<Entity>();
        for (var i = 0; i < HOSTS; i++) {
            all.add(Worlds.hypervisor(String.format(Locale.ROOT, "c%03d", i), Health.OK));
        }
        for (var i = 0; i < SERVERS; i++) {
            var id = String.format(Locale.ROOT, "s%06d", i);
            var status = i % 1000 == 0 ? Status.enabled("ERROR", Health.DOWN) : Status.enabled("ACTIVE", Health.OK);
            var host = String.format(Locale.ROOT, "c%03d", i % HOSTS);
            all.add(Clouds.server(id, "vm-" + id, status, host, "p1", Map.of()));
        }
        return all;
    }
}
