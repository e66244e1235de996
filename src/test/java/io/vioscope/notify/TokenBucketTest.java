package io.vioscope.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final Instant NOW = Cases.AT;

    @Test
    void letsABurstThroughAndThenSaysHowLongToWait() {
        var bucket = new TokenBucket(50, 200);

        for (var i = 0; i < 50; i++) {
            assertThat(bucket.take(NOW)).isZero();
        }

        assertThat(bucket.take(NOW)).isEqualTo(Duration.ofMillis(5));
        assertThat(bucket.take(NOW.plusMillis(4))).isEqualTo(Duration.ofMillis(1));
        assertThat(bucket.take(NOW.plusMillis(5))).isZero();
        assertThat(bucket.take(NOW.plusMillis(5))).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void neverHoldsMoreThanABurst() {
        var bucket = new TokenBucket(2, 10);
        bucket.take(NOW);
        var later = NOW.plusSeconds(3600);

        assertThat(bucket.take(later)).isZero();
        assertThat(bucket.take(later)).isZero();
        assertThat(bucket.take(later)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void keepsTheRateOverALongTime() {
        var bucket = new TokenBucket(1, 10);
        var now = NOW;
        for (var i = 0; i < 100; i++) {
            now = now.plus(bucket.take(now));
            assertThat(bucket.take(now)).isNotNull();
        }

        assertThat(Duration.between(NOW, now)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
    }

    @Test
    void aClockThatGoesBackGivesNothingAway() {
        var bucket = new TokenBucket(1, 10);
        bucket.take(NOW);

        assertThat(bucket.take(NOW.minusSeconds(1))).isPositive();
    }

    @Test
    void severalAtOnceCountAsSeveralAndMayBeMoreThanItHolds() {
        var bucket = new TokenBucket(3, 10);

        assertThat(bucket.take(NOW, 2)).isZero();
        assertThat(bucket.take(NOW, 2)).isEqualTo(Duration.ofMillis(100));
        assertThat(bucket.take(NOW, 1)).isZero();

        var small = new TokenBucket(1, 10);
        assertThat(small.take(NOW, 2)).isZero();
        assertThat(small.take(NOW, 2)).isEqualTo(Duration.ofMillis(200));
    }
}
