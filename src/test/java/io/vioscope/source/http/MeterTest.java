package io.vioscope.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What can be said of another clock by the Date of its answers. */
class MeterTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final Meter meter = new Meter();

    private void answered(long aheadMillis, long sentMillis, long tripMillis) {
        var sent = NOON.plusMillis(sentMillis);
        var date = sent.plusMillis(tripMillis / 2 + aheadMillis).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        meter.answered(date, sent, sent.plusMillis(tripMillis));
    }

    @Test
    void nothingWithoutAnswers() {
        meter.answered(null, NOON, NOON);
        assertThat(meter.skew()).isNull();
    }

    @Test
    void whateverPartOfASecondItIsSentInTheClockIsRight() {
        for (var millis = 0; millis < 1000; millis += 100) {
            answered(0, millis, 40);
        }
        assertThat(meter.skew()).isZero();
    }

    @Test
    void theWayOfTheAnswerIsTakenIntoAccount() {
        for (var millis = 0; millis < 1000; millis += 100) {
            answered(-7000, millis, 1900);
        }
        assertThat(meter.skew()).isEqualTo(Duration.ofSeconds(-7));
    }

    @Test
    void oneWrongClockBehindABalancerDoesNotOutvoteTheOthers() {
        answered(0, 100, 10);
        answered(0, 600, 10);
        answered(90_000, 300, 10);
        assertThat(meter.skew()).isBetween(Duration.ofSeconds(-1), Duration.ofSeconds(1));
    }

    @Test
    void aSlowAnswerSaysTooLittle() {
        answered(0, 0, 20_000);
        assertThat(meter.skew()).isNull();
    }

    @Test
    void aClockOfOursThatWasSetBackMeanwhileSaysNothing() {
        meter.answered(NOON, NOON, NOON.minusSeconds(3600));
        assertThat(meter.skew()).isNull();
    }
}
