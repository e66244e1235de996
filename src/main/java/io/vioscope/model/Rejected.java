package io.vioscope.model;

import java.util.Locale;

/**
 * Another cause that was considered and not believed.
 *
 * @param key   that cause
 * @param why   why not
 * @param worse by how much the best explanation with it is worse, in tenths of a nat of log-likelihood; 0 is a tie
 */
public record Rejected(ProblemKey key, Why why, int worse) {
    /** Why a cause is not believed. */
    public enum Why {
        /** As good as the one that was chosen: they cannot be told apart by what is seen. */
        TIE,
        /** What it would cause is seen not to be there. */
        ABSENT,
        /** Something is seen that would not be there. */
        CONTRADICTED,
        /** It explains the same, and is less usual. */
        LESS_LIKELY,
        /** It explains less. */
        EXPLAINS_LESS;

        /** The word in JSON and on pages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The reason of that word. Throws {@link IllegalArgumentException} for any other word. */
        public static Why of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
