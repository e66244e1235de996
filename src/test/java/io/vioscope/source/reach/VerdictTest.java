package io.vioscope.source.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from what several places see. R is reached, N not reached, ? not known. */
class VerdictTest {
    private static Map<String, Sight> sights(String each) {
        var sights = new LinkedHashMap<String, Sight>();
        for (var i = 0; i < each.length(); i++) {
            sights.put(
                    "place" + i,
                    switch (each.charAt(i)) {
                        case 'R' -> Sight.reached(Duration.ZERO);
                        case 'N' -> Sight.notReached("no answer");
                        default -> Sight.notKnown("who knows");
                    });
        }
        return sights;
    }

    @ParameterizedTest
    @CsvSource({
        "?,   not known,                             UNKNOWN",
        "??,  not known,                             UNKNOWN",
        "R,   reached,                               OK",
        "R?,  reached,                               OK",
        "RR,  reached,                               OK",
        "N,   not reached from the one place that tries, UNKNOWN",
        "N?,  not reached from the one place that tries, UNKNOWN",
        "NN,  not reached,                           DOWN",
        "NN?, not reached,                           DOWN",
        "RN,  reached from some places only,         UNKNOWN",
        "NRN, reached from some places only,         UNKNOWN"
    })
    void anAddressIsDownOnlyWhereTwoPlacesSayItAndNoneReachesIt(String each, String word, String health) {
        var verdict = Verdict.of(sights(each));
        assertThat(verdict.word()).isEqualTo(word);
        assertThat(verdict.health()).hasToString(health);
    }

    @Test
    void aPlaceThatReachesNothingThatOthersReachIsItselfCutOff() {
        var all = Map.of("a", sights("NR"), "b", sights("NR"), "c", sights("NN"));
        assertThat(Verdict.cutOff(all)).containsExactly("place0");
        var rest = Verdict.without(Verdict.cutOff(all), sights("NR"));
        assertThat(Verdict.of(rest).word()).isEqualTo("reached");
        assertThat(Verdict.of(Verdict.without(Verdict.cutOff(all), sights("NN")))
                        .word())
                .isEqualTo(Verdict.FROM_ONE);
    }

    @Test
    void oneAddressAloneIsNoReasonToHoldAPlaceCutOffAndNothingAtAllForBothIsTheCloud() {
        assertThat(Verdict.cutOff(Map.of("a", sights("NR")))).isEmpty();
        assertThat(Verdict.cutOff(Map.of("a", sights("NR"), "b", sights("RR")))).isEmpty();
        assertThat(Verdict.cutOff(Map.of("a", sights("NN"), "b", sights("NN")))).isEmpty();
    }
}
