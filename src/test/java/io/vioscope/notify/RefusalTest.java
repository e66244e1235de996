package io.vioscope.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Tested;
import io.vioscope.config.Manner;
import io.vioscope.config.Wishes;
import io.vioscope.model.Fact;
import io.vioscope.model.Fact.Clearing;
import io.vioscope.notify.Channel.Attempt;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A receiver that does not want what it is told, or not now. */
class RefusalTest {
    private static final Attempt NO = new Attempt.Refused("answers 400", Duration.ofMinutes(5));
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Told told =
            new Told(Wishes.ALL, Manner.DEFAULT.informing(Duration.ofSeconds(1)), Duration.ofMinutes(30));

    private static Fact raised(long number) {
        return new Fact.AlarmRaised(Cases.alarm(number, "bad"));
    }

    private void refuseFor(Duration time) {
        var end = told.loop.now().plus(time);
        while (told.loop.now().isBefore(end)) {
            told.answers(NO);
            told.loop.pass(Duration.ofSeconds(10));
        }
    }

    @Test
    void whatItRefusesIsGivenUpAfterAWhileAndIsInTheWayOfNothing() {
        told.happens(null, raised(1), new Fact.AlarmCleared(Cases.alarm(1, "bad"), Clearing.CONDITION_ENDED));
        refuseFor(Duration.ofMinutes(4));
        assertThat(told.words()).hasSizeGreaterThan(4).containsOnly("1 alarm NEW");
        assertThat(told.receipts()).isEmpty();

        while (told.receipts().isEmpty()) {
            refuseFor(Duration.ofSeconds(10));
        }
        assertThat(told.loop.now()).isBefore(Cases.AT.plus(Duration.ofMinutes(7)));
        told.answers(new Attempt.Answered());

        assertThat(told.words()).endsWith("2 alarm ENDED");
        assertThat(told.outbox.receipts("nms"))
                .extracting(r -> r.seq() + " " + r.number() + " " + r.outcome() + " " + r.said())
                .containsExactly("1 1 REFUSED answers 400", "2 2 ANSWERED null");
    }

    @Test
    void whatIsRefusedOnceAndThenTakenIsToldLikeAnythingElse() {
        told.happens(null, raised(1));
        told.answers(NO);
        told.loop.pass(Duration.ofSeconds(1));
        told.answers(new Attempt.Answered());

        assertThat(told.receipts()).containsExactly("1 answered tries 2");
    }

    @Test
    void theNextOneHasItsOwnTime() {
        told.happens(null, raised(1), raised(2));
        while (told.receipts().isEmpty()) {
            refuseFor(Duration.ofSeconds(10));
        }
        refuseFor(Duration.ofMinutes(4));

        assertThat(told.receipts()).singleElement().asString().startsWith("1 refused");
    }

    @Test
    void aHeartbeatThatIsRefusedStopsNothing() {
        told.loop.pass(Duration.ofMinutes(30));
        refuseFor(Duration.ofMinutes(6));
        told.happens(null, raised(1));
        told.loop.pass(MINUTE);
        told.answers(new Attempt.Answered());

        assertThat(told.receipts()).singleElement().asString().startsWith("1 answered");
    }

    @Test
    void aReceiverThatWantsToBeLeftAloneIs() {
        told.happens(null, raised(1));
        told.words();
        told.answers(new Attempt.Failed("answers 429", Duration.ofMinutes(20)));

        told.loop.pass(Duration.ofMinutes(20).minusSeconds(1));
        assertThat(told.words()).isEmpty();
        told.loop.pass(Duration.ofSeconds(1));
        assertThat(told.words()).containsExactly("1 alarm NEW");
    }

    @Test
    void aTestIsSentAtOnceAlsoWhereNothingGetsThroughAndTakesNoNumber() {
        told.happens(null, raised(1));
        told.answers(new Attempt.Failed("answers 503", Duration.ofMinutes(20)));
        told.words();

        var tested = told.test();
        told.answers(new Attempt.Answered());

        assertThat(told.words()).containsExactly("0 test");
        assertThat(tested.result().how()).isEqualTo(Tested.How.ANSWERED);
        assertThat(told.receipts()).isEmpty();
        assertThat(told.state().why()).isEqualTo("answers 503");
        assertThat(told.state().troubleSince()).isEqualTo(Cases.AT);
    }

    @Test
    void aTestWaitsForWhatIsUnderWay() {
        told.happens(null, raised(1));
        told.words();
        var tested = told.test();
        assertThat(told.words()).isEmpty();

        told.answers(new Attempt.Answered());
        told.answers(new Attempt.Failed("refuses connections"));

        assertThat(told.words()).containsExactly("0 test");
        assertThat(tested.result().how()).isEqualTo(Tested.How.FAILED);
        assertThat(tested.result().why()).isEqualTo("refuses connections");
    }
}
