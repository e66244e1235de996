package io.vioscope.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Forwarded;
import io.vioscope.bus.TakenTrap;
import io.vioscope.config.Manner;
import io.vioscope.config.Wishes;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemFact;
import io.vioscope.notify.Channel.Attempt;
import io.vioscope.notify.Forward.Dropped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Traps of others beside what is our own, on a virtual clock. */
class ForwardingTest {
    private static final Manner MANNER = Manner.DEFAULT.forwarding();

    private static TakenTrap trap(int number) {
        var original = new TakenTrap.Original(0, "1.3.6.1.4.1.6876.0." + number, List.of(), null);
        return new TakenTrap(Cases.AT, "192.0.2.7", original, new TakenTrap.Place("a", Cases.SERVER));
    }

    private static String words(int number) {
        return "forward 1.3.6.1.4.1.6876.0." + number;
    }

    private static String about(Forward forward) {
        var about = Objects.requireNonNull(forward.about());
        return about.subject().name() + " of " + about.subject().project()
                + (about.cause() == null ? "" : " by " + about.cause());
    }

    @Test
    void areForwardedInTheOrderInWhichTheyCame() {
        var told = new Told(Wishes.ALL, MANNER, Duration.ZERO);
        told.taken(trap(1));
        told.taken(trap(2));

        assertThat(told.words()).containsExactly(words(1), words(2));
        assertThat(told.state().forwarded()).isEqualTo(new Forwarded(2, 0, Map.of()));
    }

    @Test
    void shareTheRateWithWhatIsOurOwnWhichComesFirst() {
        var told = new Told(Wishes.ALL, MANNER.limited(1, 1, null), Duration.ZERO);
        told.taken(trap(1));
        told.taken(trap(2));
        told.taken(trap(3));
        told.happens(null, new Fact.AlarmRaised(Cases.alarm(1, "bad")));
        assertThat(told.words()).containsExactly(words(1));

        told.loop.pass(Duration.ofSeconds(1));
        assertThat(told.words()).containsExactly("1 alarm NEW");
        told.loop.pass(Duration.ofSeconds(2));
        assertThat(told.words()).containsExactly(words(2), words(3));
    }

    @Test
    void aStormIsBoundedAndCounted() {
        var told = new Told(Wishes.ALL, MANNER.limited(50, 200, null), Duration.ZERO);
        for (var i = 0; i < 2000; i++) {
            told.taken(trap(i));
        }
        assertThat(told.words()).hasSize(50);
        assertThat(told.state().forwarded()).isEqualTo(new Forwarded(50, Forwarding.MOST, Map.of("queue_full", 950L)));

        told.loop.pass(Duration.ofSeconds(6));
        assertThat(told.words()).hasSize(Forwarding.MOST).endsWith(words(1049));
    }

    @Test
    void oneThatIsNotAnsweredIsTriedThreeTimesAndHoldsUpNothingOfOurOwn() {
        var told = new Told(Wishes.ALL, MANNER.informing(Duration.ofSeconds(2)), Duration.ZERO);
        told.taken(trap(1));
        told.answers(new Attempt.Failed("no answer"));
        told.happens(null, new Fact.AlarmRaised(Cases.alarm(1, "bad")));
        assertThat(told.words()).containsExactly(words(1), "1 alarm NEW");

        told.answers(new Attempt.Answered());
        var after = new ArrayList<String>();
        for (var tries = 1; tries < Forwarding.TRIES; tries++) {
            told.loop.pass(Forwarding.PAUSE);
            after.addAll(told.words());
            told.answers(new Attempt.Failed("no answer"));
        }
        told.loop.pass(Duration.ofMinutes(1));

        assertThat(after).containsExactly(words(1), words(1));
        assertThat(told.words()).isEmpty();
        assertThat(told.state().forwarded()).isEqualTo(new Forwarded(0, 0, Map.of("not_taken", 1L)));
        assertThat(told.state().troubleSince()).as("our own gets through").isNull();
    }

    @Test
    void whatCannotBeForwardedIsCountedWithItsReason() {
        var told = new Told(Wishes.ALL, MANNER, Duration.ZERO);
        told.hinders(forward -> Optional.of(Dropped.TOO_LARGE));
        told.taken(trap(1));

        assertThat(told.words()).isEmpty();
        assertThat(told.state().forwarded()).isEqualTo(new Forwarded(0, 0, Map.of("too_large", 1L)));
    }

    @Test
    void saysNothingOfAnyWhereNoneAreWanted() {
        assertThat(new Told(Wishes.ALL).state().forwarded()).isNull();
    }

    @Test
    void whatWeKnowOfTheEntityAndWhatExplainsItGoesAlong() {
        var told = new Told(Wishes.ALL, MANNER, Duration.ZERO);
        var seen = new ArrayList<Forward>();
        told.hinders(forward -> {
            seen.add(forward);
            return Optional.empty();
        });
        told.seen(null);
        told.taken(trap(1));
        told.happens(Cases.CAUSE, new ProblemFact.Opened(Cases.problem(9, Phase.CONFIRMED)));
        told.taken(trap(2));

        assertThat(seen).extracting(ForwardingTest::about).containsExactly("web-1 of shop", "web-1 of shop by 9");
    }
}
