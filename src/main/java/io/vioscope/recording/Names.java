package io.vioscope.recording;

import java.util.Locale;

/** What becomes of names in a recording. */
public enum Names {
    /** They stay. */
    KEEP,
    /** Pseudonyms stand for them. */
    HIDE;

    /** The word on the command line and in the header. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of that word. Throws {@link IllegalArgumentException} for any other word. */
    public static Names of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
