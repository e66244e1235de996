package io.vioscope.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Problems opened per hour, and of which hours that is known. */
class LastDayTest {
    private static final Instant NOW = Instant.parse("2026-11-25T14:20:00Z");
    private static final List<Long> NO_FACTS = Collections.nCopies(24, 0L);

    @Test
    void theLastOf24HoursIsTheOneThatIsNotOver() {
        var hours = LastDay.of(NOW, null, NO_FACTS, List.of()).hours();

        assertThat(hours).hasSize(24);
        assertThat(hours.get(0).from()).isEqualTo(Instant.parse("2026-11-24T15:00:00Z"));
        assertThat(hours.get(23).from()).isEqualTo(Instant.parse("2026-11-25T14:00:00Z"));
        assertThat(hours.get(23).to()).isEqualTo(Instant.parse("2026-11-25T15:00:00Z"));
    }

    @Test
    void aProblemCountsInTheHourInWhichItBeganOnceAndBySeverity() {
        var hours = LastDay.of(
                        NOW,
                        null,
                        NO_FACTS,
                        List.of(
                                opened(1, Severity.MAJOR, "2026-11-25T12:00:00Z"),
                                opened(2, Severity.MAJOR, "2026-11-25T12:59:59Z"),
                                opened(3, Severity.CRITICAL, "2026-11-25T12:10:00Z"),
                                opened(4, Severity.MINOR, "2026-11-25T13:00:00Z"),
                                opened(5, Severity.MINOR, "2026-11-20T13:00:00Z")))
                .hours();

        assertThat(hours.get(21).opened()).isEqualTo(Map.of(Severity.MAJOR, 2, Severity.CRITICAL, 1));
        assertThat(hours.get(22).opened()).isEqualTo(Map.of(Severity.MINOR, 1));
        assertThat(hours.stream().mapToInt(LastDay.Hour::total).sum()).isEqualTo(4);
    }

    @Test
    void anHourOfWhichNothingIsRecordedIsNotAnHourWithoutProblems() {
        var facts = IntStream.range(0, 24).mapToObj(i -> i == 5 ? 7L : 0L).toList();
        var hours = LastDay.of(
                        NOW,
                        NOW.minus(Duration.ofMinutes(80)),
                        facts,
                        List.of(opened(1, Severity.MAJOR, "2026-11-24T23:00:00Z")))
                .hours();

        assertThat(IntStream.range(0, 24).filter(i -> hours.get(i).recorded()).boxed())
                .as("a fact, a problem, and the hours since the start")
                .containsExactly(5, 8, 22, 23);
    }

    @Test
    void thatThisServerRunsNowSaysNothingOfAMomentOfThePast() {
        assertThat(LastDay.of(NOW, null, NO_FACTS, List.of()).hours()).noneMatch(LastDay.Hour::recorded);
    }

    private static Opened opened(long number, Severity severity, String at) {
        return new Opened("vio", number, severity, Instant.parse(at));
    }
}
