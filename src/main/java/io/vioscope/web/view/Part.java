package io.vioscope.web.view;

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
     * @param filter what the list is of; a cursor is good for the same only
     * @param after  the place of the last row before; empty for the beginning
     * @param limit  the most rows
     */
    public static <T> Part<T> of(
            List<T> rows, Function<T, String> place, String filter, Optional<String> after, int limit) {
        var behind = rows.stream()
                .map(row -> new Placed<>(place.apply(row), row))
                .filter(row -> after.isEmpty() || row.place().compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(Placed::place))
                .toList();
        var shown = behind.subList(0, Math.min(limit, behind.size()));
        var next = behind.size() > shown.size()
                ? Optional.of(write(filter, shown.get(shown.size() - 1).place()))
                : Optional.<String>empty();
        return new Part<>(shown.stream().map(Placed::row).toList(), next);
    }

    private record Placed<T>(String place, T row) {}

    private static String write(String filter, String place) {
        var text = tag(filter) + " " + place;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The place that a cursor stands for; empty where it is none of a list of that filter. */
    public static Optional<String> place(String filter, String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var tag = tag(filter) + " ";
            return text.startsWith(tag) ? Optional.of(text.substring(tag.length())) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String tag(String filter) {
        return Integer.toHexString(filter.hashCode());
    }
}
