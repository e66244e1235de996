package io.vioscope.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.Manner;
import io.vioscope.config.Wishes;
import io.vioscope.model.Alarm;
import io.vioscope.model.Fact;
import io.vioscope.model.Fact.Clearing;
import io.vioscope.model.Severity;
import io.vioscope.notify.Channel.Attempt;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A receiver that answers, or does not. */
class InformTest {
    private final Told told =
            new Told(Wishes.ALL, Manner.DEFAULT.informing(Duration.ofSeconds(1)), Duration.ofMinutes(30));

    private static Fact raised(long number) {
        return new Fact.AlarmRaised(Cases.alarm(number, "bad"));
    }

    private static Fact changed(long number, String text) {
        var is = Cases.alarm(number, text);
        return new Fact.AlarmChanged(new Alarm(number, is.key(), Severity.CRITICAL, text, is.raisedAt()));
    }

    private static Fact cleared(long number) {
        return new Fact.AlarmCleared(Cases.alarm(number, "bad"), Clearing.CONDITION_ENDED);
    }

    @Test
    void nothingOvertakesWhatIsNotAnswered() {
        told.happens(null, raised(1), cleared(1));
        assertThat(told.words()).containsExactly("1 alarm NEW");
        assertThat(told.receipts()).isEmpty();

        told.answers(new Attempt.Answered());
        told.answers(new Attempt.Answered());

        assertThat(told.words()).containsExactly("2 alarm ENDED");
        assertThat(told.receipts()).containsExactly("1 answered", "2 answered");
    }

    @Test
    void whatIsNotAnsweredIsToldAgainUnderItsNumberWithLongerAndLongerPauses() {
        told.happens(null, raised(1));
        for (var pause : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            told.words();
            told.answers(new Attempt.Failed("no answer"));
            told.loop.pass(Duration.ofSeconds(pause).minusMillis(1));
            assertThat(told.words()).isEmpty();
            told.loop.pass(Duration.ofMillis(1));
            assertThat(told.words()).containsExactly("1 alarm NEW");
        }
        told.answers(new Attempt.Answered());

        assertThat(told.receipts()).containsExactly("1 answered tries 9");
    }

    @Test
    void anHourLaterItIsToldHowThingsAreAndWhatIsOver() {
        told.happens(null, raised(1));
        for (var minute = 0; minute < 60; minute++) {
            told.answers(new Attempt.Failed("no answer"));
            told.happens(null, changed(1, "text " + minute));
            told.loop.pass(Duration.ofMinutes(1));
        }
        told.happens(null, cleared(1), raised(told.next() + 1), changed(told.next() + 1, "now"));
        told.words();
        for (var i = 0; i < 5; i++) {
            told.answers(new Attempt.Answered());
        }

        assertThat(told.words()).startsWith("2 alarm ENDED", "3 alarm NEW", "4 alarm CHANGED");
        assertThat(told.receipts()).filteredOn(r -> r.endsWith("superseded")).hasSize(60);
    }

    @Test
    void afterACrashOnlyWhatWasNotAnsweredIsRepeated() {
        told.happens(null, raised(1), cleared(1));
        told.answers(new Attempt.Answered());
        told.words();
        told.restart();

        assertThat(told.words()).containsExactly("2 alarm ENDED");
    }
}
