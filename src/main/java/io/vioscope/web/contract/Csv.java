package io.vioscope.web.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Items as comma-separated values (RFC 4180) with a line of names. What is no single value stands as JSON; what is not known is
 * empty. A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV Injection): names of servers are chosen by tenants.
 */
public final class Csv {
    /** With what a formula begins; so does a tab or a line break that hides one. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final String LINE = "\r\n";

    private Csv() {}

    static String of(JsonNode items, List<String> columns) {
        var text = new StringBuilder(String.join(",", columns)).append(LINE);
        for (var item : items) {
            var line = new StringJoiner(",");
            columns.forEach(column -> line.add(cell(item.path(column))));
            text.append(line).append(LINE);
        }
        return text.toString();
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isTextual()) {
            return text(value.textValue());
        }
        return quoted(value.toString());
    }

    /** One line of texts, none of which is a formula to what reads it. */
    public static String line(List<String> cells) {
        return cells.stream().map(Csv::text).collect(Collectors.joining(",", "", LINE));
    }

    private static String text(String text) {
        return quoted(!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text);
    }

    private static String quoted(String text) {
        return text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
