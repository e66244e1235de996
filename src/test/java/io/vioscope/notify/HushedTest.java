package io.vioscope.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.Wishes;
import io.vioscope.model.Closure;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemFact.Ending;
import io.vioscope.model.ProblemFact.Step;
import io.vioscope.model.Remark;
import io.vioscope.model.Severity;
import io.vioscope.model.Snooze;
import org.junit.jupiter.api.Test;

/** What a receiver is told of what an operator has snoozed or closed. */
class HushedTest {
    private static final Remark REMARK = new Remark("Ann", "", Cases.AT);
    private static final Problem CAUSE = Cases.problem(1, Phase.CONFIRMED);
    private static final Problem SNOOZED = CAUSE.handled(CAUSE.handling().snoozed(new Snooze(null, REMARK)));
    private static final Problem WOKEN = SNOOZED.handled(SNOOZED.handling().snoozed(null));
    private static final Problem CLOSED = CAUSE.handled(
            CAUSE.handling().closed(new Closure(Closure.Reason.KNOWN, null, REMARK, Closure.Then.of(CAUSE))));

    private final Told told = new Told(Wishes.ALL);

    private static Fact handled(Problem problem, Step step) {
        return new ProblemFact.Handled(problem, step, step.isReturn() ? null : REMARK);
    }

    private static Fact revised(Problem problem) {
        var worse = problem.revised(Severity.CRITICAL, problem.verdict(), problem.impact(), "worse");
        return new ProblemFact.Revised(worse, Phase.CONFIRMED);
    }

    private void confirmedWhileSnoozed() {
        var provisional = Cases.problem(1, Phase.PROVISIONAL);
        var quiet = provisional.handled(SNOOZED.handling());
        told.happens(null, new ProblemFact.Opened(provisional));
        told.happens(null, handled(quiet, Step.SNOOZED));
        told.happens(Cases.CAUSE, new ProblemFact.Revised(SNOOZED, Phase.PROVISIONAL));
        told.loop.pass(Releasing.LOOK);
    }

    @Test
    void whoeverHeardOfItHearsOfNoChangeWhileItIsSnoozedButOfItsEnd() {
        told.happens(Cases.CAUSE, new ProblemFact.Opened(CAUSE));
        told.happens(Cases.CAUSE, handled(SNOOZED, Step.SNOOZED));
        told.happens(Cases.CAUSE, revised(SNOOZED));
        told.loop.pass(Releasing.LOOK);
        told.happens(null, new ProblemFact.Resolved(SNOOZED, Ending.SYMPTOMS_ENDED));
        assertThat(told.words()).containsExactly("1 cause NEW", "2 cause ENDED");
    }

    @Test
    void whoeverHeardOfItHearsHowItIsWhenItWakes() {
        told.happens(Cases.CAUSE, new ProblemFact.Opened(CAUSE));
        told.happens(Cases.CAUSE, handled(SNOOZED, Step.SNOOZED));
        told.happens(Cases.CAUSE, handled(WOKEN, Step.WOKEN));
        told.happens(Cases.CAUSE, revised(WOKEN));
        assertThat(told.words()).containsExactly("1 cause NEW", "2 cause CHANGED", "3 cause CHANGED");
    }

    @Test
    void whatIsConfirmedWhileItIsSnoozedIsToldOnceItWakes() {
        confirmedWhileSnoozed();
        assertThat(told.words()).isEmpty();
        assertThat(told.receipts()).containsExactly("3 snoozed");
        told.happens(Cases.CAUSE, handled(WOKEN, Step.WOKEN));
        told.loop.pass(Releasing.LOOK);
        told.happens(null, new ProblemFact.Resolved(WOKEN, Ending.SYMPTOMS_ENDED));
        assertThat(told.words()).containsExactly("1 cause NEW", "2 cause ENDED");
    }

    @Test
    void aRestartWhileItIsSnoozedChangesNothing() {
        confirmedWhileSnoozed();
        told.restart();
        told.seen(Cases.CAUSE);
        told.loop.pass(Releasing.LOOK);
        assertThat(told.words()).isEmpty();
        told.happens(Cases.CAUSE, handled(WOKEN, Step.WOKEN));
        told.loop.pass(Releasing.LOOK);
        told.restart();
        told.seen(Cases.CAUSE);
        told.loop.pass(Releasing.LOOK);
        assertThat(told.words()).containsExactly("1 cause NEW");
    }

    @Test
    void whatWasNeverToldIsNotToldToEnd() {
        confirmedWhileSnoozed();
        told.happens(null, new ProblemFact.Resolved(SNOOZED, Ending.SYMPTOMS_ENDED));
        assertThat(told.words()).isEmpty();
        assertThat(told.receipts()).containsExactly("3 snoozed", "4 snoozed");
    }

    @Test
    void theAlarmsThatItExplainsAreNotToldInItsStead() {
        confirmedWhileSnoozed();
        told.happens(Cases.CAUSE, new Fact.AlarmRaised(Cases.alarm(4, "bad")));
        told.loop.pass(Releasing.LOOK);
        assertThat(told.words()).isEmpty();
        assertThat(told.receipts()).containsExactly("3 snoozed", "4 explained by 1");
    }

    @Test
    void whatWaitedWhenAnOperatorClosedItIsHeldBackAndToldWhenItGetsWorse() {
        told.happens(null, new ProblemFact.Opened(Cases.problem(1, Phase.PROVISIONAL)));
        told.happens(Cases.CAUSE, handled(CLOSED, Step.CLOSED), new ProblemFact.Revised(CLOSED, Phase.PROVISIONAL));
        assertThat(told.receipts()).containsExactly("3 closed");
        told.happens(Cases.CAUSE, revised(CLOSED), handled(CAUSE, Step.UNCLOSED));
        told.loop.pass(Releasing.LOOK);
        assertThat(told.words()).containsExactly("1 cause NEW");
    }
}
