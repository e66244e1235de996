package io.vioscope.source.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.ReadFailure.Cause;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryTest {
    private final Retry retry = new Retry();

    @Test
    void waitsLongerEachTimeUpToAMinute() {
        assertThat(retry.after(Cause.REFUSED, 0.5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(retry.after(Cause.REFUSED, 0.5)).isEqualTo(Duration.ofSeconds(2));
        assertThat(retry.after(Cause.TIMED_OUT, 0.0)).isEqualTo(Duration.ofSeconds(3));
        for (var i = 0; i < 10; i++) {
            retry.after(Cause.REFUSED, 0.5);
        }
        assertThat(retry.after(Cause.REFUSED, 1.0)).isEqualTo(Duration.ofSeconds(75));
        retry.worked();
        assertThat(retry.after(Cause.REFUSED, 0.5)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatOnlyPeopleCanMendIsTriedSeldom() {
        assertThat(retry.after(Cause.UNAUTHORIZED, 0.5)).isEqualTo(Duration.ofMinutes(5));
    }
}
