package io.vioscope.web.page.server;

import io.vioscope.web.chart.Columns;
import io.vioscope.web.chart.Columns.Datum;
import io.vioscope.web.chart.Columns.Look;
import io.vioscope.web.chart.Columns.Panel;
import io.vioscope.web.chart.Columns.Part;
import io.vioscope.web.page.HourWords;
import io.vioscope.web.system.Changes;
import io.vioscope.web.system.Changes.Hour;
import io.vioscope.web.system.FactClass;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Facts per hour: a picture for each class, all by the same hours and each by a scale of its own, and one table of all. */
public final class ChangesChart {
    private static final Look LOOK = new Look(28, 22, 40, 12, 4);
    private static final long MANY = 1_000;
    private static final long VERY_MANY = 10_000;

    private ChangesChart() {}

    /** A class. */
    public record OfClass(String key, String title, String summary, List<Panel> panels) {}

    /** An hour as a row; counts in the order of the classes, note where not all of it was counted. */
    public record Row(String key, String from, String to, boolean ran, List<String> counts, String note) {}

    /** All that the template shows. */
    public record Model(String since, List<OfClass> kinds, List<String> heads, List<Row> rows, boolean gaps) {}

    static Model of(Changes changes, Instant now) {
        var hours = changes.lastDay(now);
        return new Model(
                Texts.rfc3339(changes.since()),
                Stream.of(FactClass.values()).map(about -> kind(about, hours)).toList(),
                Stream.of(FactClass.values())
                        .map(about -> Words.word("changes.class", about.word()))
                        .toList(),
                IntStream.range(0, hours.size())
                        .mapToObj(i -> row(hours.get(hours.size() - 1 - i)))
                        .toList(),
                hours.stream().anyMatch(h -> !h.ran()));
    }

    private static OfClass kind(FactClass about, List<Hour> hours) {
        var total = hours.stream().mapToLong(h -> h.of(about)).sum();
        var most = hours.stream().mapToLong(h -> h.of(about)).max().orElse(0);
        var summary = total == 0
                ? Words.of("changes.none-was-counted")
                : Words.of("changes.at-most-in-hour", Texts.count(total, "fact"), Texts.number(most));
        var title = Words.of("changes.facts-about", about.words());
        return new OfClass(
                "changes-" + about.word(),
                title,
                summary,
                Columns.draw(
                        Words.of("changes.per-hour-last-24-hours", title, summary),
                        hours.stream().map(h -> datum(about, h)).toList(),
                        LOOK));
    }

    private static Datum datum(FactClass about, Hour hour) {
        var count = hour.of(about);
        var span = HourWords.span(hour.from(), hour.to());
        return new Datum(
                "changes-" + about.word() + "-" + hour.from().getEpochSecond(),
                span + ": " + (hour.ran() ? Texts.number(count) + note(hour) : Words.of("changes.not-counted")),
                hour.ran(),
                List.of(new Part("plain", count)),
                count == 0 ? "" : brief(count),
                "",
                HourWords.tick(hour.from()));
    }

    private static String note(Hour hour) {
        return hour.whole() ? "" : Words.of("changes.counted-since-start-of-server");
    }

    /** A number that fits above a column. */
    private static String brief(long count) {
        return count < MANY
                ? Texts.number(count)
                : Texts.decimal((double) count / MANY, count < VERY_MANY ? 1 : 0) + "k";
    }

    private static Row row(Hour hour) {
        return new Row(
                "changes-" + hour.from().getEpochSecond(),
                Texts.rfc3339(hour.from()),
                HourWords.clock(hour.to()),
                hour.ran(),
                Stream.of(FactClass.values())
                        .map(about -> Texts.number(hour.of(about)))
                        .toList(),
                hour.whole() ? "" : Words.of("changes.since-start"));
    }
}
