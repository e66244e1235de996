package io.vioscope.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.Manner;
import io.vioscope.config.QuietHours;
import io.vioscope.config.Wishes;
import io.vioscope.config.Wishes.Alarms;
import io.vioscope.model.Alarm;
import io.vioscope.model.Fact;
import io.vioscope.model.Fact.Clearing;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemFact.Ending;
import io.vioscope.model.Severity;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a receiver is told, and of what it hears only when there is no reason against it any more. */
class GateTest {
    private static final Problem CAUSE = Cases.problem(1, Phase.CONFIRMED);
    private static final Fact CONFIRMED = new ProblemFact.Opened(CAUSE);
    private static final Fact OVER = new ProblemFact.Resolved(CAUSE, Ending.SYMPTOMS_ENDED);

    private static Fact raised(long number) {
        return new Fact.AlarmRaised(Cases.alarm(number, "bad"));
    }

    private static Fact cleared(long number) {
        return new Fact.AlarmCleared(Cases.alarm(number, "bad"), Clearing.CONDITION_ENDED);
    }

    private static Fact worse(long number, Severity severity) {
        var is = Cases.alarm(number, "worse");
        return new Fact.AlarmChanged(new Alarm(number, is.key(), severity, is.text(), is.raisedAt()));
    }

    @Test
    void anAlarmThatARootCauseExplainsIsNotToldAndSoIsItsEnd() {
        var told = new Told(Wishes.ALL);
        told.happens(Cases.CAUSE, CONFIRMED);
        told.happens(Cases.CAUSE, raised(2));
        told.happens(Cases.CAUSE, cleared(2));
        told.happens(null, OVER);

        assertThat(told.words()).containsExactly("1 cause NEW", "2 cause ENDED");
        assertThat(told.receipts()).containsExactly("1 sent", "2 explained by 1", "3 explained by 1", "4 sent");
    }

    @Test
    void whatIsLeftWhenTheRootCauseIsOverIsToldThen() {
        var told = new Told(Wishes.ALL);
        told.happens(Cases.CAUSE, CONFIRMED);
        told.happens(Cases.CAUSE, raised(2));
        told.happens(null, OVER);
        told.loop.pass(Releasing.LOOK);
        told.happens(null, cleared(2));

        assertThat(told.words()).containsExactly("1 cause NEW", "2 cause ENDED", "3 alarm NEW", "4 alarm ENDED");
        assertThat(told.receipts()).containsExactly("1 sent", "2 sent", "3 sent", "4 sent");
    }

    @Test
    void aRestartForgetsNothingThatWasHeldBack() {
        var told = new Told(Wishes.ALL);
        told.happens(Cases.CAUSE, CONFIRMED);
        told.happens(Cases.CAUSE, raised(2));
        told.restart();
        told.loop.pass(Releasing.LOOK);
        told.seen(Cases.CAUSE);
        told.loop.pass(Releasing.LOOK);
        assertThat(told.words()).containsExactly("1 cause NEW");

        told.happens(null, OVER);
        told.loop.pass(Releasing.LOOK);
        told.restart();
        told.seen(null);
        told.loop.pass(Releasing.LOOK);

        assertThat(told.words()).containsExactly("2 cause ENDED", "3 alarm NEW");
    }

    @Test
    void whatWasToldBeforeItsCauseWasKnownIsToldToItsEnd() {
        var told = new Told(Wishes.ALL);
        told.happens(null, raised(1));
        told.happens(Cases.CAUSE, new ProblemFact.Opened(Cases.problem(2, Phase.CONFIRMED)));
        told.happens(Cases.CAUSE, worse(1, Severity.CRITICAL));
        told.happens(Cases.CAUSE, cleared(1));

        assertThat(told.words())
                .containsExactly("1 alarm NEW", "2 cause NEW", "3 alarm CHANGED by 2", "4 alarm ENDED by 2");
    }

    @Test
    void whoWantsAllAlarmsIsToldWhatExplainsThem() {
        var told = new Told(Wishes.ALL.with(Alarms.ALL));
        told.happens(Cases.CAUSE, CONFIRMED);
        told.happens(Cases.CAUSE, raised(2));

        assertThat(told.words()).containsExactly("1 cause NEW", "2 alarm NEW by 1");
    }

    @Test
    void whoIsNotToldTheRootCauseIsToldTheAlarm() {
        var told = new Told(new Wishes(
                true, Alarms.UNEXPLAINED, true, Severity.WARNING, Set.of(Kind.SERVER), Set.of(), Duration.ZERO, null));
        told.happens(Cases.CAUSE, CONFIRMED);
        told.happens(Cases.CAUSE, raised(2));

        assertThat(told.words()).containsExactly("1 alarm NEW by 1");
        assertThat(told.receipts()).containsExactly("1 filtered", "2 sent");
    }

    @Test
    void anAlarmMayWaitForItsCauseToBeConfirmed() {
        var told = new Told(Wishes.ALL.with(Duration.ofMinutes(2)));
        var maybe = Cases.problem(1, Phase.PROVISIONAL);
        told.happens(Cases.CAUSE, new ProblemFact.Opened(maybe), raised(2));
        told.loop.pass(Duration.ofSeconds(60));
        assertThat(told.words()).isEmpty();

        told.happens(Cases.CAUSE, new ProblemFact.Revised(CAUSE, Phase.PROVISIONAL));
        told.loop.pass(Duration.ofMinutes(10));

        assertThat(told.words()).containsExactly("1 cause NEW");
    }

    @Test
    void anAlarmDoesNotWaitForEver() {
        var told = new Told(Wishes.ALL.with(Duration.ofMinutes(2)));
        told.happens(Cases.CAUSE, new ProblemFact.Opened(Cases.problem(1, Phase.PROVISIONAL)), raised(2));
        told.loop.pass(Duration.ofSeconds(119));
        assertThat(told.words()).isEmpty();

        told.loop.pass(Duration.ofSeconds(1).plus(Releasing.LOOK));

        assertThat(told.words()).containsExactly("1 alarm NEW");
    }

    @Test
    void whatBecomesBadEnoughIsToldAsNewAndThenToItsEnd() {
        var told = new Told(Wishes.ALL.with(Severity.CRITICAL));
        told.happens(null, raised(1));
        assertThat(told.words()).isEmpty();

        told.happens(null, worse(1, Severity.CRITICAL));
        told.happens(null, worse(1, Severity.MINOR));
        told.happens(null, cleared(1));

        assertThat(told.words()).containsExactly("1 alarm NEW", "2 alarm CHANGED", "3 alarm ENDED");
    }

    @Test
    void problemsOnlyMeansProblemsOnly() {
        var told = new Told(
                new Wishes(true, Alarms.NONE, false, Severity.WARNING, Set.of(), Set.of(), Duration.ZERO, null));
        told.happens(Cases.CAUSE, CONFIRMED, raised(2), Cases.status("web-1"), cleared(2), OVER);

        assertThat(told.words()).containsExactly("1 cause NEW", "2 cause ENDED");
        assertThat(told.receipts()).containsExactly("1 sent", "2 filtered", "3 filtered", "4 filtered", "5 sent");
    }

    @Test
    void whoWatchesAProjectIsToldOfWhatItOwns() {
        var shop = new Wishes(true, Alarms.ALL, true, Severity.WARNING, Set.of(), Set.of("shop"), Duration.ZERO, null);
        var other = new Wishes(true, Alarms.ALL, true, Severity.WARNING, Set.of(), Set.of("lab"), Duration.ZERO, null);
        for (var wishes : Set.of(shop, other)) {
            var told = new Told(wishes);
            told.happens(null, raised(1), CONFIRMED);
            assertThat(told.words().contains("1 alarm NEW")).isEqualTo(wishes.equals(shop));
            assertThat(told.receipts()).contains("2 filtered");
        }
    }

    @Test
    void quietHoursKeepBackWhatIsNotUrgentAndTellWhatIsLeft() {
        var noon = LocalTime.NOON;
        var quiet = new QuietHours(noon.minusHours(1), noon.plusHours(1), ZoneOffset.UTC, Severity.CRITICAL);
        var told = new Told(Wishes.ALL.with(quiet));
        told.happens(null, raised(1), Cases.status("web-1"));
        told.happens(null, cleared(1));
        told.happens(null, raised(4));
        told.happens(Cases.CAUSE, new ProblemFact.Opened(Cases.problem(5, Phase.CONFIRMED)));
        assertThat(told.words()).containsExactly("1 cause NEW");

        told.happens(null, new ProblemFact.Resolved(Cases.problem(5, Phase.CONFIRMED), Ending.SYMPTOMS_ENDED));
        told.loop.pass(Duration.ofHours(2));

        assertThat(told.words()).containsExactly("2 cause ENDED", "3 alarm NEW");
        assertThat(told.receipts()).containsExactly("1 quiet", "2 quiet", "3 quiet", "4 sent", "5 sent", "6 sent");
    }

    @Test
    void changesThatWaitedTooLongAreDroppedAndCounted() {
        var told = new Told(Wishes.ALL, Manner.DEFAULT.limited(1, 1, Duration.ofMinutes(1)), Duration.ofMinutes(10));
        for (var i = 0; i < 100; i++) {
            told.happens(null, Cases.status("s"));
        }
        told.happens(null, raised(101));
        told.loop.pass(Duration.ofMinutes(11));

        assertThat(told.receipts()).filteredOn(r -> r.endsWith("sent")).hasSize(62);
        assertThat(told.receipts()).filteredOn(r -> r.endsWith("dropped")).hasSize(39);
        assertThat(told.words()).contains("62 alarm NEW").last().asString().contains("withheld=39");
    }

    @Test
    void aHeartbeatTakesANumberAndSaysWhatIsOn() {
        var told = new Told(Wishes.ALL, Manner.DEFAULT, Duration.ofMinutes(5));
        told.happens(Cases.CAUSE, CONFIRMED, raised(2));
        told.loop.pass(Duration.ofMinutes(5));
        told.restart();
        told.happens(null, Cases.status("web-1"));

        assertThat(told.words())
                .containsExactly(
                        "1 cause NEW",
                        "2 Heartbeat[at=2026-11-25T12:05:00.700Z, interval=PT5M, alarms=1, causes=1, withheld=1]",
                        "3 event");
    }

    @Test
    void aNumberThatAHeartbeatHadIsNobodyElsesEvenIfTheServerEndsBeforeItIsAnswered() {
        var told = new Told(Wishes.ALL, Manner.DEFAULT.informing(Duration.ofSeconds(1)), Duration.ofMinutes(5));
        told.loop.pass(Duration.ofMinutes(5));
        told.restart();
        told.happens(null, Cases.status("web-1"));

        assertThat(told.words()).hasSize(2).last().isEqualTo("2 event");
    }

    @Test
    void whatTheFormatHasNothingForIsHeldBackAndToldAsNewInAnotherFormat() {
        var told = new Told(Wishes.ALL);
        told.format(notification -> !(notification instanceof Notification.AlarmNotice));
        told.happens(null, raised(1));
        told.happens(null, cleared(1));
        told.happens(null, raised(3));
        told.loop.pass(Releasing.LOOK);
        assertThat(told.words()).isEmpty();
        assertThat(told.receipts()).containsExactly("1 not_in_format", "2 not_in_format", "3 not_in_format");

        told.format(notification -> true);
        told.restart();
        told.seen(null);
        told.loop.pass(Releasing.LOOK);

        assertThat(told.words()).containsExactly("1 alarm NEW");
    }

    @Test
    void noHeartbeatWhereTheFormatHasNone() {
        var told = new Told(Wishes.ALL, Manner.DEFAULT, Duration.ofSeconds(10));
        told.format(notification -> !(notification instanceof Notification.Heartbeat));
        told.loop.pass(Duration.ofMinutes(1));
        told.happens(null, raised(1));

        assertThat(told.words()).containsExactly("1 alarm NEW");
    }
}
