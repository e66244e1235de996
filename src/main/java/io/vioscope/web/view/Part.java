package io.vioscope.web.view;

import io.vioscope.web.view.Sequence.Fit;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list in which each row has a place.
 *
 * @param next where it goes on, opaque; empty at the end
 */
public record Part<T>(List<T> rows, Optional<String> next) {
    public Part {
        rows = List.copyOf(rows);
    }

    /**
     * The rows behind a place, in the order of their places, which are texts.
     *
     * @param of    which list that is, and whether it goes backwards
     * @param after the place of the last row before; empty for the beginning
     * @param limit the most rows
     */
    public static <T> Part<T> of(
            List<T> rows, Function<T, String> place, Sequence of, Optional<String> after, int limit) {
        var order = of.isBackwards() ? Comparator.<String>reverseOrder() : Comparator.<String>naturalOrder();
        var behind = rows.stream()
                .map(row -> new Placed<>(place.apply(row), row))
                .filter(row -> after.isEmpty() || order.compare(row.place(), after.get()) > 0)
                .sorted(Comparator.comparing(Placed::place, order))
                .toList();
        var shown = behind.subList(0, Math.min(limit, behind.size()));
        var next = behind.size() > shown.size()
                ? Optional.of(write(of, shown.get(shown.size() - 1).place()))
                : Optional.<String>empty();
        return new Part<>(shown.stream().map(Placed::row).toList(), next);
    }

    private record Placed<T>(String place, T row) {}

    private static String write(Sequence of, String place) {
        var text = of.tag() + " " + place;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The place that a cursor stands for; empty where it is none of that sequence. */
    public static Optional<String> place(Sequence of, String cursor) {
        return read(cursor).filter(read -> of.fit(read[0]) == Fit.SAME).map(read -> read[1]);
    }

    /** How a cursor goes with a sequence. */
    public static Fit fit(Sequence of, String cursor) {
        return read(cursor).map(read -> of.fit(read[0])).orElse(Fit.OTHER);
    }

    private static Optional<String[]> read(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            return parts.length == 2 ? Optional.of(parts) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
