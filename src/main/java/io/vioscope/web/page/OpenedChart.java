package io.vioscope.web.page;

import io.vioscope.model.Severity;
import io.vioscope.web.view.LastDay;
import io.vioscope.web.view.LastDay.Hour;
import io.vioscope.web.view.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Problems opened per hour as columns of a picture, and the same as a table. Lengths are in the picture's own pixels. */
public final class OpenedChart {
    private static final int STEP = 28;
    private static final int COLUMN = 22;
    private static final int TOP = 16;
    private static final int PLOT = 84;
    private static final int BASE = TOP + PLOT;
    /** So that a single problem does not look like a storm. */
    private static final int LEAST_SCALE = 4;

    private static final int HOURS_A_TICK = 3;

    private static final List<Severity> SHOWN =
            Stream.of(Severity.values()).filter(s -> s != Severity.CLEARED).toList();

    private OpenedChart() {}

    /** What one severity adds to a column. */
    public record Piece(String severity, String y, String height) {}

    /** An hour; worst is the worst severity of it, or empty; gap says that nothing is recorded of it. */
    public record Column(
            String key,
            String x,
            String middle,
            String title,
            boolean gap,
            List<Piece> pieces,
            String number,
            String numberY,
            String worst,
            String signX) {}

    /** A time below the columns. */
    public record Tick(String x, String text) {}

    /** An hour as a row; counts in the order of the severities. */
    public record Row(String key, String from, String to, boolean recorded, List<String> counts, String total) {}

    /** All that the template shows; without columns where the database cannot be read. */
    public record Model(
            String summary,
            List<Column> columns,
            List<Tick> ticks,
            List<String> severities,
            List<Row> rows,
            boolean gaps) {
        /** Where the database cannot be read. */
        static final Model UNKNOWN = new Model("", List.of(), List.of(), List.of(), List.of(), false);
    }

    static Model of(LastDay day) {
        var hours = day.hours();
        var most = hours.stream().mapToInt(Hour::total).max().orElse(0);
        var scale = Math.max(most, LEAST_SCALE);
        return new Model(
                summary(hours),
                IntStream.range(0, hours.size())
                        .mapToObj(i -> column(i, hours, scale))
                        .toList(),
                ticks(hours),
                SHOWN.stream().map(Severity::word).toList(),
                IntStream.range(0, hours.size())
                        .map(i -> hours.size() - 1 - i)
                        .mapToObj(i -> row(hours.get(i)))
                        .toList(),
                hours.stream().anyMatch(h -> !h.recorded()));
    }

    private static String summary(List<Hour> hours) {
        var total = hours.stream().mapToInt(Hour::total).sum();
        var unknown = hours.stream().filter(h -> !h.recorded()).count();
        return Texts.count(total, "problem") + " opened"
                + (unknown == 0
                        ? " in 24 hours."
                        : " in the " + Texts.count(hours.size() - unknown, "hour")
                                + " of which anything is recorded; of the other " + Texts.number(unknown)
                                + " nothing is, so what went on in them is not known.");
    }

    private static Column column(int i, List<Hour> hours, int scale) {
        var hour = hours.get(i);
        var left = i * STEP + (STEP - COLUMN) / 2;
        var pieces = pieces(hour.opened(), scale);
        var total = hour.total();
        return new Column(
                "opened-" + hour.from().getEpochSecond(),
                String.valueOf(left),
                String.valueOf(left + COLUMN / 2),
                title(hour),
                !hour.recorded(),
                pieces,
                total == 0 ? "" : Texts.number(total),
                String.valueOf(BASE - height(total, scale) - 4),
                hour.opened().keySet().stream()
                        .min(Severity::compareTo)
                        .map(Severity::word)
                        .orElse(""),
                String.valueOf(left + COLUMN / 2 - 6));
    }

    /** The worst at the bottom. */
    private static List<Piece> pieces(Map<Severity, Integer> opened, int scale) {
        var pieces = new ArrayList<Piece>();
        var below = 0;
        for (var severity : SHOWN) {
            var count = opened.getOrDefault(severity, 0);
            if (count > 0) {
                var top = height(below + count, scale);
                pieces.add(new Piece(
                        severity.word(), String.valueOf(BASE - top), String.valueOf(top - height(below, scale))));
                below += count;
            }
        }
        return pieces;
    }

    private static int height(int count, int scale) {
        return (int) Math.round((double) PLOT * count / scale);
    }

    private static String title(Hour hour) {
        if (!hour.recorded()) {
            return span(hour) + ": not recorded";
        }
        var parts = SHOWN.stream()
                .filter(hour.opened()::containsKey)
                .map(s -> hour.opened().get(s) + " " + s.word())
                .collect(Collectors.joining(", "));
        return span(hour) + ": " + (parts.isEmpty() ? "none opened" : parts);
    }

    private static String span(Hour hour) {
        return clock(hour.from().toString()) + " to " + clock(hour.to().toString()) + " UTC";
    }

    /** Hours and minutes of an RFC 3339 time. */
    private static String clock(String time) {
        return time.substring(11, 16);
    }

    private static List<Tick> ticks(List<Hour> hours) {
        return IntStream.range(0, hours.size())
                .filter(i -> hours.get(i).from().getEpochSecond() / 3600 % HOURS_A_TICK == 0)
                .mapToObj(i -> new Tick(
                        String.valueOf(i * STEP + STEP / 2),
                        clock(hours.get(i).from().toString())))
                .toList();
    }

    private static Row row(Hour hour) {
        return new Row(
                "hour-" + hour.from().getEpochSecond(),
                Texts.rfc3339(hour.from()),
                clock(hour.to().toString()),
                hour.recorded(),
                SHOWN.stream()
                        .map(s -> Texts.number(hour.opened().getOrDefault(s, 0)))
                        .toList(),
                Texts.number(hour.total()));
    }
}
