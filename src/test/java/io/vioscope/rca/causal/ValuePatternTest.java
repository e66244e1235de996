package io.vioscope.rca.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValuePatternTest {
    private static boolean fits(@Nullable String value, String... written) {
        return ValuePattern.anyOf(List.of(written)).fits(value);
    }

    @Test
    void oneOfSomeTexts() {
        assertThat(fits("down", "down", "degraded")).isTrue();
        assertThat(fits("up", "down", "degraded")).isFalse();
        assertThat(fits(null, "down")).isFalse();
    }

    @Test
    void aStarStandsForAnythingAndNothingElseIsSpecial() {
        assertThat(fits("Build of instance 7 (a+b)? aborted", "*(a+b)?*")).isTrue();
        assertThat(fits("two\nlines", "two*")).isTrue();
        assertThat(fits("aab", "a.b")).isFalse();
    }

    @Test
    void wholeNumbersInBetween() {
        assertThat(fits("1", "1..99")).isTrue();
        assertThat(fits("99", "1..99")).isTrue();
        assertThat(fits("100", "1..99")).isFalse();
        assertThat(fits("many", "1..99")).isFalse();
        assertThat(fits("99999999999", "1..99")).isFalse();
    }

    @Test
    void notAndAbsent() {
        assertThat(fits(null, "absent")).isTrue();
        assertThat(fits("x", "absent")).isFalse();
        assertThat(fits("false", "not true")).isTrue();
        assertThat(fits(null, "not true")).isTrue();
        assertThat(fits("true", "not true")).isFalse();
    }
}
