package io.vioscope.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vioscope.engine.Commit;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.notify.Notification.Heading;
import io.vioscope.notify.Outbox.Delivery;
import io.vioscope.notify.Outbox.Outcome;
import io.vioscope.notify.Outbox.Pending;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the notifier relies on. The receivers are {@code nms} and {@code other}, the clouds {@code a} and {@code b}. */
public abstract class OutboxContract {
    /** The outbox under test, empty at the start of each test. */
    protected abstract Outbox outbox();

    /** Records a commit with what is to be told of it to both receivers. */
    protected abstract void record(Commit commit);

    @Test
    void startsWithNothing() {
        assertThat(get(outbox().lastNumber("nms"))).isZero();
        assertThat(get(outbox().pending("nms", 10))).isEmpty();
    }

    @Test
    void keepsNewsInTheOrderOfRecordingWithItsNumbers() {
        record(Cases.commit("a", 1, Cases.quiet(), Cases.status("one"), Cases.moved()));
        record(Cases.commit("b", 1, Cases.status("two")));
        record(Cases.commit("a", 4, Cases.status("three")));

        var pending = get(outbox().pending("nms", 10));

        assertThat(pending)
                .extracting(p -> p.cloud() + p.seq() + p.fact().word())
                .containsExactly("a2status_changed", "a3server_moved", "b1status_changed", "a4status_changed");
        assertThat(pending).extracting(Pending::at).containsOnly(Cases.AT);
        assertThat(pending).first().extracting(Pending::fact).isEqualTo(Cases.status("one"));
        assertThat(pending.get(0).cloudIndex())
                .isPositive()
                .isEqualTo(pending.get(3).cloudIndex());
        assertThat(pending.get(2).cloudIndex())
                .isPositive()
                .isNotEqualTo(pending.get(0).cloudIndex());
    }

    @Test
    void givesTheFirstWhenNotAllAreWanted() {
        record(Cases.commit("a", 1, Cases.status("one"), Cases.status("two"), Cases.status("three")));

        assertThat(get(outbox().pending("nms", 2))).extracting(Pending::seq).containsExactly(1L, 2L);
    }

    @Test
    void doesNotGiveWhatHasAReceipt() {
        record(Cases.commit("a", 1, Cases.status("one"), Cases.status("two"), Cases.status("three")));

        get(outbox().delivered("nms", List.of(delivery(1, 41), delivery(3, 42))));

        assertThat(get(outbox().pending("nms", 10))).extracting(Pending::seq).containsExactly(2L);
        assertThat(get(outbox().lastNumber("nms"))).isEqualTo(42);
    }

    @Test
    void keepsReceiversApart() {
        record(Cases.commit("a", 1, Cases.status("one")));

        get(outbox().delivered("nms", List.of(delivery(1, 7))));

        assertThat(get(outbox().pending("other", 10))).hasSize(1);
        assertThat(get(outbox().lastNumber("other"))).isZero();
    }

    @Test
    void takesTheSameReceiptTwice() {
        record(Cases.commit("a", 1, Cases.status("one"), Cases.status("two")));

        get(outbox().delivered("nms", List.of(delivery(1, 1))));
        get(outbox().delivered("nms", List.of(delivery(1, 1), delivery(2, 2))));

        assertThat(get(outbox().pending("nms", 10))).isEmpty();
        assertThat(get(outbox().lastNumber("nms"))).isEqualTo(2);
    }

    @Test
    void aReceiptWithoutANumberDoesNotLowerTheLastNumber() {
        record(Cases.commit("a", 1, Cases.status("one"), Cases.status("two")));

        get(outbox().delivered("nms", List.of(delivery(1, 9))));
        get(outbox().delivered("nms", List.of(new Delivery("a", 2, 0, Cases.AT, Outcome.NOT_TOLD, 0, null))));

        assertThat(get(outbox().pending("nms", 10))).isEmpty();
        assertThat(get(outbox().lastNumber("nms"))).isEqualTo(9);
    }

    @Test
    void keepsANumberThatBelongsToNoFact() {
        get(outbox().numbered("nms", 12));
        get(outbox().numbered("nms", 11));

        assertThat(get(outbox().lastNumber("nms"))).isEqualTo(12);
        assertThat(get(outbox().lastNumber("other"))).isZero();
    }

    @Test
    void givesWhatWasHeldBackAsLongAsItIsOn() {
        var alarm = Cases.alarm(1, "bad");
        var problem = Cases.problem(2, Problem.Phase.CONFIRMED);
        record(Cases.commit("a", 1, new Fact.AlarmRaised(alarm), new ProblemFact.Opened(problem)));
        get(outbox().delivered("nms", List.of(held(1, Outcome.EXPLAINED, 7L), held(2, Outcome.NOT_IN_FORMAT, null))));
        record(Cases.commit("a", 3, new Fact.AlarmChanged(alarm.withText("worse"))));
        get(outbox().delivered("nms", List.of(held(3, Outcome.EXPLAINED, 8L))));

        assertThat(get(outbox().withheld("nms")))
                .extracting(w -> w.pending().seq() + " " + w.why() + " " + w.cause())
                .containsExactly("2 NOT_IN_FORMAT null", "3 EXPLAINED 8");
        assertThat(get(outbox().withheld("nms")).get(1).pending().fact())
                .isEqualTo(new Fact.AlarmChanged(alarm.withText("worse")));
        assertThat(get(outbox().withheld("other"))).isEmpty();

        record(Cases.commit("a", 4, new Fact.AlarmCleared(alarm, Fact.Clearing.CONDITION_ENDED)));
        record(Cases.commit("a", 5, new ProblemFact.Resolved(problem, ProblemFact.Ending.SYMPTOMS_ENDED)));
        assertThat(get(outbox().withheld("nms"))).isEmpty();
    }

    @Test
    void whatWasHeldBackMayBeToldLater() {
        record(Cases.commit("a", 1, new Fact.AlarmRaised(Cases.alarm(1, "bad"))));
        get(outbox().delivered("nms", List.of(held(1, Outcome.QUIET, null))));
        record(Cases.commit("a", 2, Cases.status("later")));
        get(outbox().again("nms", List.of(new Heading("a", 1, 1, Cases.AT))));

        assertThat(get(outbox().withheld("nms"))).isEmpty();
        assertThat(get(outbox().pending("nms", 10))).extracting(Pending::seq).containsExactly(1L, 2L);

        get(outbox().delivered("nms", List.of(delivery(1, 5))));
        get(outbox().again("nms", List.of(new Heading("a", 1, 1, Cases.AT))));
        assertThat(get(outbox().pending("nms", 10))).extracting(Pending::seq).containsExactly(2L);
        assertThat(get(outbox().lastNumber("nms"))).isEqualTo(5);

        get(outbox().delivered("nms", List.of(held(1, Outcome.QUIET, null))));
        assertThat(get(outbox().withheld("nms"))).isEmpty();
    }

    @Test
    void whatAnOperatorHushedIsHeldBackUntilItWasToldForThat() {
        var problem = Cases.problem(1, Problem.Phase.CONFIRMED);
        var woken = new ProblemFact.Handled(problem, ProblemFact.Step.WOKEN, null);
        record(Cases.commit("a", 1, new ProblemFact.Opened(problem), woken));
        get(outbox().delivered("nms", List.of(held(1, Outcome.SNOOZED, null))));
        assertThat(get(outbox().withheld("nms"))).extracting(w -> w.why()).containsExactly(Outcome.SNOOZED);
        get(outbox().again("nms", List.of(new Heading("a", 1, 1, Cases.AT))));
        get(outbox().delivered("nms", List.of(held(1, Outcome.CLOSED, null), delivery(2, 1))));
        assertThat(get(outbox().withheld("nms"))).isEmpty();
        assertThat(get(outbox().told("nms"))).extracting(Pending::seq).containsExactly(2L);
    }

    @Test
    void whatWasToldWhenItChangedIsNotHeldBack() {
        var alarm = Cases.alarm(1, "bad");
        record(Cases.commit("a", 1, new Fact.AlarmRaised(alarm), new Fact.AlarmChanged(alarm.withText("worse"))));
        get(outbox().delivered("nms", List.of(held(1, Outcome.FILTERED, null), delivery(2, 1))));

        assertThat(get(outbox().withheld("nms"))).isEmpty();
    }

    @Test
    void givesWhatWasToldAsLongAsItIsOn() {
        var alarm = Cases.alarm(1, "bad");
        var problem = Cases.problem(2, Problem.Phase.CONFIRMED);
        record(Cases.commit("a", 1, new Fact.AlarmRaised(alarm), new ProblemFact.Opened(problem)));
        record(Cases.commit("a", 3, new Fact.AlarmChanged(alarm.withText("worse")), Cases.status("event")));
        get(outbox().delivered("nms", List.of(delivery(1, 1), held(2, Outcome.FILTERED, null), delivery(4, 2))));

        assertThat(get(outbox().told("nms"))).extracting(Pending::seq).containsExactly(1L);
        assertThat(get(outbox().told("other"))).isEmpty();

        get(outbox().delivered("nms", List.of(refused(3, 3))));
        assertThat(get(outbox().told("nms"))).extracting(Pending::seq).containsExactly(3L);

        record(Cases.commit("a", 5, new Fact.AlarmCleared(alarm, Fact.Clearing.CONDITION_ENDED)));
        assertThat(get(outbox().told("nms"))).isEmpty();
    }

    private static Delivery refused(long seq, long number) {
        return new Delivery("a", seq, number, Cases.AT, Outcome.REFUSED, 4, null, "answers 400");
    }

    private static Delivery held(long seq, Outcome why, @Nullable Long cause) {
        return new Delivery("a", seq, 0, Cases.AT, why, 0, cause);
    }

    private static Delivery delivery(long seq, long number) {
        return new Delivery("a", seq, number, Cases.AT, Outcome.SENT, 1, null);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
