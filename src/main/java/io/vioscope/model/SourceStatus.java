package io.vioscope.model;

import java.util.Locale;

/** What a source's last report was good for. */
public enum SourceStatus {
    /** Never read in full since this cloud is known. */
    NEVER,
    /** The last read was complete. */
    FRESH,
    /** The last read saw some kinds and not others. */
    PARTIAL,
    /** The last read failed, or none was heard of for too long. */
    STALE;

    /** The word in JSON, pages and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that word. Throws {@link IllegalArgumentException} for any other word. */
    public static SourceStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
