package io.vioscope.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Columns of a picture, whatever they count. They stand in panels, side by side where there is room and else one below the
 * other, so that no screen is too narrow to read them. All panels have one scale. Lengths are in the picture's own pixels.
 */
public final class Columns {
    private static final int TOP = 16;
    private static final int SIGN = 12;
    private static final int HALF_A_DIGIT = 4;
    private static final int SIGN_ROW = 18;
    private static final int TICK_ROW = 16;

    private Columns() {}

    /**
     * What all columns of a picture have in common.
     *
     * @param step   from one to the next
     * @param column how wide one is
     * @param plot   how high the highest is
     * @param panel  how many stand in a panel
     * @param least  the least that the highest can stand for, so that a single one does not look like a storm
     */
    public record Look(int step, int column, int plot, int panel, long least) {
        int base() {
            return TOP + plot;
        }
    }

    /** A part of a column, the lowest first; the style is a class of the style sheet. */
    public record Part(String style, long amount) {}

    /**
     * What one column shows.
     *
     * @param key    names it, the same in every rendering
     * @param title  says the same in words
     * @param known  whether anything is known of it; if not it is hatched
     * @param number stands above it, or empty
     * @param sign   a mark of the legend that stands below it, or empty
     * @param tick   a word below it, or empty
     */
    public record Datum(
            String key, String title, boolean known, List<Part> parts, String number, String sign, String tick) {
        long total() {
            return parts.stream().mapToLong(Part::amount).sum();
        }
    }

    /** A part as it is drawn. */
    public record Piece(String style, String y, String height) {}

    /** A column as it is drawn. */
    public record Column(
            String key,
            String x,
            String middle,
            String title,
            boolean gap,
            List<Piece> pieces,
            String number,
            String numberX,
            String numberY,
            String sign,
            String signX,
            String tick) {}

    /** Some of the columns; label says to those who do not see it what the picture shows. */
    public record Panel(
            String label,
            String width,
            String height,
            String top,
            String plot,
            String base,
            String column,
            String signY,
            String tickY,
            List<Column> columns) {}

    /** The columns in their order. */
    public static List<Panel> draw(String label, List<Datum> data, Look look) {
        var most = data.stream().mapToLong(Datum::total).max().orElse(0);
        var scale = Math.max(Math.max(most, look.least()), 1);
        var signs = data.stream().allMatch(d -> d.sign().isEmpty()) ? 2 : SIGN_ROW;
        var ticks = data.stream().allMatch(d -> d.tick().isEmpty()) ? 2 : TICK_ROW;
        var height = look.base() + signs + ticks;
        var panels = new ArrayList<Panel>();
        for (var from = 0; from < data.size(); from += look.panel()) {
            var part = data.subList(from, Math.min(from + look.panel(), data.size()));
            panels.add(panel(label, part, look, scale, height));
        }
        return panels;
    }

    private static Panel panel(String label, List<Datum> data, Look look, long scale, int height) {
        return new Panel(
                label,
                String.valueOf(look.panel() * look.step()),
                String.valueOf(height),
                String.valueOf(TOP),
                String.valueOf(look.plot()),
                look.base() + ".5",
                String.valueOf(look.column()),
                String.valueOf(look.base() + 5),
                String.valueOf(height - 4),
                IntStream.range(0, data.size())
                        .mapToObj(i -> column(i, data.get(i), look, scale))
                        .toList());
    }

    private static Column column(int i, Datum datum, Look look, long scale) {
        var left = i * look.step() + (look.step() - look.column()) / 2;
        var middle = left + look.column() / 2;
        return new Column(
                datum.key(),
                String.valueOf(left),
                String.valueOf(middle),
                datum.title(),
                !datum.known(),
                pieces(datum.parts(), look, scale),
                datum.number(),
                String.valueOf(numberX(datum.number(), middle, look)),
                String.valueOf(look.base() - height(datum.total(), look, scale) - 4),
                datum.sign(),
                String.valueOf(middle - SIGN / 2),
                datum.tick());
    }

    /** A number that would stick out at an end of its panel stands inside. */
    private static int numberX(String number, int middle, Look look) {
        var half = number.length() * HALF_A_DIGIT;
        return Math.max(Math.min(middle, look.panel() * look.step() - half), half);
    }

    private static List<Piece> pieces(List<Part> parts, Look look, long scale) {
        var pieces = new ArrayList<Piece>();
        var below = 0L;
        for (var part : parts) {
            var top = height(below + part.amount(), look, scale);
            var height = top - height(below, look, scale);
            if (height > 0) {
                pieces.add(new Piece(part.style(), String.valueOf(look.base() - top), String.valueOf(height)));
            }
            below += part.amount();
        }
        return pieces;
    }

    /** What there is never looks like nothing. */
    private static int height(long amount, Look look, long scale) {
        var height = (int) Math.round((double) look.plot() * amount / scale);
        return amount > 0 ? Math.max(height, 1) : 0;
    }
}
