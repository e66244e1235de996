package io.vioscope.source.openstack.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.Recordings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no Placement should answer. */
class HostileAnswersTest {
    private static final String UUID = "a9343bb3-35a4-478b-bcff-57d7e4e6e9c1";
    private static final String GOOD = row("\"" + UUID + "\"", "\"c101\"", "13", "null");

    private static String row(String uuid, String name, String generation, String parent) {
        return "{\"uuid\": %s, \"name\": %s, \"generation\": %s, \"parent_provider_uuid\": %s}"
                .formatted(uuid, name, generation, parent);
    }

    private static Providers list(String... rows) {
        return Providers.read(Recordings.answerOf("{\"resource_providers\": [" + String.join(",", rows) + "]}"))
                .match(list -> list, why -> {
                    throw new AssertionError(why);
                });
    }

    private static <T> Cause cause(Result<T> result) {
        return result.match(
                ok -> {
                    throw new AssertionError(ok);
                },
                why -> why.cause());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | \"x\" | 1 | null",
                "7 | \"x\" | 1 | null",
                "\"../../../v3/users\" | \"x\" | 1 | null",
                "\"17188562-482d-4d02-b49e-ad93c2639a0a?x=1\" | \"x\" | 1 | null",
                "\"17188562-482d-4d02-b49e-ad93c2639a0a\" | null | 1 | null",
                "\"17188562-482d-4d02-b49e-ad93c2639a0a\" | {} | 1 | null",
                "\"17188562-482d-4d02-b49e-ad93c2639a0a\" | \"a\\u0000b\" | 1 | null",
                "\"17188562-482d-4d02-b49e-ad93c2639a0a\" | \"\" | 1 | null",
                "\"17188562-482d-4d02-b49e-ad93c2639a0a\" | \"x\" | \"1\" | null",
                "\"17188562-482d-4d02-b49e-ad93c2639a0a\" | \"x\" | 1.5 | null",
                "\"17188562-482d-4d02-b49e-ad93c2639a0a\" | \"x\" | 99999999999999999999 | null",
                "\"17188562-482d-4d02-b49e-ad93c2639a0a\" | \"x\" | null | null",
                "\"17188562-482d-4d02-b49e-ad93c2639a0a\" | \"x\" | 1 | 5",
                "\"17188562-482d-4d02-b49e-ad93c2639a0a\" | \"c101\" | 1 | null",
                "\"a9343bb3-35a4-478b-bcff-57d7e4e6e9c1\" | \"x\" | 1 | null"
            })
    void aRowThatCannotBeReadIsToldAndSpoilsNoOther(String uuid, String name, String generation, String parent) {
        var list = list(GOOD, row(uuid, name, generation, parent));
        assertThat(list.roots()).containsExactly(new Provider(UUID, "c101", 13));
        assertThat(list.wrong()).isNotNull();
    }

    @Test
    void whatIsPartOfAnotherProviderIsLeftOut() {
        var child = row("\"17188562-482d-4d02-b49e-ad93c2639a0a\"", "\"c101_pci\"", "1", "\"" + UUID + "\"");
        assertThat(list(child, GOOD).roots()).containsExactly(new Provider(UUID, "c101", 13));
        assertThat(list(child, GOOD).wrong()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | WRONG_SHAPE",
                "{} | WRONG_SHAPE",
                "{\"resource_providers\": {}} | WRONG_SHAPE",
                "{\"resource_providers\": [{\"uuid\": | NOT_JSON",
                "<html> | NOT_JSON"
            })
    void halfAListIsNone(String body, Cause cause) {
        assertThat(cause(Providers.read(Recordings.answerOf(body)))).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"inventories\": {}} | WRONG_SHAPE",
                "{\"inventories\": [], \"resource_provider_generation\": 1} | WRONG_SHAPE",
                "{\"inventories\": {}, \"resource_provider_generation\": \"1\"} | WRONG_SHAPE",
                "{\"inventories\": {\"VCPU\": 96}, \"resource_provider_generation\": 1} | WRONG_SHAPE",
                "{\"inventories\": {\"VCPU\": {\"total\": \"96\"}}, \"resource_provider_generation\": 1} | WRONG_SHAPE",
                "{\"inventories\": {\"VCPU\": {\"total\": -1}}, \"resource_provider_generation\": 1} | WRONG_SHAPE",
                "{\"inventories\": {\"VCPU\": {\"total\": 1.5}}, \"resource_provider_generation\": 1} | WRONG_SHAPE",
                "{\"inventories\": {\"VCPU\": {\"total\": 1e400}}, \"resource_provider_generation\": 1} | WRONG_SHAPE",
                "{\"inventories\": {\"VCPU\": {\"allocation_ratio\": 1e400}}, \"resource_provider_generation\": 1} | WRONG_SHAPE",
                "{\"inventories\": {\"VCPU\": {\"allocation_ratio\": \"16\"}}, \"resource_provider_generation\": 1} | WRONG_SHAPE",
                "{\"inventories\": {\"VCPU\": {\"total\": 96, | NOT_JSON"
            })
    void anInventoryThatCannotBeIsNone(String body, Cause cause) {
        assertThat(cause(Inventory.read(Recordings.answerOf(body)))).isEqualTo(cause);
    }

    @Test
    void whatIsNotSaidIsNotToldAndOtherResourcesMayBeAnything() {
        var body = """
                {"inventories": {"VCPU": {"total": 96, "reserved": null, "allocation_ratio": 16, "more": {}},
                 "CUSTOM_GOLD": []}, "resource_provider_generation": 1}""";
        assertThat(Inventory.read(Recordings.answerOf(body)))
                .isEqualTo(Result.ok(new Inventory(
                        1, Map.of("placement.vcpu_total", "96", "placement.vcpu_allocation_ratio", "16.0"))));
    }
}
