package io.vioscope.source.openstack;

import static io.vioscope.source.openstack.FakeCloud.PLACEMENT;
import static io.vioscope.source.openstack.FakeCloud.PROVIDERS;
import static io.vioscope.source.openstack.FakeCloud.inventories;
import static io.vioscope.source.openstack.FakeCloud.json;
import static io.vioscope.source.openstack.Watch.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.SourceStatus;
import io.vioscope.source.Look;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Placement may answer, and what is then believed of Nova's hypervisors. */
class PlacementTest {
    private static final String VCENTER = ".4f1e0c5a-7b7a-4c6e-9a51-2f6f0f5a0c01";
    private static final String C17 = "domain-c17" + VCENTER;
    private static final String C101 = "domain-c101" + VCENTER;
    private static final String C17_UUID = "1eba1015-3025-4c0a-ab5d-1e5555765b22";
    private static final String C101_UUID = "a9343bb3-35a4-478b-bcff-57d7e4e6e9c1";
    private static final String TOTAL = "placement.vcpu_total";
    private static final String DISABLED = "placement.compute_status_disabled";
    private static final Completeness COMPLETE = new Completeness.Complete();

    private final Watch watch = new Watch("placement");

    @BeforeEach
    void nova() {
        watch.poll("nova");
    }

    @AfterEach
    void stop() {
        watch.close();
    }

    private Map<String, String> attributes(String hypervisor) {
        return watch.believed(Kind.HYPERVISOR, hypervisor)
                .orElseThrow()
                .attributes()
                .toMap();
    }

    private String attribute(String hypervisor, String name) {
        return attributes(hypervisor).getOrDefault(name, "none");
    }

    private Instant toldAt(String hypervisor) {
        return watch.toldAt(Kind.HYPERVISOR, hypervisor, TOTAL);
    }

    /** What a poll asks Placement for. */
    private List<String> asked(Look look) {
        watch.cloud.asked.clear();
        watch.poll(look);
        return watch.cloud.asked.stream()
                .filter(a -> a.contains("/placement"))
                .map(a -> a.substring(a.indexOf(PLACEMENT) + PLACEMENT.length()))
                .sorted()
                .toList();
    }

    private static String recordedList() {
        return Recordings.body("placement-resource-providers");
    }

    /** From now on the list, but not that of the disabled, is this. */
    private void lists(String body) {
        watch.cloud.on(PROVIDERS, r -> {
            if (r.getParam("required") == null) {
                json(r, body);
            } else {
                json(r, "{\"resource_providers\": []}");
            }
        });
    }

    private static String inventory(int total, long generation) {
        return """
                {"inventories": {"VCPU": {"total": %d}}, "resource_provider_generation": %d}""".formatted(total, generation);
    }

    private void fails(String provider, int status) {
        watch.cloud.on(
                inventories(provider), r -> r.response().setStatusCode(status).end("{}"));
    }

    @Test
    void aHypervisorIsGivenWhatItsProviderSays() {
        assertThat(watch.poll().completeness()).isEqualTo(COMPLETE);
        assertThat(attributes(C17))
                .containsEntry("vcpus", "192")
                .containsEntry(TOTAL, "192")
                .containsEntry("placement.vcpu_max_unit", "64")
                .containsEntry("placement.vcpu_allocation_ratio", "16.0")
                .containsEntry("placement.memory_mb_reserved", "512")
                .containsEntry("placement.disk_gb_min_unit", "1")
                .containsEntry("placement.disk_gb_step_size", "1")
                .containsEntry("placement.provider", C17_UUID)
                .containsEntry(DISABLED, "false")
                .doesNotContainKey("placement.disk_gb_max_unit")
                .noneSatisfy((name, value) -> assertThat(name).contains("generation"));
    }

    @Test
    void itIsAskedInTheNewestVersionThatBothKnow() {
        var versions = new CopyOnWriteArrayList<String>();
        watch.cloud.on(inventories(C17_UUID), r -> {
            versions.add(Objects.requireNonNull(r.getHeader("OpenStack-API-Version")));
            watch.cloud.truth(r);
        });
        watch.poll();
        assertThat(versions).containsExactly("placement 1.39");
    }

    @Test
    void whereNothingMovedNothingIsReadAgainAndAllIsAsNewAsTheList() {
        watch.poll();
        var first = toldAt(C17);
        assertThat(asked(Look.CHANGES))
                .containsExactly("resource_providers", "resource_providers?required=COMPUTE_STATUS_DISABLED");
        assertThat(watch.facts()).isEmpty();
        assertThat(toldAt(C17)).isAfter(first);
    }

    @Test
    void whatMovedIsReadAgain() {
        watch.poll();
        lists(recordedList().replace("\"generation\":9", "\"generation\":10"));
        watch.cloud.on(inventories(C17_UUID), r -> json(r, inventory(128, 10)));
        assertThat(asked(Look.CHANGES)).hasSize(3).contains("resource_providers/" + C17_UUID + "/inventories");
        assertThat(attribute(C17, TOTAL)).isEqualTo("128");
        assertThat(attribute(C17, "placement.memory_mb_total")).isEqualTo("none");
        assertThat(asked(Look.CHANGES)).hasSize(2);
    }

    @Test
    void aGenerationThatLiesIsFoundOutByALookAtEverything() {
        watch.poll();
        watch.cloud.on(inventories(C17_UUID), r -> json(r, inventory(128, 9)));
        watch.poll(Look.CHANGES);
        assertThat(attribute(C17, TOTAL)).isEqualTo("192");
        watch.poll(Look.EVERYTHING);
        assertThat(attribute(C17, TOTAL)).isEqualTo("128");
        watch.cloud.on(inventories(C17_UUID), r -> json(r, inventory(96, 7)));
        watch.poll(Look.EVERYTHING);
        assertThat(attribute(C17, TOTAL)).isEqualTo("96");
        assertThat(asked(Look.CHANGES)).as("it never fits").hasSize(3);
    }

    @Test
    void aProviderThatIsNotListedAnyMoreTakesItsWordsWithIt() {
        watch.poll();
        lists("{\"resource_providers\": []}");
        assertThat(watch.poll().completeness()).isEqualTo(COMPLETE);
        assertThat(attributes(C17))
                .containsEntry("vcpus", "192")
                .noneSatisfy((name, value) -> assertThat(name).startsWith("placement."));
    }

    @Test
    void aProviderThatVanishedBetweenTwoCallsIsNoFailureButOneThatStaysListedIs() {
        watch.poll();
        var before = toldAt(C17);
        lists(recordedList().replace("\"generation\":9", "\"generation\":10"));
        fails(C17_UUID, 404);
        assertThat(watch.poll(Look.CHANGES).completeness()).isEqualTo(COMPLETE);
        assertThat(unseen(watch.poll(Look.CHANGES), Kind.HYPERVISOR).cause()).isEqualTo(Cause.NOT_FOUND);
        assertThat(attribute(C17, TOTAL)).isEqualTo("192");
        assertThat(toldAt(C17)).isEqualTo(before);
        assertThat(toldAt(C101)).isAfter(before);
    }

    @ParameterizedTest
    @CsvSource({"500, SERVER_ERROR", "403, FORBIDDEN", "429, RATE_LIMITED"})
    void anInventoryThatCannotBeReadStaysAsOldAsItIs(int status, Cause cause) {
        watch.poll();
        var before = toldAt(C101);
        fails(C101_UUID, status);
        lists(recordedList().replace("\"generation\":13", "\"generation\":14"));
        var report = watch.poll(Look.CHANGES);
        assertThat(unseen(report, Kind.HYPERVISOR).cause()).isEqualTo(cause);
        assertThat(watch.status()).isEqualTo(SourceStatus.PARTIAL);
        assertThat(attribute(C101, TOTAL)).isEqualTo("96");
        assertThat(toldAt(C101)).isEqualTo(before);
        assertThat(toldAt(C17)).isAfter(before);
    }

    @Test
    void afterARestartWhatCannotBeReadStaysBelieved() {
        watch.poll();
        fails(C101_UUID, 500);
        fails(C17_UUID, 404);
        var report = watch.poll("placement");
        assertThat(report.completeness()).isInstanceOf(Completeness.Partial.class);
        assertThat(attribute(C101, TOTAL)).isEqualTo("96");
        assertThat(attribute(C17, TOTAL)).isEqualTo("192");
    }

    @Test
    void wrongShapesAreToldAndSpoilNoOther() {
        watch.cloud.on(inventories(C101_UUID), r -> json(r, "{\"inventories\": 7}"));
        assertThat(unseen(watch.poll(), Kind.HYPERVISOR).cause()).isEqualTo(Cause.WRONG_SHAPE);
        assertThat(attribute(C17, TOTAL)).isEqualTo("192");
        assertThat(attribute(C101, TOTAL)).isEqualTo("none");
        watch.cloud.truth(inventories(C101_UUID));
        assertThat(watch.poll().completeness()).isEqualTo(COMPLETE);
        lists(recordedList().replace("\"uuid\":\"" + C101_UUID + "\",", ""));
        assertThat(unseen(watch.poll(), Kind.HYPERVISOR).cause()).isEqualTo(Cause.WRONG_SHAPE);
        assertThat(attribute(C101, TOTAL)).isEqualTo("96");
    }

    @ParameterizedTest
    @CsvSource({"403, FORBIDDEN", "401, UNAUTHORIZED", "404, NOT_FOUND", "406, UNEXPECTED_STATUS", "503, SERVER_ERROR"})
    void withoutTheListNothingIsKnownAnew(int status, Cause cause) {
        watch.poll();
        var before = toldAt(C17);
        var body = Recordings.body("placement-resource-providers-member-403");
        watch.cloud.on(PROVIDERS, r -> r.response().setStatusCode(status).end(body));
        var report = watch.poll();
        assertThat(report.completeness())
                .isInstanceOfSatisfying(
                        Completeness.Failed.class,
                        failed -> assertThat(failed.why().cause()).isEqualTo(cause));
        assertThat(watch.facts()).hasSize(1);
        assertThat(toldAt(C17)).isEqualTo(before);
    }

    @Test
    void halfAListIsNone() {
        watch.poll();
        lists(recordedList().substring(0, 500));
        assertThat(unseen(watch.poll(), Kind.HYPERVISOR).cause()).isEqualTo(Cause.NOT_JSON);
        assertThat(attribute(C17, TOTAL)).isEqualTo("192");
    }

    @Test
    void aCloudWithoutPlacementSaysSo() {
        watch.cloud.on(
                FakeCloud.LOGIN, r -> watch.cloud.login(r, watch.cloud.token().replace("\"placement\"", "\"none\"")));
        assertThat(unseen(watch.poll(), Kind.HYPERVISOR).cause()).isEqualTo(Cause.NOT_IN_CATALOG);
        assertThat(watch.cloud.asked).noneMatch(a -> a.contains("/placement"));
    }

    @Test
    void whatNovaHasDisabledIsSaid() {
        watch.cloud.on(PROVIDERS, r -> {
            var body = r.getParam("required") == null
                    ? recordedList()
                    : "{\"resource_providers\": [{\"uuid\": \"" + C17_UUID
                            + "\", \"name\": \"x\", \"generation\": 1}]}";
            json(r, body);
        });
        watch.poll();
        assertThat(attribute(C17, DISABLED)).isEqualTo("true");
        assertThat(attribute(C101, DISABLED)).isEqualTo("false");
    }

    @Test
    void aPlacementThatDoesNotKnowTheTraitIsAskedForItSeldom() {
        watch.cloud.on(PROVIDERS, r -> {
            if (r.getParam("required") == null) {
                json(r, recordedList());
            } else {
                r.response().setStatusCode(400).end("{}");
            }
        });
        assertThat(asked(Look.EVERYTHING)).contains("resource_providers?required=COMPUTE_STATUS_DISABLED");
        assertThat(watch.status()).isEqualTo(SourceStatus.FRESH);
        assertThat(attribute(C17, DISABLED)).isEqualTo("none");
        assertThat(attribute(C17, TOTAL)).isEqualTo("192");
        assertThat(asked(Look.CHANGES)).containsExactly("resource_providers");
        assertThat(asked(Look.EVERYTHING)).contains("resource_providers?required=COMPUTE_STATUS_DISABLED");
    }

    @Test
    void anOldPlacementIsNotAskedForTraits() {
        var root = Recordings.body("placement-root").replace("1.39", "1.17");
        watch.cloud.on(PLACEMENT, r -> json(r, root));
        assertThat(asked(Look.EVERYTHING)).noneMatch(a -> a.contains("required"));
        assertThat(attribute(C17, TOTAL)).isEqualTo("192");
    }

    private static String uuid(int i) {
        return String.format("00000000-0000-0000-0000-%012d", i);
    }

    /** That many providers, all of that generation, with inventories that fit. */
    private void many(int count, long generation) {
        lists(IntStream.range(0, count)
                .mapToObj(i ->
                        "{\"uuid\": \"" + uuid(i) + "\", \"name\": \"n" + i + "\", \"generation\": " + generation + "}")
                .collect(Collectors.joining(",", "{\"resource_providers\": [", "]}")));
        IntStream.range(0, count)
                .forEach(i -> watch.cloud.on(inventories(uuid(i)), r -> json(r, inventory(i + 1, generation))));
    }

    private static long old(Report report) {
        return report.beyond().details().asOf().values().stream()
                .filter(at -> at.isBefore(report.at()))
                .count();
    }

    @Test
    void ofManyAllAreReadAtFirstAndThenSixteenAPoll() {
        many(40, 1);
        assertThat(asked(Look.EVERYTHING))
                .as("versions, two lists, inventories")
                .hasSize(43);
        many(40, 2);
        watch.cloud.asked.clear();
        var report = watch.poll(Look.CHANGES);
        assertThat(watch.cloud.asked).hasSize(18);
        assertThat(report.completeness()).isEqualTo(COMPLETE);
        assertThat(old(report)).isEqualTo(24);
        assertThat(report.aside().notes())
                .singleElement()
                .asString()
                .startsWith("24 providers are told as before the last change");
        assertThat(old(watch.poll(Look.CHANGES))).isEqualTo(8);
        assertThat(old(watch.poll(Look.CHANGES))).isZero();
        assertThat(asked(Look.CHANGES)).hasSize(2);
    }

    @Test
    void anApiInTroubleIsNotAskedForTheRestBeforeTheNextPoll() {
        many(40, 1);
        IntStream.range(0, 40).forEach(i -> fails(uuid(i), 500));
        watch.cloud.asked.clear();
        assertThat(watch.poll().completeness()).isInstanceOf(Completeness.Failed.class);
        var inventories = watch.cloud.asked.stream()
                .filter(a -> a.endsWith("/inventories"))
                .distinct()
                .toList();
        assertThat(inventories).hasSizeLessThanOrEqualTo(5);
        many(40, 1);
        var report = watch.poll();
        assertThat(report.completeness()).isEqualTo(COMPLETE);
        assertThat(report.beyond().details().told()).hasSize(40);
        assertThat(Collections.max(report.beyond().details().asOf().values())).isEqualTo(report.at());
    }
}
