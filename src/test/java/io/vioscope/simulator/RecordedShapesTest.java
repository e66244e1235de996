package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.simulator.ApiClient.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recorded call is made to the simulator, and answered with the keys, the JSON types, the status and the headers of
 * the recorded answer; or it stands in the list of what the simulator does not serve.
 */
class RecordedShapesTest {
    private static final Map<String, String> NOT_SERVED = new TreeMap<>(Map.ofEntries(
            Map.entry("keystone-role-assignments", "who may do what is no monitor's business"),
            Map.entry("keystone-roles", "who may do what is no monitor's business"),
            Map.entry("keystone-token-system", "Nova in VIO 7 takes no tokens of the whole system"),
            Map.entry("neutron-agent-l3-routers", "VIO has no L3 agents: NSX routes"),
            Map.entry("neutron-router-l3-agents", "VIO has no L3 agents: NSX routes"),
            Map.entry("neutron-security-groups", "what a firewall lets through is no monitor's business"),
            Map.entry("neutron-security-group-rules", "what a firewall lets through is no monitor's business"),
            Map.entry("neutron-service-providers", "the reference plugin's: VMware's has no service types"),
            Map.entry("nova-extensions", "the same 99 rows in every cloud since 2016"),
            Map.entry("placement-allocation-candidates", "the scheduler's own question")));

    /** The types of the recorded cloud that are not VMware's; that an agent serves an external network too. */
    private static final Set<String> NOT_VMWARES = Set.of("_vcdisk", "___DEFAULT__");

    private static final Map<String, String> NOT_IN_VIO = Map.of("neutron-agent-dhcp-networks", ".is_default");

    private static final Set<String> WORDS = Set.of(
            "status",
            "state",
            "OS-EXT-STS:vm_state",
            "OS-EXT-STS:task_state",
            "OS-EXT-STS:power_state",
            "host_status",
            "port_state",
            "backend_state",
            "replication_status",
            "migration_status",
            "migration_type",
            "action",
            "result",
            "visibility");

    private static Rehearsal rehearsal;

    @BeforeAll
    static void start() {
        rehearsal = new Rehearsal();
    }

    @AfterAll
    static void stop() {
        rehearsal.close();
    }

    static List<Recording> served() {
        return Recording.all().stream()
                .filter(recording -> !NOT_SERVED.containsKey(recording.name()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("served")
    void theAnswerIsAsRecorded(Recording recording) {
        assertAsRecorded(recording, rehearsal.answer(recording, UnaryOperator.identity()));
    }

    @Test
    void whatIsNotServedIsNotThere() {
        var names = Recording.all().stream().map(Recording::name).toList();
        assertThat(names).containsAll(NOT_SERVED.keySet());
        for (var name : NOT_SERVED.keySet()) {
            var answer = rehearsal.answer(Recording.of(name), UnaryOperator.identity());
            assertThat(answer.status()).as(name).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void everyRecordedWordIsOneThatTheSimulatorSays() {
        var recorded = new TreeMap<String, Set<String>>();
        var said = new HashMap<String, Set<String>>();
        for (var recording : served()) {
            var service = recording.name().replaceAll("-.*", "");
            var whole = rehearsal.answer(recording, path -> path.replaceAll("&?(limit|marker)=[^&]*", ""));
            words(service, recording.body(), recorded);
            words(service, whole.json(), said);
        }
        recorded.forEach((field, words) ->
                assertThat(said.getOrDefault(field, Set.of())).as(field).containsAll(words));
    }

    @Test
    void everyAnswerNamesItsRequest() {
        for (var recording : served()) {
            var answer = rehearsal.answer(recording, UnaryOperator.identity());
            if (recording.headers().contains("x-openstack-request-id")) {
                assertThat(answer.header("x-openstack-request-id"))
                        .as(recording.name())
                        .matches("req-[0-9a-f-]{36}");
            }
        }
    }

    private static void words(String path, JsonNode node, Map<String, Set<String>> into) {
        node.forEach(child -> {
            if (node.isArray()) {
                words(path, child, into);
            }
        });
        node.properties().forEach(field -> {
            if (WORDS.contains(field.getKey()) && field.getValue().isValueNode()) {
                into.computeIfAbsent(path + "." + field.getKey(), p -> new TreeSet<>())
                        .add(field.getValue().asText());
            }
            words(path + "." + field.getKey(), field.getValue(), into);
        });
    }

    private static void assertAsRecorded(Recording recording, Answer answer) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(recording.status());
        var expected = Shapes.of(recording.body());
        var actual = Shapes.of(answer.json());
        if (expected.keySet().stream().noneMatch(path -> path.endsWith("s_links"))) {
            actual.keySet().removeIf(path -> path.contains("s_links"));
        }
        expected.keySet().removeIf(path -> NOT_VMWARES.stream().anyMatch(path::contains));
        expected.keySet().removeIf(path -> path.endsWith(NOT_IN_VIO.getOrDefault(recording.name(), "-")));
        expected.keySet().removeIf(path -> path.contains("[].fault"));
        actual.keySet().removeIf(path -> path.contains("[].fault"));
        emptied(expected.keySet(), actual.keySet());
        assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((path, types) -> assertThat(actual.get(path)).as(path).isSubsetOf(allowed(path, types)));
        assertThat(headers(answer)).containsAll(recording.headers());
    }

    /** Of a list that was empty when it was recorded nothing more is known. */
    private static void emptied(Set<String> expected, Set<String> actual) {
        var empty = expected.stream()
                .filter(path -> !expected.contains(path + "[]") && !expected.contains(path + ".*"))
                .toList();
        actual.removeIf(
                path -> empty.stream().anyMatch(list -> path.startsWith(list + "[]") || path.startsWith(list + ".*")));
    }

    /**
     * What was only ever null in the recording (task_state, disabled_reason) is a text when there is one; a server that
     * boots from a volume, of which the recording has none, has an empty text as its image.
     */
    private static Set<String> allowed(String path, Set<String> recorded) {
        return recorded.equals(Set.of("NULL"))
                ? Set.of("NULL", "STRING")
                : path.endsWith("[].image") ? Set.of("OBJECT", "STRING") : recorded;
    }

    private static Set<String> headers(Answer answer) {
        return answer.raw().headers().map().keySet().stream()
                .map(key -> key.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
