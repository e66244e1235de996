package io.vioscope.web.view;

import io.vioscope.model.Problem;
import io.vioscope.model.Severity;
import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which open problems are wanted, as it stands in the URL: {@code owner:bob severity:critical -cause:hypervisor "out of reach"}.
 * All terms must hold, a minus excludes; words without a key must be in the problem's sentence. {@code owner:nobody} is what
 * nobody is to see to, {@code taken:} who has taken it up, {@code severity>=major} what is as bad as that or worse.
 *
 * @param errors what could not be understood, each in a sentence that says what would be right
 */
public record ProblemQuery(List<Predicate<Problem>> terms, List<String> errors) {
    /** The word for nobody. */
    public static final String NOBODY = "nobody";

    private static final Pattern AT_LEAST = Pattern.compile("severity>=(.*)");
    private static final int MAX_LENGTH = 1000;
    private static final List<String> KEYS = List.of("owner", "taken", "severity", "cause");

    public ProblemQuery {
        terms = List.copyOf(terms);
        errors = List.copyOf(errors);
    }

    /** The filter for what that person is to see to. */
    public static String ownedBy(String name) {
        return name.matches("[\\p{Alnum}._@-]+") ? "owner:" + name : "owner:\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Reads a filter; never fails, but may have {@link #errors}. */
    public static ProblemQuery parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return new ProblemQuery(
                    List.of(), List.of(Words.of("filter.filter-is-longer-than-characters", MAX_LENGTH)));
        }
        var terms = new ArrayList<Predicate<Problem>>();
        var errors = new ArrayList<String>();
        var words = new FilterWords(text);
        while (words.hasNext()) {
            var word = words.next();
            var error = error(word);
            if (error.isEmpty()) {
                terms.add(word.negative() ? term(word).negate() : term(word));
            } else {
                errors.add(error);
            }
        }
        return new ProblemQuery(terms, errors);
    }

    private static String error(FilterWords.Word word) {
        var key = word.key();
        var least = AT_LEAST.matcher(word.value());
        if (key == null) {
            return least.matches() ? wrongSeverity(least.group(1)) : "";
        }
        if (!KEYS.contains(key)) {
            return Words.of("filter.there-is-no-key-keys", key, String.join(", ", KEYS));
        }
        return key.equals("severity") ? wrongSeverity(word.value()) : "";
    }

    private static String wrongSeverity(String value) {
        var severities = Arrays.stream(Severity.values())
                .filter(s -> s != Severity.CLEARED)
                .map(Severity::word)
                .toList();
        return severities.contains(lower(value))
                ? ""
                : Words.of("filter.is-no-severity-right-would", value, String.join(", ", severities));
    }

    private static Predicate<Problem> term(FilterWords.Word word) {
        var value = lower(word.value());
        return switch (word.key() == null ? "" : word.key()) {
            case "owner" -> p -> is(p.handling().owner(), value);
            case "taken" -> p -> is(takenBy(p), value);
            case "severity" -> p -> p.severity().word().equals(value);
            case "cause" ->
                p -> p.key().entity().kind().word().equals(value)
                        || lower(p.key().entity().id()).contains(value);
            default -> words(value);
        };
    }

    /** Without a key: as bad as that or worse, or words of the sentence. */
    private static Predicate<Problem> words(String value) {
        var least = AT_LEAST.matcher(value);
        if (!least.matches()) {
            return p -> lower(p.text()).contains(value);
        }
        var severity = Severity.valueOf(least.group(1).toUpperCase(Locale.ROOT));
        return p -> p.severity().compareTo(severity) <= 0;
    }

    private static @Nullable String takenBy(Problem problem) {
        var remark = problem.life().acknowledged();
        return remark == null ? null : remark.by();
    }

    private static boolean is(@Nullable String who, String value) {
        return who == null
                ? value.equals(NOBODY) || value.isEmpty()
                : lower(who).equals(value);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Whether a problem is wanted. */
    public boolean wants(Problem problem) {
        return terms.stream().allMatch(term -> term.test(problem));
    }
}
