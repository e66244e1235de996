package io.vioscope.app.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of text: a line of headings, a line for each row, columns as wide as they need to be. */
final class Table {
    private static final int WIDEST = 60;

    private Table() {}

    static List<String> lines(List<String> headings, List<List<String>> rows) {
        var all = new ArrayList<List<String>>();
        all.add(headings.stream().map(h -> h.toUpperCase(Locale.ROOT)).toList());
        rows.forEach(row -> all.add(row.stream().map(Table::harmless).toList()));
        var widths = widths(all);
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private static int[] widths(List<List<String>> rows) {
        var widths = new int[rows.get(0).size()];
        for (var row : rows) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST, letters(row.get(i))));
            }
        }
        return widths;
    }

    /** Only the last column may be wider than the widest: nothing stands behind it. */
    private static String line(List<String> row, int... widths) {
        var line = new StringBuilder();
        for (var i = 0; i < row.size(); i++) {
            var isLast = i == row.size() - 1;
            var cell = isLast ? row.get(i) : cut(row.get(i));
            line.append(cell).append(" ".repeat(isLast ? 0 : widths[i] - letters(cell) + 2));
        }
        return line.toString();
    }

    private static String cut(String cell) {
        return letters(cell) <= WIDEST ? cell : cell.substring(0, cell.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }

    private static int letters(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Names are others' choice: what would move a terminal's cursor, colour it or turn its direction becomes a blank. */
    private static String harmless(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ");
    }
}
