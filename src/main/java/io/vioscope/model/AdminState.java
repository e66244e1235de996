package io.vioscope.model;

import java.util.Locale;

/** Whether an entity is meant to work: what somebody decided, apart from how it is (X.731's administrative state). */
public enum AdminState {
    /** Meant to work. */
    ENABLED,
    /** Taken out of work by a person or a driver: a disabled service, a server that was stopped, paused or shelved. */
    DISABLED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in JSON, pages and the database. */
    public String word() {
        return word;
    }

    /** The state of that word. Throws {@link IllegalArgumentException} for any other word. */
    public static AdminState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
