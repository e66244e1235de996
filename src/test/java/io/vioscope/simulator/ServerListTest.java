package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.simulator.cloud.ServerQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Paging, markers, increments and tokens, over HTTP. */
class ServerListTest {
    private static final String ALL = "/compute/v2.1/servers/detail?all_tenants=1";

    @Test
    void pagesLeadThroughAllServersOnceNewestFirst() {
        try (var running = RunningSimulator.of(2500, 3)) {
            var client = running.client().signedIn().version("2.79");
            var created = new ArrayList<String>();
            var ids = new HashSet<String>();
            var sizes = new ArrayList<Integer>();
            for (var url = ALL + "&limit=5000"; !url.isEmpty(); ) {
                var page = client.get(url).json();
                page.path("servers")
                        .forEach(row -> created.add(row.path("created").asText()));
                page.path("servers").forEach(row -> ids.add(row.path("id").asText()));
                sizes.add(page.path("servers").size());
                url = page.at("/servers_links/0/href").asText();
            }
            assertThat(sizes).containsExactly(1000, 1000, 500);
            assertThat(ids).hasSize(2500);
            assertThat(created).isSortedAccordingTo((a, b) -> b.compareTo(a));
        }
    }

    @Test
    void aFullLastPageLinksToAnEmptyOneAsNovaDoes() {
        try (var running = RunningSimulator.of(10, 2)) {
            var client = running.client().signedIn();
            var full = client.get(ALL + "&limit=10").json();
            var next = client.get(full.at("/servers_links/0/href").asText()).json();
            assertThat(next.path("servers")).isEmpty();
            assertThat(next.has("servers_links")).isFalse();
        }
    }

    @Test
    void aDeletedServerIsAMarkerButAnUnknownOneIsNot() {
        try (var running = RunningSimulator.of(10, 2)) {
            var client = running.client().signedIn();
            var third = running.simulator
                    .cloud()
                    .servers(ServerQuery.everything())
                    .orElseThrow()
                    .get(2)
                    .birth()
                    .id();
            running.simulator.cloud().setStatus(third, "DELETED");
            assertThat(client.get(ALL + "&marker=" + third).json().path("servers"))
                    .hasSize(7);
            var unknown = client.get(ALL + "&marker=no-such-server");
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.json().at("/badRequest/message").asText())
                    .isEqualTo("marker [no-such-server] not found");
        }
    }

    @Test
    void withoutAllTenantsOnlyTheOwnProjectsServersAreSeen() {
        try (var running = RunningSimulator.of(10, 2)) {
            assertThat(running.client()
                            .signedIn()
                            .get("/compute/v2.1/servers/detail")
                            .json()
                            .path("servers"))
                    .isEmpty();
        }
    }

    @Test
    void changesSinceTellsOfTheDeletedAndOnlyOfTheChanged() {
        try (var running = RunningSimulator.of(20, 2)) {
            var cloud = running.simulator.cloud();
            var client = running.client().signedIn().version("2.79");
            running.clock.advanceSeconds(60);
            var since = "&changes-since=2026-11-22T08:01:00Z";
            assertThat(client.get(ALL + since).json().path("servers")).isEmpty();

            var rows = cloud.servers(ServerQuery.everything()).orElseThrow();
            cloud.delete(rows.get(0).birth().id());
            cloud.fail(rows.get(1).birth().id(), "disk gone");
            running.clock.advanceSeconds(2);

            var changed = client.get(ALL + since).json().path("servers");
            assertThat(statuses(changed)).containsExactly("DELETED", "ERROR");
            assertThat(changed.at("/0/updated").asText()).isEqualTo("2026-11-22T08:01:01Z");
            assertThat(changed.at("/0/OS-SRV-USG:terminated_at").asText()).isEqualTo("2026-11-22T08:01:01.000000");
            assertThat(changed.at("/1/fault/message").asText()).isEqualTo("disk gone");
            assertThat(statuses(
                            client.get(ALL + since + "&deleted=false").json().path("servers")))
                    .containsExactly("ERROR");
            assertThat(statuses(client.get(ALL + "&deleted=true").json().path("servers")))
                    .containsExactly("DELETED");
            assertThat(statuses(client.get(ALL + "&status=ERROR").json().path("servers")))
                    .containsExactly("ERROR");
            assertThat(client.get(ALL).json().path("servers")).hasSize(19);
            var gone = client.get("/compute/v2.1/servers/" + rows.get(0).birth().id());
            assertThat(gone.status()).isEqualTo(404);
        }
    }

    @Test
    void aTokenIsRefusedFromItsExpiryOn() {
        var options = SimulatorOptions.DEFAULT.withTokenLifetime(Duration.ofSeconds(30));
        try (var running = new RunningSimulator(options)) {
            var client = running.client().signedIn();
            running.clock.advanceSeconds(29);
            assertThat(client.get(ALL).status()).isEqualTo(200);
            running.clock.advanceSeconds(1);
            assertThat(client.get(ALL).status()).isEqualTo(401);
            assertThat(client.get("/identity/v3/projects").status()).isEqualTo(401);
            assertThat(client.signedIn().get(ALL).status()).isEqualTo(200);
        }
    }

    @Test
    void anApplicationCredentialIsAsGoodAsThePassword() {
        try (var running = RunningSimulator.of(1, 1)) {
            var body = "{\"auth\":{\"identity\":{\"methods\":[\"application_credential\"],\"application_credential\":"
                    + "{\"id\":\"21dced0fd20347869b93710d2b98aae0\",\"secret\":\"%s\"}}}}";
            var refused = running.client().authenticate(body.formatted("wrong"));
            assertThat(refused.status()).isEqualTo(401);
            var granted = running.client().authenticate(body.formatted("simulated-application-credential"));
            assertThat(granted.json().at("/token/project/name").asText()).isEqualTo("admin");
            var catalog = granted.json().at("/token/catalog");
            assertThat(catalog.findValuesAsText("type"))
                    .containsExactly(
                            "identity", "compute", "volumev3", "network", "image", "placement", "load-balancer");
            var compute = catalog.at("/1/endpoints/0/url").asText();
            var client = running.client().withToken(granted.header("X-Subject-Token"));
            assertThat(client.get(compute + "/servers?all_tenants=1").json().path("servers"))
                    .hasSize(1);
        }
    }

    @Test
    void answersAreCompressedOnlyIfBothSidesWish() {
        try (var plain = RunningSimulator.of(50, 2);
                var zipped = new RunningSimulator(SimulatorOptions.DEFAULT.withGzip(true))) {
            var asking = plain.client().signedIn().header("Accept-Encoding", "gzip");
            assertThat(asking.get(ALL).header("Content-Encoding")).isEmpty();
            var served = zipped.client().signedIn().header("Accept-Encoding", "gzip");
            assertThat(served.get(ALL).header("Content-Encoding")).isEqualTo("gzip");
        }
    }

    @Test
    void theAdminDoorCountsChurnsAndSets() {
        try (var running = RunningSimulator.of(1000, 2)) {
            var client = running.client().signedIn().version("2.79");
            client.get(ALL);
            client.get(ALL);
            var path = running.door().get("/admin/requests").json().at("/paths/GET ~1compute~1v2.1~1servers~1detail");
            assertThat(path.path("calls").asInt()).isEqualTo(2);
            assertThat(path.path("bytes").asLong()).isGreaterThan(2 * 1000 * 1500);
            assertThat(running.door().post("/admin/requests/reset").status()).isEqualTo(204);
            assertThat(running.door()
                            .get("/admin/requests")
                            .json()
                            .path("calls")
                            .asInt())
                    .isZero();

            running.clock.advanceSeconds(60);
            assertThat(running.door()
                            .post("/admin/churn?percent=1")
                            .json()
                            .path("changed")
                            .asInt())
                    .isEqualTo(10);
            assertThat(client.get(ALL + "&changes-since=2026-11-22T08:01:00Z")
                            .json()
                            .path("servers"))
                    .hasSize(10);

            var id = client.get(ALL + "&limit=1&status=ACTIVE")
                    .json()
                    .at("/servers/0/id")
                    .asText();
            assertThat(running.door()
                            .post("/admin/servers/" + id + "/status?to=ERROR")
                            .status())
                    .isEqualTo(204);
            assertThat(client.get("/compute/v2.1/servers/" + id)
                            .json()
                            .at("/server/status")
                            .asText())
                    .isEqualTo("ERROR");
        }
    }

    private static List<String> statuses(JsonNode servers) {
        return StreamSupport.stream(servers.spliterator(), false)
                .map(row -> row.path("status").asText())
                .toList();
    }
}
