package io.vioscope.model;

import java.util.Locale;

/** In which way somebody suffers from a problem. The three are never added up. */
public enum Flow {
    /** Users feel it: what they run does not work. */
    SERVICE,
    /** It works on, and cannot be changed. */
    MANAGEMENT,
    /** It may work or not: it cannot be seen. */
    KNOWLEDGE;

    /** The word in JSON, pages and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The flow of that word. Throws {@link IllegalArgumentException} for any other word. */
    public static Flow of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
