package io.vioscope.model;

import java.util.Locale;

/** X.733's perceived severities with the numbers of RFC 3877, worst first. */
public enum Severity {
    CRITICAL(3),
    MAJOR(4),
    MINOR(5),
    WARNING(6),
    INDETERMINATE(2),
    CLEARED(1);

    private final int itu;

    Severity(int itu) {
        this.itu = itu;
    }

    /** The number of ItuPerceivedSeverity (RFC 3877, ITU-ALARM-TC-MIB). */
    public int itu() {
        return itu;
    }

    /** The word in JSON, pages and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity of that word. Throws {@link IllegalArgumentException} for any other word. */
    public static Severity of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
