package io.vioscope.rca.learn;

import io.vioscope.model.Evidence;
import io.vioscope.model.Judgement;
import io.vioscope.model.Judgement.Answer;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one problem teaches.
 *
 * @param number  of the problem
 * @param problem its name in the causal model
 * @param answer  what an operator said of its verdict; null where nobody did and its end bore it out
 * @param shows   of those that should show a symptom and could be seen, which share did, by the symptom's name; nothing
 *                where the verdict was not right
 */
public record Lesson(long number, String problem, @Nullable Answer answer, Map<String, Double> shows) {
    /** From which certainty on, in per cent, an end that bears a verdict out is worth remembering. */
    static final int CONFIDENT = 90;

    /** What an incident that nobody judged weighs beside a judgement. */
    static final double UNJUDGED = 0.1;

    public Lesson {
        shows = Map.copyOf(shows);
    }

    /** What a judgement teaches. */
    public static Lesson of(Problem problem, Judgement judgement) {
        return judged(problem.number(), problem, judgement.answer());
    }

    /** What that answer of somebody teaches. */
    public static Lesson judged(long number, Problem problem, Answer answer) {
        return new Lesson(number, problem.key().name(), answer, answer == Answer.RIGHT ? shows(problem) : Map.of());
    }

    /** What an end teaches, if nobody has judged and a confident diagnosis was announced and went with its symptoms. */
    public static Optional<Lesson> of(ProblemFact.Resolved end) {
        var problem = end.problem();
        var teaches = end.why() == ProblemFact.Ending.SYMPTOMS_ENDED
                && problem.life().judged() == null
                && problem.isAnnounced()
                && problem.verdict().certainty() >= CONFIDENT;
        return teaches
                ? Optional.of(new Lesson(problem.number(), problem.key().name(), null, shows(problem)))
                : Optional.empty();
    }

    private static Map<String, Double> shows(Problem problem) {
        var bad = new TreeMap<String, Integer>();
        var all = new TreeMap<String, Integer>();
        for (var e : problem.verdict().evidence()) {
            var counts = e.standing() == Evidence.Standing.SEEN || e.standing() == Evidence.Standing.MISSING;
            if (counts && e.bad() + e.ok() > 0) {
                bad.merge(e.symptom(), e.bad(), Integer::sum);
                all.merge(e.symptom(), e.bad() + e.ok(), Integer::sum);
            }
        }
        var shares = new TreeMap<String, Double>();
        all.forEach((symptom, n) -> shares.put(symptom, (double) bad.getOrDefault(symptom, 0) / n));
        return shares;
    }

    /** How much it speaks for the problem being named. */
    double right() {
        return answer == null
                ? UNJUDGED
                : switch (answer) {
                    case RIGHT -> 1;
                    case PARTLY -> 0.5;
                    case WRONG -> 0;
                };
    }

    /** How much it speaks against that. */
    double wrong() {
        return answer == null ? 0 : 1 - right();
    }
}
