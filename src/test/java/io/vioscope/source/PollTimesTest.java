package io.vioscope.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollTimesTest {
    @Test
    void aClockThatGoesBackDoesNotMakeReportsOlder() {
        var noon = Instant.parse("2026-11-25T12:00:00Z");
        var ticks =
                List.of(noon, noon.minusSeconds(60), noon, noon.plusSeconds(1)).iterator();
        var times = new PollTimes(ticks::next);
        assertThat(times.next()).isEqualTo(noon);
        assertThat(times.next()).isEqualTo(noon.plusNanos(1000));
        assertThat(times.next()).isEqualTo(noon.plusNanos(2000));
        assertThat(times.next()).isEqualTo(noon.plusSeconds(1));
    }
}
