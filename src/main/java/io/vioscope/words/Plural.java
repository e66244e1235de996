package io.vioscope.words;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * Which form of a noun goes with a whole number, by the families of the CLDR's "Language Plural Rules"
 * (https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html), and under their names.
 */
enum Plural {
    /** Chinese, Japanese, Korean, Vietnamese, Thai. */
    SAME("same", List.of("other"), n -> "other"),
    /** English, German, Dutch, Swedish, Italian, Spanish in their everyday numbers. */
    ONE("one", List.of("one", "other"), n -> n == 1 ? "one" : "other"),
    /** French, Brazilian Portuguese. */
    ZERO_OR_ONE("zero-or-one", List.of("one", "other"), n -> n <= 1 ? "one" : "other"),
    /** Czech, Slovak. */
    FEW("few", List.of("one", "few", "other"), n -> n == 1 ? "one" : n >= 2 && n <= 4 ? "few" : "other"),
    /** Polish. */
    FEW_BY_TENS("few-by-tens", List.of("one", "few", "many"), n -> n == 1 ? "one" : byTens(n)),
    /** Russian, Ukrainian. */
    ONE_BY_TENS("one-by-tens", List.of("one", "few", "many"), n -> n % 10 == 1 && n % 100 != 11 ? "one" : byTens(n));

    private final String word;
    private final List<String> forms;
    private final LongFunction<String> rule;

    Plural(String word, List<String> forms, LongFunction<String> rule) {
        this.word = word;
        this.forms = forms;
        this.rule = rule;
    }

    private static String byTens(long n) {
        var isFew = n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
        return isFew ? "few" : "many";
    }

    /** All forms a noun has. */
    List<String> forms() {
        return forms;
    }

    /** The form that goes with so many; not for negative numbers. */
    String form(long n) {
        return rule.apply(n);
    }

    static Optional<Plural> of(String word) {
        return Stream.of(values()).filter(p -> p.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Stream.of(values()).map(p -> p.word).toList();
    }
}
