package io.vioscope.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That an operator is done with a problem whose symptoms are still there. It ends nothing: what is believed is believed on.
 *
 * @param reason why
 * @param of     the number of the problem that it is the same as; null unless the reason is {@link Reason#DUPLICATE}
 * @param remark who closed it, what they add, and when
 * @param then   how bad it was; worse than that is not what was closed
 */
public record Closure(Reason reason, @Nullable Long of, Remark remark, Then then) {
    /** From so many times as many symptoms on a problem is worse. */
    private static final int MANY = 2;

    /** Why an operator is done with a problem. */
    public enum Reason {
        /** It was mended, and what it caused is about to go. */
        FIXED,
        /** There is nothing wrong. */
        FALSE_ALARM,
        /** Another problem is the same. */
        DUPLICATE,
        /** It is known, and is left as it is. */
        KNOWN,
        /** For what the remark says. */
        OTHER;

        /** The word in JSON, pages and the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The reason of that word, if there is one. */
        public static Optional<Reason> of(String word) {
            return Arrays.stream(values()).filter(r -> r.word().equals(word)).findFirst();
        }
    }

    /**
     * How bad a problem was.
     *
     * @param severity how severe
     * @param explains how many alarms and other symptoms it explained
     * @param symptoms the names of those that were there
     */
    public record Then(Severity severity, int explains, List<String> symptoms) {
        public Then {
            symptoms = List.copyOf(symptoms);
        }

        /** As a problem is now. */
        public static Then of(Problem problem) {
            return new Then(problem.severity(), problem.verdict().explains(), symptoms(problem.verdict()));
        }

        private static List<String> symptoms(Verdict verdict) {
            return verdict.evidence().stream()
                    .filter(e -> e.standing() == Evidence.Standing.SEEN)
                    .map(Evidence::symptom)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** Whether a problem is worse now: more severe, with a symptom that was not there, or with twice as many of them. */
    public boolean isOutgrownBy(Problem now) {
        var is = Then.of(now);
        return is.severity().compareTo(then.severity()) < 0
                || !then.symptoms().containsAll(is.symptoms())
                || is.explains() >= MANY * Math.max(1, then.explains());
    }
}
