package io.vioscope.source.openstack.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.source.openstack.keystone.ServiceType;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTest {
    private static final Dialect CINDER = new Dialect(
            ServiceType.BLOCK_STORAGE,
            "/v3",
            Pattern.compile("^(.*?/v3)(?:/.*)?$"),
            "v3.0",
            new Microversion(3, 0),
            new Microversion(3, 48),
            version -> Map.of());

    @ParameterizedTest
    @CsvSource({
        "http://h:8776/v3/0123abcd, http://h:8776/v3/, http://h:8776/v3/0123abcd",
        "http://h:8776/v3/AUTH_0123, http://h:8776/v3/, http://h:8776/v3/AUTH_0123",
        "http://h/volume/v3, http://h/volume/v3/, http://h/volume/v3",
        "http://h/volume, http://h/volume/v3/, http://h/volume/v3"
    })
    void asksForVersionsBeforeTheProject(String url, String versions, String lists) {
        assertThat(CINDER.versions(url)).isEqualTo(versions);
        assertThat(CINDER.lists(url)).isEqualTo(lists);
    }

    @ParameterizedTest
    @CsvSource({"3.48, 3.48", "2.1, 2.1", "'', none", "v3.0, none", "3, none", "3.99999, none"})
    void aVersionIsTwoNumbers(String text, String version) {
        assertThat(Microversion.parse(text).map(Microversion::toString).orElse("none"))
                .isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({"3.9, 3.48, false", "3.48, 3.9, true", "3.9, 3.9, true", "3.0, 2.99, true"})
    void versionsAreOrderedByNumberNotByText(String version, String feature, boolean has) {
        var spoken = Microversion.parse(version).orElseThrow();
        assertThat(spoken.has(Microversion.parse(feature).orElseThrow())).isEqualTo(has);
    }
}
