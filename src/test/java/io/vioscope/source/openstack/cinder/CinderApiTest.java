package io.vioscope.source.openstack.cinder;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.source.openstack.api.Microversion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CinderApiTest {
    @ParameterizedTest
    @CsvSource({"3.0, 3.70, 3.48", "3.0, 3.49, 3.48", "3.0, 3.27, 3.27", "3.0, 3.0, 3.0", "'', '', 3.0"})
    void neverSpeaksAVersionThatAsksTheScheduler(String min, String max, String spoken) {
        var base = CinderApi.DIALECT.base();
        var serverMin = Microversion.parse(min).orElse(base);
        var serverMax = Microversion.parse(max).orElse(base);
        assertThat(CinderApi.DIALECT.agreed(serverMin, serverMax)).hasToString(spoken);
    }
}
