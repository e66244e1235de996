package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.web.view.Reply;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Since when an answer is said to be as it is. */
class LastChangeTest {
    private Instant now = Instant.parse("2026-11-25T03:00:00.400Z");
    private final LastChange changes = new LastChange(() -> now);

    private Optional<String> at(String time, String asked, String body) {
        now = Instant.parse("2026-11-25T03:00:" + time + "Z");
        var reply = changes.of(asked, Reply.of(200, "text/plain", body));
        return Optional.ofNullable(reply.headers().get("Last-Modified"));
    }

    @Test
    void itIsSinceTheSecondAfterItWasFirstSeen() {
        assertThat(at("00.400", "a", "one")).isEmpty();
        assertThat(at("00.999", "a", "one")).isEmpty();
        assertThat(at("01.000", "a", "one")).contains("Wed, 25 Nov 2026 03:00:01 GMT");
        assertThat(at("59.000", "a", "one")).contains("Wed, 25 Nov 2026 03:00:01 GMT");
    }

    @Test
    void whatChangesTwiceInOneSecondIsNeverTakenForUnchanged() {
        var first = Objects.requireNonNull(at("01.000", "a", "one").orElse(null));
        assertThat(at("01.100", "a", "two")).isEmpty();
        var second = at("02.000", "a", "two");

        assertThat(LastChange.isNotLater(second.orElseThrow(), first)).isFalse();
        assertThat(at("02.000", "a", "one")).as("as it once was").contains("Wed, 25 Nov 2026 03:00:02 GMT");
    }

    @Test
    void eachWhoAsksAndWhatIsAskedHasItsOwn() {
        at("01.000", "a", "one");
        assertThat(at("05.000", "b", "one")).contains("Wed, 25 Nov 2026 03:00:05 GMT");
        assertThat(at("06.000", "a", "one")).contains("Wed, 25 Nov 2026 03:00:01 GMT");
    }

    @Test
    void whatIsForgottenBeginsAnew() {
        at("01.000", "a", "one");
        for (var i = 0; i < LastChange.KEPT; i++) {
            at("02.000", "other " + i, "one");
        }
        assertThat(at("03.000", "a", "one")).contains("Wed, 25 Nov 2026 03:00:03 GMT");
    }

    @Test
    void whatMayNotBeKeptAndWhatIsNoGoodAnswerHasNoTime() {
        var secret = Reply.of(200, "text/plain", "x").with("Cache-Control", "no-store");
        assertThat(changes.of("a", secret)).isEqualTo(secret);
        var none = Reply.of(404, "text/plain", "x");
        assertThat(changes.of("a", none)).isEqualTo(none);
    }

    @Test
    void whatIsNoTimeIsPassedOver() {
        var modified = "Wed, 25 Nov 2026 03:00:01 GMT";
        assertThat(LastChange.isNotLater(modified, modified)).isTrue();
        assertThat(LastChange.isNotLater(modified, "Wed, 25 Nov 2026 03:00:02 GMT"))
                .isTrue();
        assertThat(LastChange.isNotLater(modified, "Wed, 25 Nov 2026 03:00:00 GMT"))
                .isFalse();
        assertThat(LastChange.isNotLater(modified, "yesterday")).isFalse();
        assertThat(LastChange.isNotLater(modified, null)).isFalse();
        assertThat(LastChange.isNotLater(null, modified)).isFalse();
    }
}
