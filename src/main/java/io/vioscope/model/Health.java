package io.vioscope.model;

import java.util.Locale;

/** How an entity is by the word of its own source. What it suffers from others is never merged into it. */
public enum Health {
    /** Works as it should. */
    OK,
    /** Works in part, or what is said about it contradicts itself. */
    DEGRADED,
    /** Does not work. */
    DOWN,
    /** Cannot be told. Never shown as good. */
    UNKNOWN;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in JSON, pages and the database. */
    public String word() {
        return word;
    }

    /** The health of that word. Throws {@link IllegalArgumentException} for any other word. */
    public static Health of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
