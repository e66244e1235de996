package io.vioscope.web.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A time in stretches, as a bar from left to right, in panels of so many hours as {@link Columns} stand in theirs. Lengths are
 * in the picture's own pixels, two minutes each.
 */
public final class Strip {
    private static final int SECONDS_A_PIXEL = 120;
    private static final int HOURS_A_PANEL = 12;
    private static final int HALF_A_WORD = 16;
    private static final int SIGN = 12;
    private static final int LEAST_FOR_SIGN = SIGN + 4;

    private Strip() {}

    /**
     * A stretch of time.
     *
     * @param style   a class of the style sheet
     * @param hatched whether nothing is known of it
     * @param title   says the same in words
     * @param sign    a mark of the legend that stands in it where there is room, or empty
     */
    public record Stretch(Instant from, Instant to, String style, boolean hatched, String title, String sign) {}

    /** A stretch as it is drawn. */
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

    /** Some of the hours; label says to those who do not see it what the picture shows. */
    public record Panel(String label, String width, List<Part> parts, List<Tick> ticks) {}

    /**
     * The stretches.
     *
     * @param edges when the hours begin, in order, and when the last one ends
     * @param ticks below each hour, or empty
     */
    public static List<Panel> draw(String label, List<Stretch> stretches, List<Instant> edges, List<String> ticks) {
        return IntStream.iterate(0, from -> from < edges.size() - 1, from -> from + HOURS_A_PANEL)
                .mapToObj(from -> {
                    var to = Math.min(from + HOURS_A_PANEL, edges.size() - 1);
                    return panel(label, stretches, edges.subList(from, to + 1), ticks.subList(from, to));
                })
                .toList();
    }

    private static Panel panel(String label, List<Stretch> stretches, List<Instant> edges, List<String> ticks) {
        var from = edges.get(0);
        var to = edges.get(edges.size() - 1);
        return new Panel(
                label,
                String.valueOf(x(to, from)),
                stretches.stream()
                        .filter(s -> s.from().isBefore(to) && s.to().isAfter(from))
                        .map(s -> part(s, from, to))
                        .toList(),
                IntStream.range(0, ticks.size())
                        .filter(i -> !ticks.get(i).isEmpty())
                        .mapToObj(i -> new Tick(String.valueOf(tick(x(edges.get(i), from), x(to, from))), ticks.get(i)))
                        .toList());
    }

    /** A word that would stick out at an end stands inside. */
    private static long tick(long x, long width) {
        return Math.min(Math.max(x, HALF_A_WORD), width - HALF_A_WORD);
    }

    private static Part part(Stretch stretch, Instant from, Instant to) {
        var begin = stretch.from().isBefore(from) ? from : stretch.from();
        var end = stretch.to().isAfter(to) ? to : stretch.to();
        var left = x(begin, from);
        var width = Math.max(x(end, from) - left, 1);
        return new Part(
                "state-" + begin.toEpochMilli(),
                String.valueOf(left),
                String.valueOf(width),
                stretch.style(),
                stretch.hatched(),
                stretch.title(),
                width < LEAST_FOR_SIGN ? "" : stretch.sign(),
                String.valueOf(left + (width - SIGN) / 2));
    }

    private static long x(Instant at, Instant from) {
        return Duration.between(from, at).toSeconds() / SECONDS_A_PIXEL;
    }
}
