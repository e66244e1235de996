package io.vioscope.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final Instant START = Instant.parse("2026-11-25T03:00:00Z");

    private final Budget budget = new Budget(60);

    @Test
    void aQuietMinuteLetsThatManyThroughAndThenOneASecond() {
        for (var i = 0; i < 60; i++) {
            assertThat(budget.turn(START)).isZero();
        }
        assertThat(budget.taken(START)).isEqualTo(60);
        assertThat(budget.turn(START)).isEqualTo(Duration.ofSeconds(1));
        assertThat(budget.turn(START)).isEqualTo(Duration.ofSeconds(2));
        assertThat(budget.turn(START.plusSeconds(10))).isZero();
    }

    @Test
    void whatWasTakenComesBackWithTime() {
        for (var i = 0; i < 30; i++) {
            budget.turn(START);
        }
        assertThat(budget.taken(START.plusSeconds(10))).isEqualTo(20);
        assertThat(budget.taken(START.plusSeconds(31))).isZero();
    }

    @Test
    void aClockThatWasSetBackStopsNothing() {
        budget.turn(START);
        assertThat(budget.turn(START.minusSeconds(3600))).isZero();
    }
}
