package io.vioscope.rca;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.json.RandomProblems;
import io.vioscope.model.Closure;
import io.vioscope.model.Closure.Reason;
import io.vioscope.model.Handling;
import io.vioscope.model.Life;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemFact.Step;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Remark;
import io.vioscope.model.Snooze;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes of what operators do about problems. */
class ActDeskTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    private static final Remark REMARK = new Remark("Ann", "a note", NOW);
    private static final Problem PROBLEM = RandomProblems.problems().sample().with(Life.NEW);

    private Problems problems = Problems.none().apply(List.of(new ProblemFact.Opened(PROBLEM)), NOW);

    private ProblemOutcome act(Act act) {
        return act(act, "a note", null);
    }

    private ProblemOutcome act(Act act, String note, @Nullable Integer version) {
        var order = new ProblemOrder.Handle(PROBLEM.number(), act, "Ann", note, version);
        var outcome = ProblemDesk.answer(problems, order, NOW);
        if (outcome instanceof ProblemOutcome.Done done) {
            problems = problems.apply(List.of(done.fact()), NOW);
        }
        return outcome;
    }

    private Handling now() {
        return problems.known(PROBLEM.number()).orElseThrow().handling();
    }

    private static ProblemOutcome refused(String where, String what) {
        return new ProblemOutcome.Refused(Map.of(where, what));
    }

    private void ends() {
        var last = problems.of(PROBLEM.number()).orElseThrow();
        problems = problems.apply(List.of(new ProblemFact.Resolved(last, ProblemFact.Ending.SYMPTOMS_ENDED)), NOW);
    }

    @Test
    void aProblemIsAssignedToSomebodyElseAndToNobody() {
        assertThat(act(new Act.Assign(" Bob\n")))
                .isEqualTo(new ProblemOutcome.Done(new ProblemFact.Handled(
                        PROBLEM.handled(Handling.NONE.assigned("Bob")), Step.ASSIGNED, REMARK)));
        act(new Act.Assign("Eve"));
        assertThat(now().owner()).isEqualTo("Eve");
        act(new Act.Assign(""));
        assertThat(now().owner()).isNull();
        assertThat(now().version()).isEqualTo(3);
        assertThat(act(new Act.Assign("x".repeat(101))))
                .isEqualTo(refused("owner", "it is longer than 100 characters"));
    }

    @Test
    void aProblemIsSnoozedUntilATimeToComeOrItsEndAndWoken() {
        act(new Act.Snooze(NOW.plusSeconds(900)));
        assertThat(now().snooze()).isEqualTo(new Snooze(NOW.plusSeconds(900), REMARK));
        act(new Act.Snooze(null));
        assertThat(now().snooze()).isEqualTo(new Snooze(null, REMARK));
        assertThat(act(new Act.Wake())).isInstanceOf(ProblemOutcome.Done.class);
        assertThat(now().isHushed()).isFalse();
        assertThat(act(new Act.Wake())).isEqualTo(refused("number", "it is not snoozed"));
        assertThat(act(new Act.Snooze(NOW))).isEqualTo(refused("until", "it is over; right would be a time to come"));
        assertThat(act(new Act.Snooze(NOW.plus(Duration.ofDays(31))))).isInstanceOf(ProblemOutcome.Refused.class);
    }

    @Test
    void theLastNotesAreKeptAlsoThoseOnAProblemThatIsOver() {
        for (var i = 1; i <= Handling.NOTES + 1; i++) {
            act(new Act.Note(), "note " + i, null);
        }
        ends();
        act(new Act.Note(), "it was the <b>cable</b>", null);
        assertThat(now().notes())
                .hasSize(Handling.NOTES)
                .extracting(Remark::note)
                .first()
                .isEqualTo("note 3");
        assertThat(now().notes()).last().isEqualTo(new Remark("Ann", "it was the <b>cable</b>", NOW));
        assertThat(act(new Act.Note(), " ", null)).isEqualTo(refused("note", "it is empty"));
        assertThat(problems.open()).isEmpty();
    }

    @Test
    void whatIsClosedGoesOnToBeBelievedAndSaysHowBadItWas() {
        act(new Act.Close(Reason.KNOWN, null));
        assertThat(now().closure()).isEqualTo(new Closure(Reason.KNOWN, null, REMARK, Closure.Then.of(PROBLEM)));
        assertThat(problems.of(PROBLEM.number())).isPresent();
        assertThat(act(new Act.Unclose())).isInstanceOf(ProblemOutcome.Done.class);
        assertThat(now().isHushed()).isFalse();
        assertThat(act(new Act.Unclose())).isEqualTo(refused("number", "it is not closed"));
        assertThat(act(new Act.Close(Reason.OTHER, null), "", null))
                .isEqualTo(refused("note", "it is empty; right would be the reason"));
    }

    @Test
    void aDuplicateIsOneOfAnotherProblemThatIsKnown() {
        var key = new ProblemKey(PROBLEM.key().entity(), "another.problem");
        var other = new Problem(
                PROBLEM.number() + 1,
                key,
                PROBLEM.severity(),
                PROBLEM.phase(),
                "",
                "",
                PROBLEM.verdict(),
                PROBLEM.impact(),
                NOW,
                NOW);
        assertThat(act(new Act.Close(Reason.DUPLICATE, other.number()))).isInstanceOf(ProblemOutcome.Refused.class);
        problems = problems.apply(List.of(new ProblemFact.Opened(other)), NOW);
        assertThat(act(new Act.Close(Reason.DUPLICATE, other.number()))).isInstanceOf(ProblemOutcome.Done.class);
        assertThat(act(new Act.Close(Reason.DUPLICATE, PROBLEM.number()))).isInstanceOf(ProblemOutcome.Refused.class);
        assertThat(act(new Act.Close(Reason.FIXED, other.number())))
                .isEqualTo(refused("of", "only a duplicate has one"));
    }

    @Test
    void whoLookedBeforeSomebodyWasFasterDoesNothing() {
        assertThat(act(new Act.Assign("Bob"), "", 0)).isInstanceOf(ProblemOutcome.Done.class);
        assertThat(act(new Act.Assign("Eve"), "", 0))
                .isEqualTo(new ProblemOutcome.Late(problems.of(PROBLEM.number()).orElseThrow()));
        assertThat(now().owner()).isEqualTo("Bob");
        assertThat(act(new Act.Assign("Eve"), "", 1)).isInstanceOf(ProblemOutcome.Done.class);
    }

    @Test
    void whatIsOverOrWasNeverThereIsOnlyNoted() {
        ends();
        for (var act : List.of(
                new Act.Assign("Bob"),
                new Act.Snooze(null),
                new Act.Wake(),
                new Act.Close(Reason.FIXED, null),
                new Act.Unclose())) {
            assertThat(act(act)).isEqualTo(new ProblemOutcome.NoSuch(PROBLEM.number()));
        }
        problems = Problems.none();
        assertThat(act(new Act.Note())).isEqualTo(new ProblemOutcome.NoSuch(PROBLEM.number()));
    }

    @Test
    void whatIsSnoozedWakesAtItsTimeAndNotBefore() {
        act(new Act.Snooze(NOW.plusSeconds(900)));
        assertThat(problems.woken(NOW.plusSeconds(899))).isEmpty();
        assertThat(problems.woken(NOW.plusSeconds(900)))
                .containsExactly(new ProblemFact.Handled(PROBLEM.handled(now().snoozed(null)), Step.WOKEN, null));
        act(new Act.Snooze(null));
        assertThat(problems.woken(NOW.plus(Duration.ofDays(3650)))).isEmpty();
    }
}
