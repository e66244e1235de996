package io.vioscope.rca;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Flow;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who hurts more weighs more. */
class WeightTest {
    private static Impact impact(Flow flow, Kind kind, int count) {
        return new Impact(Map.of(flow, new TreeMap<>(Map.of(kind, count))));
    }

    @Test
    void nobodyWeighsNothing() {
        assertThat(Weight.of(Impact.NONE)).isZero();
    }

    @Test
    void thePointsAreThoseOfTheDocumentation() {
        assertThat(Weight.of(impact(Flow.SERVICE, Kind.SERVER, 3))).isEqualTo(150);
        assertThat(Weight.of(impact(Flow.MANAGEMENT, Kind.SERVER, 3))).isEqualTo(30);
        assertThat(Weight.of(impact(Flow.KNOWLEDGE, Kind.SERVER, 3))).isEqualTo(15);
        assertThat(Weight.of(impact(Flow.SERVICE, Kind.PROJECT, 1))).isEqualTo(100);
        assertThat(Weight.of(impact(Flow.SERVICE, Kind.VOLUME, 1))).isEqualTo(30);
        assertThat(Weight.of(impact(Flow.SERVICE, Kind.PORT, 1))).isEqualTo(10);
        assertThat(Weight.of(new Impact(Map.of(), 1, 2))).isEqualTo(140);
    }

    @Test
    void moreThanCanBeCountedIsTheMost() {
        assertThat(Weight.of(impact(Flow.SERVICE, Kind.PROJECT, Integer.MAX_VALUE)))
                .isEqualTo(Integer.MAX_VALUE);
    }
}
