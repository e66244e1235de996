package io.vioscope.proof;

import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Rejected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How often what is said with some certainty is right, and how often the truth is among the first that are named. */
final class Certainties {
    static final int[] BINS = {0, 75, 80, 85, 90, 95, 98};

    private final Judge judge;
    private final Announced announced;
    private final int[] said = new int[BINS.length];
    private final int[] sum = new int[BINS.length];
    private final int[] right = new int[BINS.length];
    private int required;
    private int first;
    private int firstThree;

    Certainties(Judge judge, Announced announced) {
        this.judge = judge;
        this.announced = announced;
    }

    void hear(Outcome outcome, Judge.Judgement judgement) {
        outcome.announced().stream()
                .filter(p -> announced.isAnnounced(p.key()))
                .forEach(p -> count(p, judge.isRight(p.key(), outcome)));
        if (outcome.recording().truths().size() == 1 && !judgement.required().isEmpty()) {
            var named = named(outcome);
            required++;
            first += isAmong(named, 1, outcome) ? 1 : 0;
            firstThree += isAmong(named, 3, outcome) ? 1 : 0;
        }
    }

    private void count(Problem problem, boolean isRight) {
        var certainty = problem.verdict().certainty();
        var bin = BINS.length - 1;
        while (certainty < BINS[bin]) {
            bin--;
        }
        said[bin]++;
        sum[bin] += certainty;
        right[bin] += isRight ? 1 : 0;
    }

    /** All hypotheses: what is open, the surest first, announced or not, then what was rejected. */
    static List<ProblemKey> named(Outcome outcome) {
        var named = new ArrayList<ProblemKey>();
        var open = outcome.open().stream()
                .sorted(Comparator.comparingInt((Problem p) -> -p.verdict().certainty())
                        .thenComparingInt(p -> -p.verdict().explains())
                        .thenComparing(Problem::key))
                .toList();
        open.forEach(p -> named.add(p.key()));
        open.stream()
                .flatMap(p -> p.verdict().rejected().stream())
                .sorted(Comparator.comparingInt(Rejected::worse))
                .map(Rejected::key)
                .filter(key -> !named.contains(key))
                .forEach(named::add);
        return named;
    }

    private boolean isAmong(List<ProblemKey> named, int count, Outcome outcome) {
        return named.stream().limit(count).anyMatch(key -> judge.isRight(key, outcome));
    }

    void print() {
        System.out.println("\n| certainty | causes | mean certainty | right % |\n|---|--:|--:|--:|");
        for (var bin = 0; bin < BINS.length; bin++) {
            if (said[bin] > 0) {
                var high = bin + 1 < BINS.length ? BINS[bin + 1] - 1 : 100;
                System.out.printf(
                        "| %d to %d | %d | %d | %s |%n",
                        BINS[bin], high, said[bin], sum[bin] / said[bin], Tally.percent(right[bin], said[bin]));
            }
        }
        System.out.printf(
                "%nOf %d single faults that show: right cause named first %s %%, among the first three %s %%.%n",
                required, Tally.percent(first, required), Tally.percent(firstThree, required));
    }
}
