package io.vioscope.rca;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.json.RandomProblems;
import io.vioscope.model.Fact;
import io.vioscope.model.Judgement;
import io.vioscope.model.Judgement.Answer;
import io.vioscope.model.LearningFact;
import io.vioscope.model.Life;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.Remark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes of what operators say of problems. */
class ProblemDeskTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00.123456Z");
    private static final Remark REMARK = new Remark("Ann", "a note", Instant.parse("2026-11-26T08:00:00.123Z"));
    private static final Problem PROBLEM = RandomProblems.problems().sample().with(Life.NEW);

    private Problems problems = Problems.none().apply(List.of(new ProblemFact.Opened(PROBLEM)), NOW);

    private ProblemOutcome say(ProblemOrder order) {
        var outcome = ProblemDesk.answer(problems, order, NOW);
        if (outcome instanceof ProblemOutcome.Done done) {
            problems = problems.apply(List.of(done.fact()), NOW);
        }
        return outcome;
    }

    private static ProblemFact.Unacknowledged fact(ProblemOutcome outcome) {
        return (ProblemFact.Unacknowledged) ((ProblemOutcome.Done) outcome).fact();
    }

    private static ProblemOutcome done(Fact fact) {
        return new ProblemOutcome.Done(fact);
    }

    @Test
    void aProblemIsTakenUpOnceMoreAndGivenBack() {
        var number = PROBLEM.number();
        var taken = PROBLEM.with(PROBLEM.life().acknowledged(REMARK));
        assertThat(say(new ProblemOrder.Acknowledge(number, " Ann\n", "a\tnote ")))
                .isEqualTo(done(new ProblemFact.Acknowledged(taken)));
        assertThat(say(new ProblemOrder.Acknowledge(number, "Bob", ""))).isInstanceOf(ProblemOutcome.Done.class);
        assertThat(say(new ProblemOrder.Unacknowledge(number, "Ann", "a note")))
                .satisfies(outcome -> assertThat(fact(outcome).problem().life().acknowledged())
                        .isNull());
        assertThat(say(new ProblemOrder.Unacknowledge(number, "Ann", "")))
                .isEqualTo(new ProblemOutcome.Refused(Map.of("number", "nobody has acknowledged it")));
    }

    @Test
    void aVerdictIsJudgedAlsoWhenTheProblemIsOver() {
        var number = PROBLEM.number();
        var judged = PROBLEM.with(PROBLEM.life().judged(new Judgement(Answer.PARTLY, REMARK)));
        assertThat(say(new ProblemOrder.Judge(number, Answer.PARTLY, "Ann", "a note")))
                .isEqualTo(done(new ProblemFact.Judged(judged)));
        problems = problems.apply(List.of(new ProblemFact.Resolved(judged, ProblemFact.Ending.SYMPTOMS_ENDED)), NOW);
        say(new ProblemOrder.Judge(number, Answer.WRONG, "Ann", ""));
        assertThat(problems.open()).isEmpty();
        assertThat(problems.ended())
                .singleElement()
                .satisfies(
                        ended -> assertThat(ended.problem().life().toString()).contains("WRONG"));
        assertThat(say(new ProblemOrder.Acknowledge(number, "Ann", ""))).isEqualTo(new ProblemOutcome.NoSuch(number));
    }

    @Test
    void whoeverLookedBeforeSomebodyWasFasterIsLateWhateverTheyWant() {
        var number = PROBLEM.number();
        var seen = PROBLEM.handling().version();
        assertThat(say(new ProblemOrder.Acknowledge(number, "Ann", "", seen))).isInstanceOf(ProblemOutcome.Done.class);
        for (var order : List.of(
                new ProblemOrder.Acknowledge(number, "Bob", "", seen),
                new ProblemOrder.Unacknowledge(number, "Bob", "", seen),
                new ProblemOrder.Judge(number, Answer.RIGHT, "Bob", "", seen),
                new ProblemOrder.Handle(number, new Act.Assign("Bob"), "Bob", "", seen))) {
            assertThat(say(order)).as("%s", order).isInstanceOf(ProblemOutcome.Late.class);
        }
        assertThat(say(new ProblemOrder.Judge(number, Answer.RIGHT, "Bob", "", seen + 1)))
                .isInstanceOf(ProblemOutcome.Done.class);
    }

    @Test
    void whatIsKnownOfAKindOfProblemNeedsWordsAndAName() {
        assertThat(say(new ProblemOrder.Advise("vcenter.unreachable", true, "Ann", "a note")))
                .isEqualTo(done(new LearningFact.Advised("vcenter.unreachable", true, REMARK)));
        assertThat(say(new ProblemOrder.Advise("vcenter.unreachable", true, "Ann", " ")))
                .isEqualTo(new ProblemOutcome.Refused(Map.of("note", "it is empty")));
        assertThat(say(new ProblemOrder.Advise("x".repeat(65), true, "Ann", "x")))
                .isInstanceOf(ProblemOutcome.Refused.class);
        assertThat(say(new ProblemOrder.Advise("two\nlines", true, "Ann", "x")))
                .isInstanceOf(ProblemOutcome.Refused.class);
        assertThat(say(new ProblemOrder.Advise("vcenter.unreachable", false, "Ann", "")))
                .isInstanceOf(ProblemOutcome.Done.class);
    }

    @Test
    void whoSaysItIsNeededAndNobodyIsToldANovel() {
        var number = PROBLEM.number();
        assertThat(say(new ProblemOrder.Judge(number, Answer.RIGHT, " ", "x".repeat(501))))
                .isEqualTo(new ProblemOutcome.Refused(
                        Map.of("by", "it is empty", "note", "it is longer than 500 characters")));
        assertThat(problems.of(number)).contains(PROBLEM);
    }

    @Test
    void allThatWasLearnedIsForgottenWhateverIsOpen() {
        assertThat(say(new ProblemOrder.Forget("Ann", "a note"))).isEqualTo(done(new LearningFact.Reset(REMARK)));
    }

    private static Problem numbered(long number) {
        var p = PROBLEM;
        return new Problem(
                number, p.key(), p.severity(), p.phase(), p.text(), p.advice(), p.verdict(), p.impact(), NOW, NOW);
    }

    @Test
    void onlyTheLastThatAreOverAreKept() {
        for (var i = 1; i <= Problems.KEPT + 3; i++) {
            var other = numbered(i);
            problems = problems.apply(
                    List.of(
                            new ProblemFact.Opened(other),
                            new ProblemFact.Resolved(other, ProblemFact.Ending.SYMPTOMS_ENDED)),
                    NOW.plusSeconds(i));
        }
        assertThat(problems.ended()).hasSize(Problems.KEPT);
        assertThat(problems.ended().get(0).at()).isEqualTo(NOW.plusSeconds(4));
    }
}
