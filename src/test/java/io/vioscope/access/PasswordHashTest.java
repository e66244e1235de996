package io.vioscope.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** How passwords are kept, and which are taken. */
class PasswordHashTest {
    private static final byte[] SALT = new byte[PasswordHash.SALT];

    @Test
    void onlyThePasswordFitsWhatIsKept() {
        var kept = PasswordHash.of("correct horse battery", SALT);
        assertThat(kept).startsWith("$pbkdf2-sha512$i=220000$").doesNotContain("horse");
        assertThat(PasswordHash.fits("correct horse battery", kept)).isTrue();
        assertThat(PasswordHash.fits("correct horse batterx", kept)).isFalse();
        assertThat(PasswordHash.fits("", kept)).isFalse();
    }

    @Test
    void whatWasKeptWithFewerRoundsStillFits() {
        // Made by Python's hashlib.pbkdf2_hmac("sha512", b"correct horse battery", bytes(16), 1000, 64).
        var other = "$pbkdf2-sha512$i=1000$AAAAAAAAAAAAAAAAAAAAAA$"
                + "S6wrjL8u5eQhj678GUK5Bl/xU7RwmzFgDJvBhtaa2p5NFFigo4BLjS5Iedfv17PMrJ2XmQbSBMlxYspldArG4w";
        assertThat(PasswordHash.fits("correct horse battery", other)).isTrue();
    }

    @Test
    void theSameInOtherCodePointsIsTheSame() {
        var kept = PasswordHash.of("gr\u00fcne Wiesen im Mai", SALT);
        assertThat(PasswordHash.fits("gru\u0308ne Wiesen im Mai", kept)).isTrue();
    }

    @Test
    void nobodyHasAPassword() {
        assertThat(PasswordHash.fits("", PasswordHash.OF_NOBODY)).isFalse();
        assertThat(PasswordHash.fits("anything at all, really", PasswordHash.OF_NOBODY))
                .isFalse();
    }

    @Test
    void whatIsNotOursIsABug() {
        assertThatThrownBy(() -> PasswordHash.fits("x", "plain")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPasswordIsLongAndNotTheName() {
        assertThat(Wanted.password("ann", "fourteen chars")).isPresent();
        assertThat(Wanted.password("ann", "fifteen chars !")).isEmpty();
        assertThat(Wanted.password("ann", "x".repeat(257))).isPresent();
        assertThat(Wanted.password("ann", "annannannannann")).isPresent();
        assertThat(Wanted.password("ann", "\ud83d\ude00".repeat(15))).isEmpty();
    }

    @Test
    void aNameIsShortAndPlain() {
        assertThat(Wanted.name("ann.smith@example.org")).isEmpty();
        assertThat(Wanted.name("")).isPresent();
        assertThat(Wanted.name("-ann")).isPresent();
        assertThat(Wanted.name("ann\nbob")).isPresent();
        assertThat(Wanted.name("a".repeat(65))).isPresent();
    }
}
