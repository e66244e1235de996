package io.vioscope.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.bus.Hint;
import io.vioscope.inventory.Aside;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HasteTest {
    private static final Instant START = Instant.parse("2026-11-26T20:00:00Z");
    private final Haste haste = new Haste();
    private final Reasons reasons = new Reasons(haste);

    private static Report report(int taken) {
        return new Report(
                        new SourceId("nova"),
                        START,
                        Duration.ZERO,
                        Report.Cost.NONE,
                        Set.of(Kind.SERVER),
                        new Completeness.Complete(),
                        List.of(),
                        List.of(),
                        Set.of())
                .withAside(new Aside(null, new TreeMap<>(), new Aside.Spending(1200, taken, Duration.ZERO), List.of()));
    }

    private void polled(Look look, long millis, int taken) {
        haste.ended(look, START, Duration.ofMillis(millis), report(taken));
    }

    private Duration wait(long millisAfter, Hint hint) {
        reasons.add(hint);
        return reasons.wait(START.plusMillis(millisAfter)).orElseThrow();
    }

    @Test
    void afterAQuietTimeNobodyWaits() {
        assertThat(wait(0, Hint.CHANGED)).isZero();
        polled(Look.CHANGES, 100, 10);
        assertThat(wait(1000, Hint.CHANGED)).isZero();
    }

    @Test
    void afterAQuietTimeTheNextStepOfAChangeIsSeenAQuarterOfASecondLater() {
        polled(Look.CHANGES, 100, 10);
        assertThat(wait(100, Hint.CHANGED)).isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void inAStormThereIsOnePollASecondAndNoMoreThanTwoBesideThose() {
        var begun = new ArrayList<Long>();
        for (var at = 0L; at < 10_000; at += 10) {
            if (haste.wait(START.plusMillis(at), false).isZero()) {
                haste.ended(Look.CHANGES, START.plusMillis(at), Duration.ofMillis(20), report(10));
                begun.add(at);
            }
        }
        assertThat(begun)
                .startsWith(0L, 250L, 500L, 1000L, 2000L, 3000L)
                .endsWith(9000L)
                .hasSize(12);
    }

    @Test
    void whatIsSavedUpIsNoMoreHoweverLongItIsQuiet() {
        polled(Look.CHANGES, 20, 10);
        haste.ended(Look.CHANGES, START.plusSeconds(3600), Duration.ofMillis(20), report(10));
        haste.ended(Look.CHANGES, START.plusSeconds(3600).plusMillis(250), Duration.ofMillis(20), report(10));
        haste.ended(Look.CHANGES, START.plusSeconds(3600).plusMillis(500), Duration.ofMillis(20), report(10));
        assertThat(wait(3_600_500, Hint.CHANGED)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aSlowApiIsNotKeptBusyForMoreThanHalfOfTheTime() {
        polled(Look.CHANGES, 3000, 10);
        assertThat(wait(3000, Hint.CHANGED)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whereHalfOfTheCallsAreTakenPollsComeMoreSeldom() {
        polled(Look.CHANGES, 100, 601);
        assertThat(wait(1000, Hint.CHANGED)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void whatIsGoneNeedsALookAtEverythingWhichIsDearer() {
        polled(Look.EVERYTHING, 1000, 10);
        assertThat(wait(2000, Hint.GONE)).isEqualTo(Duration.ofSeconds(3));
        assertThat(reasons.wantsAll(START.plusSeconds(2))).isFalse();
        assertThat(reasons.wantsAll(START.plusSeconds(5))).isTrue();
    }

    @Test
    void aReasonIsAnsweredByThePollThatCanSeeIt() {
        var changed = reasons.add(Hint.CHANGED);
        var gone = reasons.add(Hint.GONE);
        assertThat(reasons.begins(Look.CHANGES, START)).isFalse();
        assertThat(changed.result()).isEqualTo(START);
        assertThat(gone.isComplete()).isFalse();
        assertThat(reasons.begins(Look.EVERYTHING, START.plusSeconds(3))).isTrue();
        assertThat(gone.result()).isEqualTo(START.plusSeconds(3));
        assertThat(reasons.wait(START)).isEmpty();
    }

    private static Hint server(int number) {
        return Hint.of(new EntityKey(Kind.SERVER, "s" + number));
    }

    private void glanced(long at, int count) {
        haste.glanced(count, START.plusMillis(at), report(10));
    }

    @Test
    void singleThingsAreLookedAtAtOnceThoughAPollWasJustMade() {
        polled(Look.CHANGES, 900, 10);
        assertThat(wait(900, server(1))).isZero();
        assertThat(reasons.glance(START.plusMillis(900))).containsExactly(new EntityKey(Kind.SERVER, "s1"));
    }

    @Test
    void everyStepOfAChangeIsLookedAtAndASteadyStreamFourTimesASecond() {
        var begun = new ArrayList<Long>();
        for (var at = 0L; at < 20_000; at += 10) {
            if (haste.mayGlance(START.plusMillis(at), 1)) {
                glanced(at, 1);
                begun.add(at);
            }
        }
        assertThat(begun).startsWith(0L, 10L, 20L, 30L).hasSizeBetween(4 * 20, 4 * 20 + 13);
    }

    @Test
    void whatIsToldOfManyIsOnePoll() {
        polled(Look.CHANGES, 100, 10);
        for (var i = 0; i <= Glances.MOST; i++) {
            reasons.add(server(i));
        }
        assertThat(reasons.glance(START.plusMillis(100))).isEmpty();
        assertThat(reasons.wait(START.plusMillis(100))).contains(Duration.ofMillis(150));
        reasons.begins(Look.CHANGES, START.plusMillis(250));
        assertThat(reasons.wait(START.plusMillis(250))).isEmpty();
    }

    @Test
    void aPollThatMayBeginForAnotherReasonSeesSingleThingsToo() {
        reasons.add(server(1));
        reasons.add(Hint.CHANGED);
        assertThat(reasons.glance(START)).isEmpty();
    }

    @Test
    void aGlanceAnswersNobodyElse() {
        polled(Look.CHANGES, 900, 10);
        var one = reasons.add(server(1));
        var changed = reasons.add(Hint.CHANGED);
        reasons.begins(reasons.glance(START.plusMillis(900)), START.plusMillis(900));
        assertThat(one.result()).isEqualTo(START.plusMillis(900));
        assertThat(changed.isComplete()).isFalse();
    }

    @Test
    void whereHalfOfTheCallsAreTakenNothingIsLookedAtAlone() {
        polled(Look.CHANGES, 100, 601);
        assertThat(wait(1000, server(1))).isEqualTo(Duration.ofSeconds(4));
        assertThat(reasons.glance(START.plusSeconds(1))).isEmpty();
    }

    @Test
    void aClockThatWasSetBackMakesNobodyWaitLong() {
        polled(Look.CHANGES, 100, 10);
        assertThat(wait(-100_000, Hint.CHANGED)).isLessThanOrEqualTo(Haste.GAP);
        glanced(0, 13);
        assertThat(wait(-100_000, server(1))).isLessThanOrEqualTo(Glances.MOST_SAVED);
    }
}
