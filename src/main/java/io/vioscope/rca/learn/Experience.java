package io.vioscope.rca.learn;

import io.vioscope.model.Judgement.Answer;
import io.vioscope.rca.causal.ProblemType;
import io.vioscope.rca.causal.Rule;
import java.util.List;

/**
 * What is known of one problem of the causal model by experience. The probabilities that the model comes with count as so many
 * earlier observations, and whatever is seen they are left by no more than a bound.
 *
 * @param lessons of that problem, those that are made use of
 */
public record Experience(List<Lesson> lessons) {
    /** By which factor a prior may change at most. */
    public static final double MOST = 4;

    /** How many observations the model's own probability weighs as much as. */
    private static final double WEIGHT = 8;

    /** Which share of the verdicts of a problem is taken to be right before anybody said so. */
    private static final double RIGHT = 0.8;

    /** What all incidents that nobody judged weigh together at most: what nobody looked at proves itself. */
    private static final double MOST_UNJUDGED = 2;

    private static final double LIKELY = 0.5;
    private static final int DIGITS = 4;

    public Experience {
        lessons = List.copyOf(lessons);
    }

    /** How many verdicts an operator judged so. */
    public long judged(Answer answer) {
        return lessons.stream().filter(lesson -> lesson.answer() == answer).count();
    }

    /** How many were borne out by their end, and judged by nobody. */
    public long unjudged() {
        return lessons.stream().filter(lesson -> lesson.answer() == null).count();
    }

    /** The problem with probabilities as experience has them. */
    public ProblemType of(ProblemType problem) {
        return lessons.isEmpty()
                ? problem
                : problem.with(
                        prior(problem.prior()),
                        problem.rules().stream().map(this::rule).toList());
    }

    private double prior(double delivered) {
        var right = 0.0;
        var wrong = 0.0;
        for (var lesson : lessons) {
            right += weight(lesson) * lesson.right();
            wrong += lesson.wrong();
        }
        var odds = (WEIGHT * RIGHT + right) / (WEIGHT * (1 - RIGHT) + wrong) * (1 - RIGHT) / RIGHT;
        var most = Math.min(delivered * MOST, Math.max(delivered, LIKELY));
        return Math.max(delivered / MOST, Math.min(most, rounded(delivered * odds)));
    }

    /** Only where it would be noticed that a symptom is absent can its share be learned. */
    private Rule rule(Rule rule) {
        return rule.countsAbsent() ? rule.with(share(rule.symptom().name(), rule.probability())) : rule;
    }

    private double share(String symptom, double delivered) {
        var shown = WEIGHT * delivered;
        var all = WEIGHT;
        for (var lesson : lessons) {
            var share = lesson.shows().get(symptom);
            if (share != null) {
                shown += weight(lesson) * lesson.right() * share;
                all += weight(lesson) * lesson.right();
            }
        }
        return Math.max(delivered / 2, Math.min((1 + delivered) / 2, rounded(shown / all)));
    }

    /** What is learned is no more exact than this. */
    private static double rounded(double number) {
        if (number == 0) {
            return 0;
        }
        var scale = Math.pow(10, DIGITS - 1 - Math.floor(Math.log10(number)));
        return Math.round(number * scale) / scale;
    }

    private double weight(Lesson lesson) {
        return lesson.answer() == null ? Math.min(1, MOST_UNJUDGED / (unjudged() * Lesson.UNJUDGED)) : 1;
    }
}
