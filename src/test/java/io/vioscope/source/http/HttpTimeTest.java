package io.vioscope.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HttpTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:12:20Z");

    @Test
    void retryAfterIsSecondsOrADate() {
        assertThat(HttpTime.retryAfter("7", NOW)).contains(Duration.ofSeconds(7));
        assertThat(HttpTime.retryAfter("Sun, 22 Nov 2026 08:12:30 GMT", NOW)).contains(Duration.ofSeconds(10));
        assertThat(HttpTime.retryAfter("Sun, 22 Nov 2026 08:12:10 GMT", NOW)).contains(Duration.ZERO);
    }

    @Test
    void nonsenseIsNoTime() {
        assertThat(HttpTime.retryAfter("soon", NOW)).isEmpty();
        assertThat(HttpTime.retryAfter("-1", NOW)).isEmpty();
        assertThat(HttpTime.retryAfter(null, NOW)).isEmpty();
    }
}
