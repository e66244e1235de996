package io.vioscope.rca.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaTest {
    @ParameterizedTest
    @CsvSource({
        "1, 0",
        "2, 0",
        "3, 0.6931471805599453",
        "0.5, 0.5723649429247001",
        "10, 12.801827480081469",
        "200.5, 860.5822035097825"
    })
    void theGammaFunctionIsRight(double x, double log) {
        assertThat(Beta.logGamma(x)).isCloseTo(log, within(1e-9));
    }

    /** Uniform share: after k of n the probability of an order is k! (n-k)! / (n+1)!. */
    @ParameterizedTest
    @CsvSource({"0, 0, 1", "1, 0, 0.5", "2, 1, 0.08333333333333333", "0, 3, 0.25"})
    void aGroupWithAnyShareIsAsProbableAsItIs(int bad, int ok, double probability) {
        assertThat(Math.exp(Beta.log(1, 1, bad, ok))).isCloseTo(probability, within(1e-9));
    }
}
