package io.vioscope.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an operator holds of a verdict, once the cause is known.
 *
 * @param answer whether it was right
 * @param remark whose word that is
 */
public record Judgement(Answer answer, Remark remark) {
    /** Whether a verdict was right. */
    public enum Answer {
        /** It named the cause. */
        RIGHT,
        /** It named part of the cause, or something beside it. */
        PARTLY,
        /** It was something else. */
        WRONG;

        /** The word in JSON, pages and the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The answer of that word, if there is one. */
        public static Optional<Answer> of(String word) {
            return Arrays.stream(values()).filter(a -> a.word().equals(word)).findFirst();
        }
    }
}
