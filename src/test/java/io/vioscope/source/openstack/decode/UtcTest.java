package io.vioscope.source.openstack.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T08:11:20",
                "2026-11-22T08:11:20.000000",
                "2026-11-22T08:11:20.123456",
                "2026-11-22T08:11:20.5",
                "2026-11-22T08:11:20.123456789",
                "2026-11-22T24:00:00",
                "2016-12-31T23:59:60",
                "2024-02-29T00:00:00",
                "1969-12-31T23:59:59.999999"
            })
    void readsWhatJavaReadsWithOrWithoutZone(String text) {
        assertThat(Utc.parse(text)).contains(Instant.parse(text + "Z"));
        assertThat(Utc.parse(text + "Z")).contains(Instant.parse(text + "Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-22",
                "2026-11-22 08:11:20",
                "2026-13-22T08:11:20",
                "2025-02-29T08:11:20",
                "2026-11-22T25:11:20",
                "2026-11-22T08:61:20",
                "2026-11-22T08:11:2x",
                "2026-11-22T08:11:20,123456",
                "2026-11-22T08:11:20+01:00",
                "-026-11-22T08:11:20",
                "２０２６-11-22T08:11:20"
            })
    void takesNothingElseForATime(String text) {
        assertThat(Utc.parse(text)).isEmpty();
    }

    @Test
    void yearsMayHaveMoreDigits() {
        assertThat(Utc.parse("+12026-11-22T08:11:20")).contains(Instant.parse("+12026-11-22T08:11:20Z"));
    }
}
