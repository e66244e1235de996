package io.vioscope.web.page;

import io.vioscope.web.chart.Strip;
import io.vioscope.web.chart.Strip.Panel;
import io.vioscope.web.view.LastDay;
import io.vioscope.web.view.Mark;
import io.vioscope.web.view.StateDay;
import io.vioscope.web.view.StateDay.Stretch;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** How an entity was through a day, as a bar and as a table. */
public final class StateChart {
    private static final Set<String> UNSIGNED = Set.of(StateDay.NOT_RECORDED, StateDay.NOT_THERE);

    private static final Set<String> HATCHED = Set.of(StateDay.NOT_RECORDED, Mark.UNKNOWN.word());

    private StateChart() {}

    /** A stretch as a row; mark is empty where the state is none of the legend's. */
    public record Row(String key, String from, String to, String lasted, String mark, String word) {}

    /** All that the template shows; without panels where that is not known, for the reason in why. */
    public record Model(List<Panel> panels, List<Row> rows, String why) {}

    /** Nothing, and why that is so. */
    public static Model unknown(String why) {
        return new Model(List.of(), List.of(), why);
    }

    /** What was, until now. */
    public static Model of(List<Stretch> stretches, Instant now) {
        var edges = LastDay.edges(now);
        var ticks = edges.stream().map(HourWords::tick).toList();
        return new Model(
                Strip.draw(
                        Words.of("state.its-own-health-through"),
                        stretches.stream().map(StateChart::drawn).toList(),
                        edges,
                        ticks),
                IntStream.range(0, stretches.size())
                        .mapToObj(i -> row(stretches.get(stretches.size() - 1 - i)))
                        .toList(),
                "");
    }

    private static Strip.Stretch drawn(Stretch stretch) {
        var mark = mark(stretch);
        return new Strip.Stretch(
                stretch.from(),
                stretch.to(),
                mark.isEmpty() ? stretch.word() : "s-" + mark,
                HATCHED.contains(stretch.word()),
                Words.of("state.to", Texts.utc(stretch.from()), Texts.utc(stretch.to()), said(stretch)),
                mark);
    }

    private static Row row(Stretch stretch) {
        return new Row(
                "stretch-" + stretch.from().toEpochMilli(),
                Texts.rfc3339(stretch.from()),
                Texts.rfc3339(stretch.to()),
                Texts.duration(Duration.between(stretch.from(), stretch.to())),
                mark(stretch),
                said(stretch));
    }

    private static String said(Stretch stretch) {
        return UNSIGNED.contains(stretch.word())
                ? Words.of("state.word." + stretch.word())
                : Words.word("mark", stretch.word());
    }

    private static String mark(Stretch stretch) {
        return UNSIGNED.contains(stretch.word()) ? "" : stretch.word();
    }
}
