package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.simulator.ApiClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every answer has the keys, the JSON types, the status and the headers that a real OpenStack's answer has. */
class RecordedShapesTest {
    private static final Set<String> NOT_OURS = Set.of("content-length", "connection", "www-authenticate");

    private static RunningSimulator running;

    @BeforeAll
    static void start() {
        running = RunningSimulator.of(2000, 4);
        var cloud = running.simulator.cloud();
        cloud.silence("nova-compute@compute02");
        running.clock.advanceSeconds(100);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @ParameterizedTest
    @CsvSource({
        "nova-servers-2.1, 2.1, /servers?all_tenants=1",
        "nova-servers-detail-2.1, 2.1, /servers/detail?all_tenants=1",
        "nova-servers-detail-2.53, 2.53, /servers/detail?all_tenants=1",
        "nova-servers-detail-2.69, 2.69, /servers/detail?all_tenants=1",
        "nova-server-show-2.1, 2.1, /servers/ACTIVE",
        "nova-server-unknown-404, 2.79, /servers/00000000-0000-0000-0000-000000000000",
        "nova-servers-marker-unknown, 2.79, /servers/detail?all_tenants=1&limit=5&marker=00000000-0000-0000-0000-000000000000",
        "nova-os-services-2.1, 2.1, /os-services",
        "nova-os-services-2.53, 2.53, /os-services",
        "nova-os-services-2.69, 2.69, /os-services",
        "nova-os-hypervisors-detail-2.1, 2.1, /os-hypervisors/detail",
        "nova-os-hypervisors-detail-2.53, 2.53, /os-hypervisors/detail",
        "nova-os-hypervisors-detail-2.69, 2.69, /os-hypervisors/detail",
        "nova-os-hypervisors-detail-with-servers-2.53, 2.53, /os-hypervisors/detail?with_servers=true",
        "nova-flavors-detail-2.1, 2.1, /flavors/detail",
        "nova-bad-microversion-406, 2.999, /servers",
        "nova-v2.1, 2.1, /",
    })
    void computeAnswersAsRecorded(String recording, String version, String path) {
        var client = running.client().signedIn().version(version);
        var id = client.get("/compute/v2.1/servers?all_tenants=1&status=ACTIVE&limit=1")
                .json()
                .at("/servers/0/id")
                .asText();
        assertAsRecorded(recording, client.get("/compute/v2.1" + path.replace("ACTIVE", id)));
    }

    @Test
    void aRowHasTheKeysThatNovaGivesInItsState() {
        var recorded = Shapes.keysByStatus(recording("nova-servers-detail-2.69").at("/response/body/servers"));
        var client = running.client().signedIn().version("2.69");
        for (var status : Set.of("ACTIVE", "SHUTOFF", "SUSPENDED", "PAUSED")) {
            var rows = client.get("/compute/v2.1/servers/detail?all_tenants=1&status=" + status)
                    .json();
            assertThat(Shapes.keysByStatus(rows.path("servers")).get(status))
                    .as(status)
                    .isEqualTo(recorded.get(status));
        }
    }

    @Test
    void identityAnswersAsRecorded() {
        var scope = "\"scope\":{\"project\":{\"name\":\"admin\",\"domain\":{\"name\":\"Default\"}}}";
        var client = running.client();
        assertAsRecorded("keystone-token", client.authenticate(ApiClient.passwordBody("simulated", scope)));
        assertAsRecorded("keystone-token-unscoped", client.authenticate(ApiClient.passwordBody("simulated", "")));
        assertAsRecorded("keystone-token-wrong-password", client.authenticate(ApiClient.passwordBody("no", scope)));
        assertAsRecorded(
                "keystone-token-wrong-project",
                client.authenticate(ApiClient.passwordBody("simulated", scope.replace("admin", "nosuch"))));
        assertAsRecorded("keystone-versions", client.get("/identity"));
        assertAsRecorded("keystone-v3", client.get("/identity/v3"));
        assertAsRecorded("keystone-projects", client.signedIn().get("/identity/v3/projects"));
        assertAsRecorded("keystone-domains", client.signedIn().get("/identity/v3/domains"));
        assertAsRecorded(
                "keystone-token-invalid-401", client.withToken("gAAAAinvalid").get("/identity/v3/projects"));
    }

    @Test
    void computeWithoutARightAnswersAsRecorded() {
        assertAsRecorded("nova-versions", running.client().get("/compute/"));
        assertAsRecorded("nova-no-token-401", running.client().get("/compute/v2.1/servers"));
        assertAsRecorded(
                "nova-bad-token-401", running.client().withToken("gAAAAinvalid").get("/compute/v2.1/servers"));
    }

    @Test
    void aRefusedMicroversionIsToldWhatWouldBeRight() {
        var refused = running.client().signedIn().version("2.80").get("/compute/v2.1/servers");
        assertThat(refused.json().at("/computeFault/message").asText())
                .isEqualTo("Version 2.80 is not supported by the API. Minimum is 2.1 and maximum is 2.79.");
    }

    @Test
    void theAnswerSaysItsMicroversionItsRequestAndTheCloudsTime() {
        var answer = running.client().signedIn().version("2.79").get("/compute/v2.1/os-services");
        assertThat(answer.header("OpenStack-API-Version")).isEqualTo("compute 2.79");
        assertThat(answer.header("x-openstack-request-id")).matches("req-[0-9a-f-]{36}");
        assertThat(answer.header("Date")).isEqualTo("Sun, 22 Nov 2026 08:01:40 GMT");
    }

    @Test
    void aRowIsAsLongAsARealOne() {
        var recorded = recording("nova-servers-detail-2.69")
                .at("/response/body/servers/0")
                .toString()
                .length();
        var page = running.client().signedIn().version("2.69").get("/compute/v2.1/servers/detail?all_tenants=1");
        assertThat(page.raw().body().length / 1000).isBetween(recorded * 9 / 10, recorded * 12 / 10);
    }

    private static void assertAsRecorded(String name, Answer answer) {
        var response = recording(name).path("response");
        assertThat(answer.status()).as(name).isEqualTo(response.path("status").asInt());
        var expected = Shapes.of(response.path("body"));
        var actual = Shapes.of(answer.json());
        actual.keySet().removeIf(path -> path.startsWith(".servers_links"));
        expected.keySet().removeIf(path -> path.contains(".fault") || path.contains("volumes_attached[]"));
        actual.keySet().removeIf(path -> path.contains(".fault"));
        assertThat(actual.keySet()).as(name).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((path, types) ->
                assertThat(actual.get(path)).as(name + " " + path).isSubsetOf(allowed(types)));
        assertThat(headerNames(answer)).as(name).containsAll(recordedHeaders(response));
    }

    /** What was only ever null in the recording (task_state, disabled_reason) is a text when there is one. */
    private static Set<String> allowed(Set<String> recorded) {
        return recorded.equals(Set.of("NULL")) ? Set.of("NULL", "STRING") : recorded;
    }

    private static Set<String> headerNames(Answer answer) {
        return new TreeSet<>(answer.raw().headers().map().keySet().stream()
                .map(key -> key.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
    }

    private static Set<String> recordedHeaders(JsonNode response) {
        var names = new TreeSet<String>();
        response.path("headers").fieldNames().forEachRemaining(key -> names.add(key.toLowerCase(Locale.ROOT)));
        names.removeAll(NOT_OURS);
        return names;
    }

    private static JsonNode recording(String name) {
        try (var in = RecordedShapesTest.class.getResourceAsStream("recordings/" + name + ".json")) {
            return ApiClient.MAPPER.readTree(Objects.requireNonNull(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
