package io.vioscope.source.openstack.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.source.openstack.api.Microversion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NovaApiTest {
    @ParameterizedTest
    @CsvSource({"2.1, 2.93, 2.79", "2.1, 2.60, 2.60", "2.1, 2.9, 2.9", "'', '', 2.1", "2.90, 2.104, 2.90"})
    void speaksTheNewestThatBothKnow(String min, String max, String spoken) {
        var base = NovaApi.DIALECT.base();
        var serverMin = Microversion.parse(min).orElse(base);
        var serverMax = Microversion.parse(max).orElse(base);
        assertThat(NovaApi.DIALECT.agreed(serverMin, serverMax)).hasToString(spoken);
    }
}
