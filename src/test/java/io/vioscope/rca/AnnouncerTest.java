package io.vioscope.rca;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Life;
import io.vioscope.model.Problem;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemFact.Ending;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Rejected;
import io.vioscope.model.Remark;
import io.vioscope.model.Severity;
import io.vioscope.model.Verdict;
import io.vioscope.rca.Announcer.Fate;
import io.vioscope.rca.Announcer.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The life of a problem, by the clock. */
class AnnouncerTest {
    private static final Instant START = Instant.parse("2026-11-26T08:00:00Z");
    private static final ProblemKey KEY = new ProblemKey(new EntityKey(Kind.VCENTER, "v"), "vcenter.unreachable");

    private Problems open = Problems.none();
    private Instant now = START;
    private long number = 1;
    private boolean isFrozen;
    private boolean isLooking = true;
    private Instant looked = START;
    private Optional<Long> window = Optional.empty();

    private static Found found(int certainty, boolean isClear, Rejected... rejected) {
        var verdict = new Verdict(certainty, List.of(), List.of(rejected), List.of(), List.of(), List.of());
        var problem = new Problem(
                0, KEY, Severity.CRITICAL, Phase.PROVISIONAL, "gone", "look", verdict, Impact.NONE, START, START);
        return new Found(
                problem, () -> Impact.NONE, Duration.ofSeconds(30), isClear, true, Set.of(Kind.COMPUTE_SERVICE));
    }

    private List<String> after(long seconds, Found... found) {
        now = now.plusSeconds(seconds);
        looked = isLooking ? now : looked;
        var all = found.length == 0 ? Map.<ProblemKey, Found>of() : Map.of(KEY, found[0]);
        var facts = Announcer.facts(
                open,
                all,
                p -> isFrozen,
                p -> new Fate(Ending.SYMPTOMS_ENDED, null),
                Map.of(Kind.COMPUTE_SERVICE, looked),
                number,
                now,
                key -> window);
        number += facts.size();
        open = open.apply(facts, now);
        return facts.stream().map(AnnouncerTest::words).toList();
    }

    private static String words(Fact fact) {
        if (fact instanceof ProblemFact.Opened f) {
            return "opened " + f.problem().phase() + (f.isNews() ? " news" : "");
        }
        if (fact instanceof ProblemFact.Reopened f) {
            return "reopened " + f.problem().phase() + (f.problem().life().flapping() ? " flapping" : "")
                    + (f.isNews() ? " news" : "");
        }
        return fact instanceof ProblemFact.Revised f
                ? "revised " + f.problem().phase() + (f.isNews() ? " news" : "")
                : "resolved" + (fact.isNews() ? " news" : "");
    }

    @Test
    void aCauseIsOpenedAtOnceAndToldWhenItHasSettled() {
        assertThat(after(0, found(80, false))).containsExactly("opened PROVISIONAL");
        assertThat(after(29, found(80, false))).isEmpty();
        assertThat(after(1, found(80, false))).containsExactly("revised CONFIRMED news");
        assertThat(after(100, found(82, false))).isEmpty();
        assertThat(after(1, found(90, false))).containsExactly("revised CONFIRMED");
    }

    @Test
    void whatOneLookSawIsNotToldBeforeTheNext() {
        after(0, found(80, false));
        isLooking = false;
        assertThat(after(1000, found(80, false))).isEmpty();
        isLooking = true;
        assertThat(after(1, found(80, false))).containsExactly("revised CONFIRMED news");
    }

    @Test
    void whatIsBeyondDoubtIsToldAtOnce() {
        assertThat(after(0, found(99, true))).containsExactly("opened CONFIRMED news");
    }

    @Test
    void whatWasNeverToldEndsInSilence() {
        after(0, found(80, false));
        assertThat(after(10)).containsExactly("resolved");
        assertThat(open.open()).isEmpty();
    }

    @Test
    void whatWasToldIsTakenBackOnlyAfterAWhile() {
        after(0, found(99, true));
        assertThat(after(10)).containsExactly("revised CLEARING");
        assertThat(after(59)).isEmpty();
        assertThat(after(0, found(99, true))).containsExactly("revised CONFIRMED");
        assertThat(after(10)).containsExactly("revised CLEARING");
        assertThat(after(60)).containsExactly("resolved news");
    }

    @Test
    void aTieIsShownAndNotTold() {
        var other = new Rejected(new ProblemKey(KEY.entity(), "vcenter.login_refused"), Rejected.Why.TIE, 0);
        after(0, found(70, false, other));
        assertThat(after(1000, found(70, false, other))).isEmpty();
        assertThat(after(1, found(80, false))).containsExactly("revised CONFIRMED news");
    }

    @Test
    void whatCannotBeSeenIsNotOver() {
        after(0, found(99, true));
        isFrozen = true;
        assertThat(after(1000)).isEmpty();
        isFrozen = false;
        assertThat(after(1)).containsExactly("revised CLEARING");
    }

    @Test
    void whatIsInMaintenanceIsToldWhenTheWindowIsOver() {
        window = Optional.of(7L);
        assertThat(after(0, found(99, true))).containsExactly("opened CONFIRMED");
        assertThat(after(60, found(99, true))).isEmpty();
        window = Optional.empty();
        assertThat(after(1, found(99, true))).containsExactly("revised CONFIRMED news");
        assertThat(after(1, found(99, true))).isEmpty();
        after(1);
        assertThat(after(60)).containsExactly("resolved news");
    }

    @Test
    void whatComesAndGoesInMaintenanceIsNeverTold() {
        window = Optional.of(7L);
        after(0, found(80, false));
        assertThat(after(30, found(80, false))).containsExactly("revised CONFIRMED");
        assertThat(after(1)).containsExactly("revised CLEARING");
        window = Optional.empty();
        assertThat(after(60)).containsExactly("resolved");
    }

    @Test
    void whatWasToldBeforeTheWindowIsToldToItsEnd() {
        after(0, found(99, true));
        window = Optional.of(7L);
        assertThat(after(1, found(99, true))).isEmpty();
        after(1);
        assertThat(after(60)).containsExactly("resolved news");
    }

    @Test
    void whatIsStillDoubtfulWhenTheWindowBeginsIsNotToldInIt() {
        after(0, found(80, false));
        window = Optional.of(7L);
        assertThat(after(1, found(80, false))).containsExactly("revised PROVISIONAL");
        assertThat(after(30, found(80, false))).containsExactly("revised CONFIRMED");
        window = Optional.of(9L);
        assertThat(after(1, found(80, false))).containsExactly("revised CONFIRMED");
    }

    private static Problem named(ProblemKey key, Problem p) {
        return new Problem(
                0, key, p.severity(), p.phase(), p.text(), p.advice(), p.verdict(), p.impact(), START, START);
    }

    private Problem only() {
        return open.get(KEY).orElseThrow();
    }

    private void comesAndGoes() {
        after(0, found(80, false));
        after(30, found(80, false));
        after(1);
        after(60);
    }

    @Test
    void whatComesBackSoonKeepsItsNumberAndWhoTookItUp() {
        after(0, found(99, true));
        var taken = only().with(only().life().acknowledged(new Remark("Ann", "on it", now)));
        open = open.apply(List.of(new ProblemFact.Acknowledged(taken)), now);
        after(10);
        after(60);
        assertThat(after(600, found(80, false))).containsExactly("reopened PROVISIONAL");
        assertThat(only().number()).isEqualTo(1);
        assertThat(only().openedAt()).isEqualTo(START);
        assertThat(only().life().acknowledged()).isEqualTo(taken.life().acknowledged());
        assertThat(open.ended()).isEmpty();
    }

    @Test
    void whatComesBackLateIsANewProblem() {
        after(0, found(99, true));
        after(10);
        after(60);
        assertThat(after(601, found(99, true))).containsExactly("opened CONFIRMED news");
        assertThat(only().number()).isEqualTo(4);
    }

    @Test
    void whatComesAndGoesIsToldOnceAsThat() {
        comesAndGoes();
        comesAndGoes();
        assertThat(after(100, found(80, false))).containsExactly("reopened CONFIRMED flapping news");
        assertThat(after(10)).containsExactly("revised CLEARING");
        assertThat(after(500, found(80, false))).containsExactly("revised CONFIRMED");
        assertThat(after(10)).containsExactly("revised CLEARING");
        assertThat(after(599)).isEmpty();
        assertThat(after(1)).containsExactly("resolved news");
    }

    @Test
    void whatStaysComesAndGoesNoMore() {
        comesAndGoes();
        comesAndGoes();
        after(100, found(80, false));
        assertThat(after(599, found(80, false))).isEmpty();
        assertThat(after(1, found(80, false))).containsExactly("revised CONFIRMED");
        assertThat(only().life()).isEqualTo(new Life(2, false, null, null));
        after(1);
        assertThat(after(60)).containsExactly("resolved news");
    }

    @Test
    void whatNobodyWasToldOfDoesNotFlap() {
        for (var i = 0; i < 5; i++) {
            after(10, found(80, false));
            assertThat(after(10)).containsExactly("resolved");
        }
        assertThat(after(10, found(80, false))).containsExactly("reopened PROVISIONAL");
        assertThat(only().number()).isEqualTo(1);
    }

    @Test
    void whatNeverStaysForLongEnoughIsToldOnceAsWhatComesAndGoes() {
        for (var i = 0; i < 3; i++) {
            after(290, found(80, false));
            assertThat(after(10)).containsExactly("resolved");
        }
        assertThat(after(290, found(80, false))).containsExactly("reopened CONFIRMED flapping news");
        assertThat(after(10)).containsExactly("revised CLEARING");
        assertThat(after(599)).isEmpty();
        assertThat(after(1)).containsExactly("resolved news");
    }

    @Test
    void howeverItComesAndGoesLittleIsTold() {
        var news = 0;
        var random = new Random(7);
        for (var i = 0; i < 1000; i++) {
            var isThere = random.nextBoolean();
            var said = isThere ? after(1 + random.nextInt(120), found(80, false)) : after(1 + random.nextInt(120));
            news += (int) said.stream().filter(words -> words.endsWith("news")).count();
        }
        assertThat(news).isBetween(3, 12);
    }

    @Test
    void whatTurnsOutToBePartOfAnotherSaysOfWhich() {
        var other = new ProblemKey(KEY.entity(), "vcenter.login_refused");
        after(0, found(80, false));
        var better = found(99, true);
        var facts = Announcer.facts(
                open,
                Map.of(
                        other,
                        new Found(
                                named(other, better.problem()),
                                () -> Impact.NONE,
                                Duration.ZERO,
                                true,
                                true,
                                Set.of())),
                p -> false,
                p -> new Fate(Ending.BETTER_EXPLANATION, other),
                Map.of(),
                number,
                now,
                key -> window);
        assertThat(facts).hasSize(2);
        assertThat(facts.get(1)).isInstanceOf(ProblemFact.Resolved.class);
        assertThat(((ProblemFact.Resolved) facts.get(1)).into())
                .isEqualTo(((ProblemFact.Opened) facts.get(0)).problem().number())
                .isEqualTo(2);
    }

    @Test
    void whatWasToldIsNotTakenBackForACauseThatMayBeGoneWithTheNextLook() {
        var other = new ProblemKey(KEY.entity(), "vcenter.login_refused");
        after(0, found(99, true));
        assertThat(insteadOfIt(other, 10)).containsExactly("opened PROVISIONAL");
        assertThat(insteadOfIt(other, 10)).isEmpty();
        assertThat(after(10, found(99, true))).containsExactly("resolved");
        insteadOfIt(other, 10);
        assertThat(insteadOfIt(other, 30)).containsExactly("revised CONFIRMED news", "revised CLEARING");
    }

    private List<String> insteadOfIt(ProblemKey other, long seconds) {
        now = now.plusSeconds(seconds);
        var cause = new Found(
                named(other, found(80, false).problem()),
                () -> Impact.NONE,
                Duration.ofSeconds(30),
                false,
                true,
                Set.of(Kind.COMPUTE_SERVICE));
        var facts = Announcer.facts(
                open,
                Map.of(other, cause),
                p -> false,
                p -> new Fate(Ending.BETTER_EXPLANATION, other),
                Map.of(Kind.COMPUTE_SERVICE, now),
                number,
                now,
                key -> window);
        number += facts.size();
        open = open.apply(facts, now);
        return facts.stream().map(AnnouncerTest::words).toList();
    }
}
