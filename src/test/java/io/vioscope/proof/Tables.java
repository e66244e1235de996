package io.vioscope.proof;

import java.util.Arrays;
import java.util.LinkedHashMap;
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

    /** Condition by condition, with each set of sources on the same incidents: the first method, and the second one's exact share. */
    static void sources(List<Condition> conditions, List<Method> methods) {
        System.out.println("\n| condition | sources | trials | that show | exact % | recall % | precision % |"
                + " false causes per trial | trials with one % | "
                + methods.get(1).name() + ": exact % |"
                + "\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        conditions.stream()
                .collect(Collectors.groupingBy(Condition::name, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(sets -> sets.size() == SourceSet.GROWING.size())
                .flatMap(List::stream)
                .forEach(c -> source(c, tally(c, methods.get(0)), tally(c, methods.get(1))));
    }

    private static Tally tally(Condition condition, Method method) {
        return condition.tallies().getOrDefault(method.name(), new Tally());
    }

    private static void source(Condition condition, Tally t, Tally other) {
        System.out.printf(
                "| %s | %s | %d | %d | %s | %s | %s | %s | %s | %s |%n",
                condition.name(),
                condition.sources().words(),
                t.trials(),
                t.identifiable(),
                t.exact(),
                t.recall(),
                t.precision(),
                t.wrongEach(),
                t.withWrong(),
                other.exact());
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
