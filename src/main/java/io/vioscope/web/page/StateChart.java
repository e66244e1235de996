package io.vioscope.web.page;

import io.vioscope.web.view.LastDay;
import io.vioscope.web.view.Mark;
import io.vioscope.web.view.StateDay;
import io.vioscope.web.view.StateDay.Stretch;
import io.vioscope.web.view.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** How an entity was through a day, as a bar and as a table. Lengths are in the picture's own pixels, two minutes each. */
public final class StateChart {
    private static final int SECONDS_A_PIXEL = 120;
    private static final int HOURS_A_TICK = 3;
    private static final int SIGN = 12;
    private static final int LEAST_FOR_SIGN = SIGN + 4;
    private static final Set<String> UNSIGNED = Set.of(StateDay.NOT_RECORDED, StateDay.NOT_THERE);

    private static final Set<String> HATCHED = Set.of(StateDay.NOT_RECORDED, Mark.UNKNOWN.word());

    private StateChart() {}

    /** A stretch as a part of the bar; mark is empty where the state is none of the legend's, sign where it is too narrow. */
    public record Part(
            String key,
            String x,
            String width,
            String style,
            boolean hatched,
            String title,
            String sign,
            String signX) {}

    /** A time below the bar. */
    public record Tick(String x, String text) {}

    /** A stretch as a row; mark is empty where the state is none of the legend's. */
    public record Row(String key, String from, String to, String lasted, String mark, String word) {}

    /** All that the template shows; without parts where that is not known, for the reason in why. */
    public record Model(List<Part> parts, List<Tick> ticks, List<Row> rows, String why) {}

    static Model unknown(String why) {
        return new Model(List.of(), List.of(), List.of(), why);
    }

    static Model of(List<Stretch> stretches, Instant now) {
        var edges = LastDay.edges(now);
        var from = edges.get(0);
        return new Model(
                stretches.stream().map(s -> part(s, from)).toList(),
                IntStream.range(0, edges.size() - 1)
                        .filter(i -> edges.get(i).getEpochSecond() / 3600 % HOURS_A_TICK == 0)
                        .mapToObj(i -> new Tick(
                                String.valueOf(x(edges.get(i), from)),
                                edges.get(i).toString().substring(11, 16)))
                        .toList(),
                IntStream.range(0, stretches.size())
                        .mapToObj(i -> row(stretches.get(stretches.size() - 1 - i)))
                        .toList(),
                "");
    }

    private static Part part(Stretch stretch, Instant from) {
        var left = x(stretch.from(), from);
        var width = Math.max(x(stretch.to(), from) - left, 1);
        var mark = mark(stretch);
        return new Part(
                "state-" + stretch.from().toEpochMilli(),
                String.valueOf(left),
                String.valueOf(width),
                mark.isEmpty() ? stretch.word().replace(' ', '-') : "s-" + mark,
                HATCHED.contains(stretch.word()),
                Texts.utc(stretch.from()) + " to " + Texts.utc(stretch.to()) + ": " + stretch.word(),
                width < LEAST_FOR_SIGN ? "" : mark,
                String.valueOf(left + (width - SIGN) / 2));
    }

    private static long x(Instant at, Instant from) {
        return Duration.between(from, at).toSeconds() / SECONDS_A_PIXEL;
    }

    private static Row row(Stretch stretch) {
        return new Row(
                "stretch-" + stretch.from().toEpochMilli(),
                Texts.rfc3339(stretch.from()),
                Texts.rfc3339(stretch.to()),
                Texts.duration(Duration.between(stretch.from(), stretch.to())),
                mark(stretch),
                stretch.word());
    }

    private static String mark(Stretch stretch) {
        return UNSIGNED.contains(stretch.word()) ? "" : stretch.word();
    }
}
