package io.vioscope.model;

import java.util.List;
import java.util.Locale;

/**
 * What one rule of the causal model found: how many of those that should show a symptom show it.
 *
 * @param symptom  its name in the causal model, such as {@code compute_service.silent}
 * @param standing what that means for the cause
 * @param bad      how many show it
 * @param ok       how many are seen not to show it
 * @param unknown  how many cannot be seen now
 * @param examples some of those that show it, or, where none does, nothing; at most {@value #EXAMPLES}
 */
public record Evidence(String symptom, Standing standing, int bad, int ok, int unknown, List<EntityKey> examples) {
    /** How many examples are kept. */
    public static final int EXAMPLES = 5;

    public Evidence {
        examples = List.copyOf(examples);
    }

    /** What it means for the cause. */
    public enum Standing {
        /** It is there, as it should be. */
        SEEN,
        /** It should be there and is not. */
        MISSING,
        /** It is there and should not be. */
        CONTRADICTING,
        /** It, or something like it, has to show before the cause is told. */
        AWAITED,
        /** It cannot be seen now. */
        UNKNOWN;

        /** The word in JSON and on pages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The standing of that word. Throws {@link IllegalArgumentException} for any other word. */
        public static Standing of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
