package io.vioscope.proof;

import io.vioscope.proof.Recording.Truth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows how often each fault shows what, as it was counted in other clouds under the same distortion, and takes the fault and
 * target under which what is seen is most probable. A yardstick, not a product: nobody has such counts.
 */
final class Reference {
    private static final double WEIGHT = 0.7;
    private static final double FLOOR = 1e-3;

    private final Map<String, Map<String, int[]>> counts = new HashMap<>();
    private final Map<String, Integer> trials = new HashMap<>();
    private final Map<String, int[]> everywhere = new HashMap<>();
    private int all;

    /** A guess. */
    record Guess(Truth truth, double score) {}

    /** Learns from an incident with one fault. */
    void learn(Outcome outcome) {
        var truth = outcome.recording().truths().get(0);
        var features = new Features(outcome).from(truth.places());
        trials.merge(truth.fault(), 1, Integer::sum);
        all++;
        var own = counts.computeIfAbsent(truth.fault(), f -> new HashMap<>());
        features.forEach((feature, level) -> {
            own.computeIfAbsent(feature, f -> new int[3])[level]++;
            everywhere.computeIfAbsent(feature, f -> new int[3])[level]++;
        });
    }

    /** The likeliest of all that could have been struck. */
    Optional<Guess> guess(Outcome outcome, Map<String, List<Truth>> possible) {
        var features = new Features(outcome);
        Guess best = null;
        for (var entry : possible.entrySet()) {
            if (!trials.containsKey(entry.getKey())) {
                continue;
            }
            for (var truth : entry.getValue()) {
                if (features.isTouched(truth.places())) {
                    var score = score(entry.getKey(), features.from(truth.places()))
                            - Math.log(entry.getValue().size());
                    if (best == null || score > best.score()) {
                        best = new Guess(truth, score);
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private double score(String fault, Map<String, Integer> seen) {
        var own = counts.getOrDefault(fault, Map.of());
        Set<String> features = new HashSet<>(own.keySet());
        features.addAll(seen.keySet());
        var score = 0.0;
        for (var feature : features) {
            score += Math.log(probability(fault, own, feature, seen.getOrDefault(feature, 0)));
        }
        return score;
    }

    private double probability(String fault, Map<String, int[]> own, String feature, int level) {
        var here = own.getOrDefault(feature, new int[3]);
        var count = trials.getOrDefault(fault, 0);
        var usual = everywhere.getOrDefault(feature, new int[3]);
        var shown = level == 0 ? count - here[1] - here[2] : here[level];
        var shownUsually = level == 0 ? all - usual[1] - usual[2] : usual[level];
        var prior = Math.max(FLOOR, (double) shownUsually / Math.max(1, all));
        return (shown + WEIGHT * prior) / (count + WEIGHT);
    }
}
