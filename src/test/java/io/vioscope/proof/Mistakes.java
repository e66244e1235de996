package io.vioscope.proof;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which faults were diagnosed wrongly, and as what. */
final class Mistakes {
    private final Map<String, int[]> counts = new TreeMap<>();
    private final Map<String, Map<String, Integer>> said = new HashMap<>();

    void hear(Outcome outcome, Judge.Judgement judgement) {
        var truth = outcome.recording().truths().stream()
                .map(Recording.Truth::fault)
                .collect(Collectors.joining(" + "));
        var count = counts.computeIfAbsent(truth, f -> new int[4]);
        count[0]++;
        if (!judgement.required().isEmpty()) {
            count[1]++;
            count[2] += judgement.isExact() ? 1 : 0;
        }
        count[3] += judgement.wrong().isEmpty() ? 0 : 1;
        if (!judgement.isExact()) {
            said.computeIfAbsent(truth, f -> new TreeMap<>()).merge(words(outcome, judgement), 1, Integer::sum);
        }
    }

    private static String words(Outcome outcome, Judge.Judgement judgement) {
        var missed = missed(judgement);
        var wrong = judgement.wrong().isEmpty() ? "" : "wrong: " + Judge.names(judgement.wrong());
        var open = Judge.names(
                new HashSet<>(Certainties.named(outcome).stream().limit(2).toList()));
        var thought = missed.isEmpty() || open.isEmpty() ? "" : " (first thought of: " + open + ")";
        return missed + thought + (missed.isEmpty() || wrong.isEmpty() ? "" : "; ") + wrong;
    }

    private static String missed(Judge.Judgement judgement) {
        var missed = judgement.required().keySet().stream()
                .filter(truth -> !judgement.found().contains(truth))
                .map(Recording.Truth::fault)
                .toList();
        return missed.isEmpty() ? "" : "missed " + String.join(", ", missed);
    }

    void print() {
        print(count -> count[1] > count[2] || count[3] > 0);
        var blind = counts.entrySet().stream()
                .filter(e -> e.getValue()[1] == 0)
                .map(Map.Entry::getKey)
                .toList();
        System.out.println("\nShowed nothing that the model calls a symptom: " + blind);
    }

    /** Only those where something was named that is not there. */
    void printFalse() {
        print(count -> count[3] > 0);
    }

    private void print(Predicate<int[]> which) {
        System.out.println(
                "\n| fault | trials | that show | exact | with a false cause | instead |\n|---|--:|--:|--:|--:|---|");
        counts.entrySet().stream()
                .filter(e -> which.test(e.getValue()))
                .sorted(Comparator.comparingInt(e -> e.getValue()[2] - e.getValue()[1] - e.getValue()[3]))
                .forEach(e -> System.out.printf(
                        "| %s | %d | %d | %d | %d | %s |%n",
                        e.getKey(),
                        e.getValue()[0],
                        e.getValue()[1],
                        e.getValue()[2],
                        e.getValue()[3],
                        said.getOrDefault(e.getKey(), Map.of())));
    }
}
