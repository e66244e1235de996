package io.vioscope.proof;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints tallies in Markdown. */
final class Tables {
    private Tables() {}

    /** Condition by condition, method by method. */
    static void methods(List<Condition> conditions) {
        System.out.println("\n| condition | trials | that show | method | exact % | recall % | precision % |"
                + " false causes per trial | trials with one % |\n|---|--:|--:|---|--:|--:|--:|--:|--:|");
        for (var condition : conditions) {
            condition
                    .tallies()
                    .forEach((method, t) -> System.out.printf(
                            "| %s | %d | %d | %s | %s | %s | %s | %s | %s |%n",
                            condition.name(),
                            t.trials(),
                            t.identifiable(),
                            method,
                            t.exact(),
                            t.recall(),
                            t.precision(),
                            t.wrongEach(),
                            t.withWrong()));
        }
    }

    /** Recall by how much there is to go by. */
    static void evidence(List<Condition> conditions) {
        System.out.println("\n| condition | method | 1 | 2 | 3-4 | 5-9 | 10 or more |\n|---|---|--:|--:|--:|--:|--:|");
        for (var condition : conditions) {
            condition
                    .tallies()
                    .forEach((method, t) -> System.out.printf(
                            "| %s | %s | %s | %s | %s | %s | %s |%n",
                            condition.name(), method, t.recall(0), t.recall(1), t.recall(2), t.recall(3), t.recall(4)));
        }
    }

    /** Exact by loss and lies. */
    static void grid(List<Condition> all, double[] losses, double[] lies, List<Method> methods) {
        var head = Arrays.stream(losses)
                .mapToObj(l -> "loss %.0f %%".formatted(l * 100))
                .toList();
        System.out.println("\n| faults | false | method | " + String.join(" | ", head) + " |\n|---|--:|---"
                + "|--:".repeat(losses.length) + "|");
        for (var suite : List.of("single", "pair", "triple")) {
            for (var lie : lies) {
                for (var method : methods) {
                    var cells = Arrays.stream(losses)
                            .mapToObj(loss -> named(all, Study.grid(suite, lie, loss))
                                    .flatMap(
                                            c -> Optional.ofNullable(c.tallies().get(method.name())))
                                    .map(t -> t.exact() + " / " + t.wrongEach())
                                    .orElse("-"))
                            .collect(Collectors.joining(" | "));
                    System.out.printf("| %s | %.1f %% | %s | %s |%n", suite, lie * 100, method.name(), cells);
                }
            }
        }
    }

    private static Optional<Condition> named(List<Condition> all, String name) {
        return all.stream().filter(c -> c.name().equals(name)).findFirst();
    }
}
