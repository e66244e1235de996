package io.vioscope.web.view;

import io.vioscope.model.Problem;
import io.vioscope.model.Severity;
import io.vioscope.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which open problems are wanted, as it stands in the URL: {@code owner:bob severity:critical -cause:hypervisor "out of reach"}.
 * All terms must hold, a minus excludes; words without a key must be in the problem's sentence. {@code owner:nobody} is what
 * nobody is to see to, {@code taken:} who has taken it up, {@code severity>=major} what is as bad as that or worse,
 * {@code since:1h} what was opened within the last hour, {@code project:} what a project of that name or id suffers from, and
 * {@code state:} what is open, snoozed or closed.
 *
 * @param terms  what must hold
 * @param errors what could not be understood, each in a sentence that says what would be right
 */
public record ProblemQuery(List<Term> terms, List<String> errors) {
    /** Stands for nobody where a person is asked for. */
    public static final String NOBODY = "nobody";

    private static final Pattern AT_LEAST = Pattern.compile("severity>=(.*)");
    private static final Pattern AGO = Pattern.compile("[0-9]{1,6}[smhd]");
    private static final int MAX_LENGTH = 1000;
    private static final List<String> KEYS =
            List.of("owner", "taken", "severity", "cause", "since", "project", "state");
    private static final List<String> STATES = List.of("open", "snoozed", "closed");

    /** One condition: its key, or an empty text, how it is written, and what it demands. */
    public record Term(String key, String text, Predicate<Known> holds) {}

    /**
     * A problem, and what must be known of it.
     *
     * @param now      the moment that is shown
     * @param projects the ids and names, in lower case, of the projects that suffer; null where that is not known
     */
    public record Known(
            Problem problem, Instant now, @Nullable Set<String> projects) {}

    public ProblemQuery {
        terms = List.copyOf(terms);
        errors = List.copyOf(errors);
    }

    /** The filter for what that person is to see to. */
    public static String ownedBy(String name) {
        return name.matches("[\\p{Alnum}._@-]+") ? "owner:" + name : "owner:\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** That filter for what is in that state. */
    public static String inState(String filter, String state) {
        return String.join(" ", filter, "state:" + state).strip();
    }

    /** Reads a filter; never fails, but may have {@link #errors}. */
    public static ProblemQuery parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return new ProblemQuery(
                    List.of(), List.of(Words.of("filter.filter-is-longer-than-characters", MAX_LENGTH)));
        }
        var terms = new ArrayList<Term>();
        var errors = new ArrayList<String>();
        var words = new FilterWords(text);
        while (words.hasNext()) {
            var word = words.next();
            var error = error(word);
            if (error.isEmpty()) {
                terms.add(new Term(word.key() == null ? "" : word.key(), word.toString(), term(word)));
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
        return switch (key) {
            case "severity" -> wrongSeverity(word.value());
            case "since" ->
                since(word.value(), Instant.EPOCH).isPresent()
                        ? ""
                        : Words.of("filter.is-no-time-right-would", word.value());
            case "project" -> word.value().isEmpty() ? wrong(word, Words.of("filter.value-such-as-x", key)) : "";
            case "state" ->
                STATES.contains(lower(word.value()))
                        ? ""
                        : wrong(word, Words.of("filter.one-of", String.join(", ", STATES)));
            default -> "";
        };
    }

    private static String wrong(FilterWords.Word word, String right) {
        return Words.of("filter.is-no-value-of-right", word.value(), String.valueOf(word.key()), right);
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

    /** So long before that moment, or the moment itself. */
    private static Optional<Instant> since(String value, Instant now) {
        return AGO.matcher(value).matches() ? MomentText.read("-" + value, now) : Texts.time(value.replace(' ', '+'));
    }

    private static Predicate<Known> term(FilterWords.Word word) {
        if ("project".equals(word.key())) {
            return ofProject(lower(word.value()), word.negative());
        }
        var holds = positive(word);
        return word.negative() ? holds.negate() : holds;
    }

    /** What is not known is shown all the same. */
    private static Predicate<Known> ofProject(String value, boolean negative) {
        return k -> k.projects() == null || k.projects().contains(value) != negative;
    }

    private static Predicate<Known> positive(FilterWords.Word word) {
        var value = lower(word.value());
        return switch (word.key() == null ? "" : word.key()) {
            case "since" ->
                k -> !k.problem()
                        .openedAt()
                        .isBefore(since(word.value(), k.now()).orElseThrow());
            case "owner" -> of(p -> is(p.handling().owner(), value));
            case "taken" -> of(p -> is(takenBy(p), value));
            case "severity" -> of(p -> p.severity().word().equals(value));
            case "state" -> of(p -> state(p).equals(value));
            case "cause" ->
                of(p -> p.key().entity().kind().word().equals(value)
                        || lower(p.key().entity().id()).contains(value));
            default -> of(words(value));
        };
    }

    private static Predicate<Known> of(Predicate<Problem> term) {
        return known -> term.test(known.problem());
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

    private static String state(Problem problem) {
        return problem.handling().closure() != null
                ? "closed"
                : problem.handling().isHushed() ? "snoozed" : "open";
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
    public boolean wants(Known problem) {
        return terms.stream().allMatch(term -> term.holds().test(problem));
    }

    /** Whether a term has that key. */
    public boolean has(String key) {
        return terms.stream().anyMatch(term -> term.key().equals(key));
    }

    /** The filter as it is written, without one of its terms. */
    public String without(Term term) {
        return IntStream.range(0, terms.size())
                .filter(i -> i != terms.indexOf(term))
                .mapToObj(i -> terms.get(i).text())
                .collect(Collectors.joining(" "));
    }
}
