package io.vioscope.source.openstack.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Attributes;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SaidTest {
    @Test
    void whatIsSaidIsSortedAndWhatIsNotIsLeftOut() {
        assertThat(Said.of("c", "3", "a", "1", "x", null, "y", "", "b", "2"))
                .isEqualTo(Attributes.of(Map.of("a", "1", "b", "2", "c", "3")));
    }

    @Test
    void whoSaysNothingHasNoAttributes() {
        assertThat(Said.of()).isEqualTo(Attributes.none());
        assertThat(Said.of("a", null, "b", "")).isEqualTo(Attributes.none());
    }
}
