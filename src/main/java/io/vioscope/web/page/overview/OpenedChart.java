package io.vioscope.web.page.overview;

import io.vioscope.model.Severity;
import io.vioscope.web.chart.Columns;
import io.vioscope.web.chart.Columns.Datum;
import io.vioscope.web.chart.Columns.Look;
import io.vioscope.web.chart.Columns.Panel;
import io.vioscope.web.chart.Columns.Part;
import io.vioscope.web.page.HourWords;
import io.vioscope.web.view.LastDay;
import io.vioscope.web.view.LastDay.Hour;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Problems opened per hour as columns of a picture, and the same as a table. */
public final class OpenedChart {
    private static final Look LOOK = new Look(28, 22, 84, 12, 4);

    /** The worst at the bottom. */
    private static final List<Severity> SHOWN =
            Stream.of(Severity.values()).filter(s -> s != Severity.CLEARED).toList();

    private OpenedChart() {}

    /** An hour as a row; counts in the order of the severities. */
    public record Row(String key, String from, String to, boolean recorded, List<String> counts, String total) {}

    /** All that the template shows; without panels where the database cannot be read. */
    public record Model(String summary, List<Panel> panels, List<String> severities, List<Row> rows, boolean gaps) {
        /** Where the database cannot be read. */
        static final Model UNKNOWN = new Model("", List.of(), List.of(), List.of(), false);
    }

    static Model of(LastDay day) {
        var hours = day.hours();
        var summary = summary(hours);
        return new Model(
                summary,
                Columns.draw(
                        Words.of("opened.problems-opened-per-hour-last", summary),
                        hours.stream().map(OpenedChart::datum).toList(),
                        LOOK),
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
        var problems = Texts.count(total, "problem");
        return unknown == 0
                ? Words.of("opened.in-24-hours", problems)
                : Words.of(
                        "opened.in-of-which-anything-is",
                        problems,
                        Texts.count(hours.size() - unknown, "hour"),
                        Texts.number(unknown));
    }

    private static Datum datum(Hour hour) {
        var parts = SHOWN.stream()
                .filter(hour.opened()::containsKey)
                .map(s -> new Part("s-" + s.word(), hour.opened().getOrDefault(s, 0)))
                .toList();
        return new Datum(
                "opened-" + hour.from().getEpochSecond(),
                title(hour),
                hour.recorded(),
                parts,
                hour.total() == 0 ? "" : Texts.number(hour.total()),
                hour.opened().keySet().stream()
                        .min(Severity::compareTo)
                        .map(Severity::word)
                        .orElse(""),
                HourWords.tick(hour.from()));
    }

    private static String title(Hour hour) {
        var span = HourWords.span(hour.from(), hour.to());
        if (!hour.recorded()) {
            return Words.of("opened.not-recorded-2", span);
        }
        var parts = SHOWN.stream()
                .filter(hour.opened()::containsKey)
                .map(s -> hour.opened().get(s) + " " + Words.word("mark", s.word()))
                .collect(Collectors.joining(", "));
        return span + ": " + (parts.isEmpty() ? Words.of("opened.none-opened") : parts);
    }

    private static Row row(Hour hour) {
        return new Row(
                "hour-" + hour.from().getEpochSecond(),
                Texts.rfc3339(hour.from()),
                HourWords.clock(hour.to()),
                hour.recorded(),
                SHOWN.stream()
                        .map(s -> Texts.number(hour.opened().getOrDefault(s, 0)))
                        .toList(),
                Texts.number(hour.total()));
    }
}
