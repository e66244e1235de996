package io.vioscope.web.view;

import io.vioscope.model.AdminState;
import io.vioscope.model.Kind;
import io.vioscope.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which entities are wanted, as it stands in the URL: {@code kind:server health:down -status:BUILD project:"my shop" web}.
 * Terms of one key are alternatives, terms of different keys must all hold, a minus excludes, words without a key must
 * all be in the name or the id.
 *
 * @param terms  in the order in which they were written
 * @param errors what could not be understood, each in a sentence that says what would be right
 */
public record Filter(List<Term> terms, List<String> errors) {
    /** The longest filter that is read, in characters. */
    public static final int MAX_LENGTH = 1000;

    /** What can be asked for. */
    public enum Key {
        KIND(value -> oneOf(value, Stream.of(Kind.values()).map(Kind::word))),
        HEALTH(value -> oneOf(value, Stream.of(Mark.values()).map(Mark::word))),
        STATUS(value -> null),
        PROJECT(value -> null),
        HOST(value -> null),
        IMAGE(value -> null),
        CLOUD(value -> null),
        ADMIN(value -> oneOf(value, Stream.of(AdminState.values()).map(AdminState::word))),
        NAME(value -> null),
        TEXT(value -> null);

        private final Function<String, @Nullable String> objection;

        Key(Function<String, @Nullable String> objection) {
            this.objection = objection;
        }

        /** The word before the colon. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Key> of(String word) {
            return Stream.of(values())
                    .filter(k -> k != TEXT && k.word().equals(word))
                    .findFirst();
        }

        private static @Nullable String oneOf(String value, Stream<String> words) {
            var all = words.toList();
            return all.contains(value) ? null : Words.of("filter.one-of", String.join(", ", all));
        }
    }

    /** One condition. */
    public record Term(Key key, String value, boolean negative) {
        /** As it is written in a filter. */
        @Override
        public String toString() {
            return new FilterWords.Word(key == Key.TEXT ? null : key.word(), value, negative).toString();
        }
    }

    public Filter {
        terms = List.copyOf(terms);
        errors = List.copyOf(errors);
    }

    /** Reads a filter; never fails, but may have {@link #errors}. */
    public static Filter parse(String text) {
        var terms = new ArrayList<Term>();
        var errors = new ArrayList<String>();
        if (text.length() > MAX_LENGTH) {
            return new Filter(List.of(), List.of(Words.of("filter.filter-is-longer-than-characters", MAX_LENGTH)));
        }
        var words = new FilterWords(text);
        while (words.hasNext()) {
            term(words.next(), terms, errors);
        }
        return new Filter(terms, errors);
    }

    private static void term(FilterWords.Word word, List<Term> terms, List<String> errors) {
        if (word.key() == null) {
            terms.add(new Term(Key.TEXT, word.value(), word.negative()));
            return;
        }
        var key = Key.of(word.key());
        if (key.isEmpty()) {
            var keys = Arrays.stream(Key.values())
                    .filter(k -> k != Key.TEXT)
                    .map(Key::word)
                    .collect(Collectors.joining(", "));
            errors.add(Words.of("filter.there-is-no-key-keys", word.key(), keys));
            return;
        }
        var isExact = key.get() == Key.KIND || key.get() == Key.HEALTH || key.get() == Key.ADMIN;
        var value = isExact ? word.value().toLowerCase(Locale.ROOT) : word.value();
        var right = value.isEmpty()
                ? Words.of("filter.value-such-as-x", key.get().word())
                : key.get().objection.apply(value);
        if (right == null) {
            terms.add(new Term(key.get(), value, word.negative()));
        } else {
            errors.add(Words.of(
                    "filter.is-no-value-of-right", word.value(), key.get().word(), right));
        }
    }

    /** Whether it lets everything pass. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** Whether it asks for that value. */
    public boolean has(Key key, String value) {
        return terms.contains(new Term(key, value, false));
    }

    /** The same filter with that term, or without it where it had it. */
    public Filter toggle(Key key, String value) {
        return toggle(new Term(key, value, false));
    }

    /** The same filter with that term, or without it where it had it. */
    public Filter toggle(Term term) {
        var changed = new ArrayList<>(terms);
        if (!changed.removeIf(term::equals)) {
            changed.add(term);
        }
        return new Filter(changed, List.of());
    }

    /** As it stands in a URL, before percent-encoding. */
    @Override
    public String toString() {
        return terms.stream().map(Term::toString).collect(Collectors.joining(" "));
    }
}
