package io.vioscope.web.view;

import java.util.Locale;

/**
 * How a list is sorted, as it stands in a URL: {@code severity}, or {@code -severity} for backwards.
 *
 * @param by        by what
 * @param backwards whether backwards
 * @param <B>       what the list can be sorted by
 */
public record Sorted<B extends Enum<B>>(B by, boolean backwards) {
    /** Reads one; no text is the usual one. Throws {@link IllegalArgumentException} for what the contract does not have. */
    public static <B extends Enum<B>> Sorted<B> parse(String text, B usual) {
        if (text.isEmpty()) {
            return new Sorted<>(usual, false);
        }
        var isBackwards = text.startsWith("-");
        var word = (isBackwards ? text.substring(1) : text).toUpperCase(Locale.ROOT);
        return new Sorted<>(Enum.valueOf(usual.getDeclaringClass(), word), isBackwards);
    }

    /** As it stands in a URL. */
    @Override
    public String toString() {
        return (backwards ? "-" : "") + by.name().toLowerCase(Locale.ROOT);
    }
}
