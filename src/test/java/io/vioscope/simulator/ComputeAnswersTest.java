package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.simulator.cloud.Release;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Nova says beyond the form of its answers: versions, what is missing in a row, what it refuses. */
class ComputeAnswersTest {
    private static RunningSimulator train;
    private static RunningSimulator zed;

    @BeforeAll
    static void start() {
        train = RunningSimulator.of(2000, 4);
        zed = new RunningSimulator(SimulatorOptions.DEFAULT.withSize(200, 4).withRelease(Release.ZED));
        train.clock.advanceSeconds(100);
    }

    @AfterAll
    static void stop() {
        train.close();
        zed.close();
    }

    @Test
    void aReleaseSaysWhichVersionsItSpeaks() {
        assertThat(versions(train)).containsExactly("2.79", "3.59", "1.36", "v2.9", "v3.13");
        assertThat(versions(zed)).containsExactly("2.93", "3.70", "1.39", "v2.15", "v3.14");
    }

    private static List<String> versions(RunningSimulator running) {
        var client = running.client();
        return List.of(
                client.get("/compute/").json().at("/versions/1/version").asText(),
                client.get("/volume/").json().at("/versions/0/version").asText(),
                client.get("/placement/").json().at("/versions/0/max_version").asText(),
                client.get("/image/").json().at("/versions/0/id").asText(),
                client.get("/identity/v3").json().at("/version/id").asText());
    }

    @Test
    void aRefusedMicroversionIsToldWhatWouldBeRight() {
        var refused = train.client().signedIn().version("2.80").get("/compute/v2.1/servers");
        assertThat(refused.status()).isEqualTo(406);
        assertThat(refused.json().at("/computeFault/message").asText())
                .isEqualTo("Version 2.80 is not supported by the API. Minimum is 2.1 and maximum is 2.79.");
        var volumes = train.client().signedIn().version("volume", "3.60").get("/volume/v3/" + project() + "/limits");
        assertThat(volumes.json().at("/computeFault/message").asText())
                .isEqualTo("Version 3.60 is not supported by the API. Minimum is 3.0 and maximum is 3.59.");
    }

    @ParameterizedTest
    @CsvSource({
        "/servers/detail?all_tenants=1&colour=red",
        "/servers?all_tenants=1&colour=red",
        "/os-services?colour=red",
        "/os-hypervisors/detail?colour=red",
        "/flavors/detail?colour=red",
        "/os-migrations?colour=red",
        "/limits?colour=red",
    })
    void aParameterThatIsNotKnownIsRefusedFromThereOn(String path) {
        var before = train.client().signedIn().version("2.74").get("/compute/v2.1" + path);
        assertThat(before.status()).isEqualTo(200);
        var after = train.client().signedIn().version("2.75").get("/compute/v2.1" + path);
        assertThat(after.status()).isEqualTo(400);
        assertThat(after.json().at("/badRequest/message").asText())
                .isEqualTo("Additional properties are not allowed ('colour' was unexpected)");
    }

    @ParameterizedTest
    @CsvSource({
        "/servers?marker=00000000-0000-0000-0000-000000000000",
        "/os-hypervisors/detail?marker=00000000-0000-0000-0000-000000000000",
        "/os-migrations?marker=00000000-0000-0000-0000-000000000000",
        "/os-simple-tenant-usage?marker=00000000-0000-0000-0000-000000000000",
    })
    void aMarkerThatIsNotThereIsRefused(String path) {
        var refused = train.client().signedIn().version("2.79").get("/compute/v2.1" + path);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/badRequest/message").asText()).containsIgnoringCase("marker");
    }

    @ParameterizedTest
    @CsvSource({
        "/os-services, os-services:list",
        "/os-hypervisors/statistics, os-hypervisors:statistics",
        "/os-simple-tenant-usage, os-simple-tenant-usage:list",
        "/os-quota-sets/00000000000000000000000000000000/detail, os-quota-sets:show",
        "/limits?tenant_id=00000000000000000000000000000000, limits:other_project",
    })
    void aMemberIsToldWhichRuleForbidsIt(String path, String rule) {
        var refused = train.client()
                .signedIn("member", "webshop-prod")
                .version("2.79")
                .get("/compute/v2.1" + path);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/forbidden/message").asText())
                .isEqualTo("Policy doesn't allow os_compute_api:" + rule + " to be performed.");
    }

    @Test
    void theFiguresOfHypervisorsEndWithMicroversion88() {
        var client = zed.client().signedIn();
        var before = client.version("2.87")
                .get("/compute/v2.1/os-hypervisors/detail")
                .json()
                .at("/hypervisors/0");
        var after = client.version("2.88")
                .get("/compute/v2.1/os-hypervisors/detail")
                .json()
                .at("/hypervisors/0");
        assertThat(names(before)).contains("vcpus", "memory_mb", "cpu_info").doesNotContain("uptime");
        assertThat(names(after)).contains("uptime").doesNotContain("vcpus", "memory_mb", "cpu_info");
        assertThat(client.version("2.87")
                        .get("/compute/v2.1/os-hypervisors/statistics")
                        .status())
                .isEqualTo(200);
        assertThat(client.version("2.88")
                        .get("/compute/v2.1/os-hypervisors/statistics")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theSumOfAllHypervisorsIsTheirSum() {
        var client = train.client().signedIn().version("2.79");
        var sum = client.get("/compute/v2.1/os-hypervisors/statistics").json().path("hypervisor_statistics");
        var rows = client.get("/compute/v2.1/os-hypervisors/detail").json().path("hypervisors");
        for (var figure : List.of("vcpus", "memory_mb", "free_ram_mb", "local_gb_used", "running_vms")) {
            var total = 0L;
            for (var row : rows) {
                total += row.path(figure).asLong();
            }
            assertThat(sum.path(figure).asLong()).as(figure).isEqualTo(total);
        }
    }

    @Test
    void whatAProjectUsesIsTheSameToAllWhoTellIt() {
        var client = train.client().signedIn();
        var project = client.version("2.79")
                .get("/compute/v2.1/servers/detail?all_tenants=1&limit=1")
                .json()
                .at("/servers/0/tenant_id")
                .asText();
        var limits =
                client.get("/compute/v2.1/limits?tenant_id=" + project).json().at("/limits/absolute");
        var quota = client.get("/compute/v2.1/os-quota-sets/" + project + "/detail")
                .json()
                .path("quota_set");
        var claims = client.version("placement", "1.36")
                .get("/placement/usages?project_id=" + project)
                .json()
                .path("usages");
        assertThat(limits.path("totalInstancesUsed").asInt()).isPositive();
        assertThat(quota.at("/cores/in_use")).isEqualTo(limits.path("totalCoresUsed"));
        assertThat(claims.path("VCPU")).isEqualTo(limits.path("totalCoresUsed"));
        assertThat(claims.path("MEMORY_MB")).isEqualTo(limits.path("totalRAMUsed"));
    }

    @Test
    void usageIsPagedByServers() {
        var client = train.client().signedIn();
        var whole = client.version("2.39")
                .get("/compute/v2.1/os-simple-tenant-usage?detailed=1")
                .json();
        client.version("2.79");
        var seen = new TreeSet<String>();
        var next = "/compute/v2.1/os-simple-tenant-usage?detailed=1&limit=300";
        while (!next.isEmpty()) {
            var page = client.get(next).json();
            instances(page, seen);
            next = page.at("/tenant_usages_links/0/href").asText();
        }
        assertThat(seen).hasSizeGreaterThan(1500).isEqualTo(instances(whole, new TreeSet<>()));
    }

    private static Set<String> instances(JsonNode page, Set<String> into) {
        page.path("tenant_usages")
                .forEach(project -> project.path("server_usages")
                        .forEach(row -> into.add(row.path("instance_id").asText())));
        return into;
    }

    @Test
    void aMembersServersLackWhatIsForAdministrators() {
        var expected = names(Recording.of("nova-servers-member").body().at("/servers/0"));
        assertThat(names(membersRow(zed, "2.93"))).isEqualTo(expected);
        expected.remove("OS-EXT-SRV-ATTR:hostname"); // for members since 2.90
        assertThat(names(membersRow(train, "2.79"))).isEqualTo(expected);
    }

    private static JsonNode membersRow(RunningSimulator running, String version) {
        return running.client()
                .signedIn("member", "webshop-prod")
                .version(version)
                .get("/compute/v2.1/servers/detail?status=ACTIVE&limit=1")
                .json()
                .at("/servers/0");
    }

    @Test
    void aRowHasTheKeysThatNovaGivesInItsState() {
        var recorded = Shapes.keysByStatus(
                Recording.of("nova-servers-detail-2.69").body().path("servers"));
        var client = train.client().signedIn().version("2.69");
        for (var status : Set.of("ACTIVE", "SHUTOFF", "SUSPENDED", "PAUSED")) {
            var rows = client.get("/compute/v2.1/servers/detail?all_tenants=1&status=" + status)
                    .json();
            assertThat(Shapes.keysByStatus(rows.path("servers")).get(status))
                    .as(status)
                    .isEqualTo(recorded.get(status));
        }
    }

    @Test
    void theAnswerSaysItsMicroversionItsRequestAndTheCloudsTime() {
        var answer = train.client().signedIn().version("2.79").get("/compute/v2.1/os-services");
        assertThat(answer.header("OpenStack-API-Version")).isEqualTo("compute 2.79");
        assertThat(answer.header("x-openstack-request-id")).matches("req-[0-9a-f-]{36}");
        assertThat(answer.header("Date")).isEqualTo("Sun, 22 Nov 2026 08:01:40 GMT");
    }

    @Test
    void aRowIsAsLongAsARealOne() {
        var recorded = Recording.of("nova-servers-detail-2.69")
                .body()
                .at("/servers/0")
                .toString()
                .length();
        var page = train.client().signedIn().version("2.69").get("/compute/v2.1/servers/detail?all_tenants=1");
        assertThat(page.raw().body().length / 1000).isBetween(recorded * 9 / 10, recorded * 12 / 10);
    }

    @Test
    void cindersPoolIsThatOfItsDriver() {
        var ours = train.client()
                .signedIn()
                .get("/volume/v3/" + project() + "/scheduler-stats/get_pools?detail=true")
                .json()
                .at("/pools/0");
        var recorded = Recording.of("cinder-pools-detail-3.0").body().at("/pools/1");
        assertThat(recorded.path("name").asText()).contains("vcdisk");
        assertThat(Shapes.all(ours)).isEqualTo(Shapes.all(recorded));
    }

    private static String project() {
        return train.simulator.cloud().estate().admin().id();
    }

    private static Set<String> names(JsonNode row) {
        var names = new TreeSet<String>();
        row.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
