package io.vioscope.source.openstack.nova;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicroversionTest {
    @ParameterizedTest
    @CsvSource({"2.1, 2.93, 2.79", "2.1, 2.60, 2.60", "2.1, 2.9, 2.9", "'', '', 2.1", "2.90, 2.104, 2.90"})
    void isTheNewestThatBothKnow(String min, String max, String spoken) {
        var serverMin = Microversion.parse(min).orElse(Microversion.BASE);
        var serverMax = Microversion.parse(max).orElse(Microversion.BASE);
        assertThat(Microversion.agreed(serverMin, serverMax)).hasToString(spoken);
    }
}
