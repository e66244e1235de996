package io.vioscope.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a session is over, and what is kept of its secret. */
class SessionTest {
    private static final Instant START = Instant.parse("2026-11-26T08:00:00Z");
    private static final SessionLimits LIMITS = new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(12));
    private final Session session =
            new Session(1, new Principal("ann", Role.VIEWER, Way.LOCAL), START, START, "192.0.2.1");

    @Test
    void itIsOverWhenNothingIsDone() {
        assertThat(session.refusal(START.plusSeconds(1799), LIMITS)).isEmpty();
        assertThat(session.refusal(START.plusSeconds(1800), LIMITS)).contains(Refusal.IDLE);
    }

    @Test
    void itIsOverInTheEndWhateverIsDone() {
        var end = START.plus(Duration.ofHours(12));
        assertThat(session.used(end.minusSeconds(1)).refusal(end.minusSeconds(1), LIMITS))
                .isEmpty();
        assertThat(session.used(end.minusSeconds(1)).refusal(end, LIMITS)).contains(Refusal.ENDED);
    }

    @Test
    void aSecretIsNotPrintedAndItsHashTellsNothing() {
        var secret = Secret.of(Secret.TOKEN, new byte[Secret.OCTETS]);
        assertThat(secret.text()).startsWith("vioscope_A").hasSize(52);
        assertThat(secret).hasToString("***");
        assertThat(secret.hash()).hasSize(64).doesNotContain("AAAA").isEqualTo(new Secret(secret.text()).hash());
    }
}
