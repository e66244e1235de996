package io.vioscope.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final Instant START = Instant.parse("2026-11-25T03:00:00Z");

    private final Rhythm rhythm = new Rhythm(Duration.ofMinutes(10));
    private Instant now = START;

    /** Polls after that many seconds and tells how far it looked. */
    private Look poll(int seconds, boolean complete, int missing) {
        now = now.plusSeconds(seconds);
        var look = rhythm.next(now);
        rhythm.ended(look, now, complete, missing);
        return look;
    }

    @Test
    void everythingFirstThenChangesUntilItIsTimeAgain() {
        assertThat(poll(0, true, 0)).isEqualTo(Look.EVERYTHING);
        for (var i = 1; i < 20; i++) {
            assertThat(poll(30, true, 0)).isEqualTo(Look.CHANGES);
        }
        assertThat(poll(30, true, 0)).isEqualTo(Look.EVERYTHING);
        assertThat(poll(30, true, 0)).isEqualTo(Look.CHANGES);
    }

    @Test
    void afterAnOutageOnePassLooksAtEverything() {
        poll(0, true, 0);
        poll(30, false, 0);
        assertThat(poll(30, false, 0)).isEqualTo(Look.EVERYTHING);
        assertThat(poll(30, true, 0)).isEqualTo(Look.EVERYTHING);
        assertThat(poll(30, true, 0)).isEqualTo(Look.CHANGES);
    }

    @Test
    void whatIsMissingIsLookedForOnceMoreAndNotForEver() {
        poll(0, true, 0);
        now = now.plusSeconds(600);
        assertThat(poll(0, true, 3)).isEqualTo(Look.EVERYTHING);
        assertThat(poll(30, true, 2)).as("the second look").isEqualTo(Look.EVERYTHING);
        assertThat(poll(30, true, 2)).isEqualTo(Look.CHANGES);
        assertThat(poll(30, true, 2)).isEqualTo(Look.CHANGES);
    }

    @Test
    void whoAsksGetsEverythingAndAClockThatWasSetBackToo() {
        poll(0, true, 0);
        rhythm.demand();
        assertThat(poll(30, true, 0)).isEqualTo(Look.EVERYTHING);
        assertThat(poll(-3600, true, 0)).isEqualTo(Look.EVERYTHING);
        assertThat(poll(30, true, 0)).isEqualTo(Look.CHANGES);
    }
}
