package io.vioscope.rca.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence;
import io.vioscope.model.Fact;
import io.vioscope.model.Impact;
import io.vioscope.model.Judgement;
import io.vioscope.model.Judgement.Answer;
import io.vioscope.model.Kind;
import io.vioscope.model.LearningFact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Remark;
import io.vioscope.model.Severity;
import io.vioscope.model.Verdict;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.rca.causal.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is learned follows from what was said and seen, and stays within its bounds. */
class LearnedTest {
    private static final Instant AT = Instant.parse("2026-11-26T22:00:00Z");
    private static final CausalModel MODEL = CausalFiles.delivered();
    private static final List<Answer> ANSWERS = List.of(Answer.RIGHT, Answer.PARTLY, Answer.WRONG);
    private static final ProblemType TYPE = MODEL.problem("vcenter.unreachable").orElseThrow();
    private static final Rule RULE =
            TYPE.rules().stream().filter(Rule::countsAbsent).findFirst().orElseThrow();

    private static Problem problem(long number, int bad, int ok) {
        var evidence = new Evidence(
                RULE.symptom().name(),
                bad > 0 ? Evidence.Standing.SEEN : Evidence.Standing.MISSING,
                bad,
                ok,
                0,
                List.of());
        return new Problem(
                number,
                new ProblemKey(new EntityKey(Kind.VCENTER, "v"), TYPE.name()),
                Severity.CRITICAL,
                Problem.Phase.CLEARING,
                "gone",
                "look",
                new Verdict(95, List.of(evidence), List.of(), List.of(), List.of(), List.of()),
                Impact.NONE,
                AT,
                AT);
    }

    private static Fact judged(Problem p, Answer answer) {
        return new ProblemFact.Judged(p.with(p.life().judged(new Judgement(answer, new Remark("Ann", "", AT)))));
    }

    private static Fact ended(Problem p) {
        return new ProblemFact.Resolved(p, ProblemFact.Ending.SYMPTOMS_ENDED);
    }

    private static Learned after(Fact... facts) {
        return Learned.nothing().apply(List.of(facts), AT);
    }

    private static double share(Learned learned) {
        return learned.of(TYPE).rules().get(TYPE.rules().indexOf(RULE)).probability();
    }

    @Test
    void whatPeopleKnowIsReplacedAndTakenBackAndOutlivesWhatIsForgotten() {
        var first = new Remark("Ann", "call the vendor", Instant.EPOCH);
        var second = new Remark("Bob", "reboot it", Instant.EPOCH);
        var known = Learned.nothing()
                .apply(
                        List.of(
                                new LearningFact.Advised("a.b", true, first),
                                new LearningFact.Advised("a.b", true, second),
                                new LearningFact.Advised("c.d", true, first),
                                new LearningFact.Reset(first),
                                new LearningFact.Advised("c.d", false, second)),
                        Instant.EPOCH);
        assertThat(known.advice()).containsOnly(Map.entry("a.b", second));
        assertThat(known).isNotEqualTo(Learned.nothing());
        assertThat(known.used()).isEmpty();
    }

    @Test
    void withoutLessonsTheModelIsTheOneThatIsDelivered() {
        assertThat(Learned.nothing().of(MODEL)).isSameAs(MODEL);
    }

    @Test
    void whatWasRightBecomesLikelierAndWhatWasWrongLess() {
        var right = after(judged(problem(1, 8, 0), Answer.RIGHT)).of(TYPE);
        var partly = after(judged(problem(1, 8, 0), Answer.PARTLY)).of(TYPE);
        var wrong = after(judged(problem(1, 8, 0), Answer.WRONG)).of(TYPE);
        assertThat(right.prior()).isGreaterThan(TYPE.prior());
        assertThat(wrong.prior()).isLessThan(partly.prior());
        assertThat(partly.prior()).isLessThan(TYPE.prior());
    }

    @Test
    void onlyARightVerdictTellsHowItShows() {
        assertThat(share(after(judged(problem(1, 1, 9), Answer.RIGHT)))).isLessThan(RULE.probability());
        assertThat(share(after(judged(problem(1, 10, 0), Answer.RIGHT)))).isGreaterThan(RULE.probability());
        assertThat(share(after(judged(problem(1, 1, 9), Answer.WRONG)))).isEqualTo(RULE.probability());
    }

    @Test
    void whoThinksAgainCountsOnce() {
        var first = judged(problem(1, 8, 0), Answer.RIGHT);
        var second = judged(problem(1, 8, 0), Answer.WRONG);
        assertThat(after(first, second)).isEqualTo(after(second));
    }

    @Test
    void whatNobodyJudgedTeachesLittleAndFromTheNextDayOn() {
        var waiting = after(ended(problem(1, 8, 0)));
        assertThat(waiting.of(TYPE).prior()).isEqualTo(TYPE.prior());
        assertThat(waiting.due(AT.plusSeconds(7199))).isEmpty();
        var due = waiting.due(AT.plusSeconds(7200));
        assertThat(due).contains(new LearningFact.TakenUp(1));
        var used = waiting.apply(List.of(due.orElseThrow()), AT);
        assertThat(used.of(TYPE).prior())
                .isGreaterThan(TYPE.prior())
                .isLessThan(
                        after(judged(problem(1, 8, 0), Answer.RIGHT)).of(TYPE).prior());
        assertThat(used.apply(List.of(ended(problem(1, 8, 0))), AT)).isEqualTo(used);
        assertThat(used.due(AT.plusSeconds(1_000_000))).isEmpty();
    }

    @Test
    void howeverManyNobodyJudgedTheyNeverWeighMoreThanTwoJudgements() {
        var facts = new ArrayList<Fact>();
        for (var i = 1; i <= 900; i++) {
            facts.add(ended(problem(i, 8, 0)));
        }
        facts.add(new LearningFact.TakenUp(900));
        var many = Learned.nothing().apply(facts, AT);
        var two = after(judged(problem(1, 8, 0), Answer.RIGHT), judged(problem(2, 8, 0), Answer.RIGHT));
        assertThat(many.of(TYPE).prior()).isLessThanOrEqualTo(two.of(TYPE).prior() * 1.0001);
        assertThat(share(many)).isLessThanOrEqualTo(share(two) + 0.0001);
    }

    @Test
    void whatWasNamedWronglyOrNotToldTeachesNothingByItsEnd() {
        var p = problem(1, 8, 0);
        assertThat(after(new ProblemFact.Resolved(p, ProblemFact.Ending.BETTER_EXPLANATION)))
                .isEqualTo(Learned.nothing());
        assertThat(after(ended(p.in(Problem.Phase.PROVISIONAL, AT)))).isEqualTo(Learned.nothing());
        assertThat(after(ended(p.within(7L)))).isEqualTo(Learned.nothing());
    }

    @Test
    void noSequenceOfJudgementsLeavesTheBounds() {
        for (var seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var kind = seed % 3;
            var facts = new ArrayList<Fact>();
            for (var i = 1; i <= 300; i++) {
                var answer = kind == 0 ? Answer.RIGHT : kind == 1 ? Answer.WRONG : ANSWERS.get(random.nextInt(3));
                facts.add(judged(problem(i, seed % 2 == 0 ? 0 : 9, random.nextInt(9) + 1), answer));
            }
            var learned = Learned.nothing().apply(facts, AT);
            assertThat(learned.of(TYPE).prior()).isBetween(TYPE.prior() / 4 * 0.9999, TYPE.prior() * 4 * 1.0001);
            assertThat(share(learned)).isBetween(RULE.probability() / 2, (1 + RULE.probability()) / 2);
        }
    }

    @Test
    void whatHoldsForOneHoldsForEveryProblemOfTheModel() {
        for (var type : MODEL.problems()) {
            var right = new Experience(List.of(new Lesson(1, type.name(), Answer.RIGHT, shows(type, 1)))).of(type);
            for (var i = 0; i < type.rules().size(); i++) {
                var p = type.rules().get(i).probability();
                assertThat(right.rules().get(i).probability()).isBetween(p, (1 + p) / 2);
            }
            assertThat(right.prior()).isBetween(type.prior(), Math.max(type.prior(), 0.5));
        }
    }

    private static java.util.Map<String, Double> shows(ProblemType type, double share) {
        var shows = new java.util.TreeMap<String, Double>();
        type.rules().forEach(rule -> shows.put(rule.symptom().name(), share));
        return shows;
    }

    @Test
    void aResetForgetsAllAndTheSameFactsTeachTheSame() {
        var facts = List.of(
                ended(problem(1, 8, 0)),
                judged(problem(2, 8, 1), Answer.PARTLY),
                new LearningFact.TakenUp(1),
                judged(problem(1, 8, 0), Answer.WRONG));
        var learned = Learned.nothing().apply(facts, AT);
        var stepwise = Learned.nothing();
        for (var fact : facts) {
            stepwise = stepwise.apply(List.of(fact), AT);
        }
        assertThat(stepwise).isEqualTo(learned);
        assertThat(learned.used()).hasSize(2);
        assertThat(learned.apply(List.of(new LearningFact.Reset(new Remark("Ann", "", AT))), AT))
                .isEqualTo(Learned.nothing());
    }

    @Test
    void onlyTheNewestLessonsAreKept() {
        var facts = new ArrayList<Fact>();
        for (var i = 1; i <= Learned.KEPT + 5; i++) {
            facts.add(judged(problem(i, 8, 0), Answer.RIGHT));
        }
        assertThat(Learned.nothing().apply(facts, AT).used().firstKey()).isEqualTo(6);
    }
}
