package io.vioscope.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Medians over runs, as rows of Markdown tables. */
final class Tables {
    static final String POLL_HEAD = """
            | servers | poll | seconds | requests | MB read | CPU s, Vioscope | CPU s, PostgreSQL | CPU s, cloud | peak heap MB | facts | loops late > 50 ms | longest ms | by ourselves | longest ms |
            |--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|""";
    static final String LATENCY_HEAD = """
            | servers | from the last byte of an answer to | p50 ms | p99 ms |
            |--:|---|--:|--:|""";

    private Tables() {}

    static List<String> polls(String size, List<Map<String, String>> runs) {
        return rows(size, runs, List.of("first", "unchanged", "changed", "steady", "everything"), 12);
    }

    static List<String> floor(String size, List<Map<String, String>> runs) {
        return rows(size, runs, List.of("floor"), 4);
    }

    static List<String> latencies(String size, List<Map<String, String>> runs) {
        return rows(size, runs, List.of("trap", "page"), 2);
    }

    private static List<String> rows(String size, List<Map<String, String>> runs, List<String> names, int columns) {
        var rows = new ArrayList<String>();
        for (var name : names) {
            var row = new StringBuilder("| " + size + " | " + name + " |");
            for (var column = 0; column < columns; column++) {
                row.append(' ').append(median(runs, name, column)).append(" |");
            }
            rows.add(row.toString());
        }
        return rows;
    }

    private static String median(List<Map<String, String>> runs, String name, int column) {
        var values = runs.stream()
                .map(run -> run.get(name))
                .filter(figures -> figures != null)
                .mapToDouble(figures -> Double.parseDouble(figures.split(" ")[column]))
                .sorted()
                .toArray();
        return values.length == 0 ? "-" : text(values[values.length / 2]);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }

    /** By nearest rank: of a hundred values the 99th, and of ten the largest, is that of 0.99. */
    static double percentile(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
    }
}
