package io.vioscope.words;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The texts of the pages in the language this server speaks. That is one for all who look and for as long as it runs, so it
 * is set once at the start ({@link #speak}) and asked for anywhere, as the clock's zone is. What programs read (JSON, the MIB,
 * logs, messages to receivers) is English always, and is not from here.
 */
public final class Words {
    private static volatile Language language = Language.of("en").orElseThrow();

    private Words() {}

    /** From now on that language is spoken. */
    public static void speak(Language other) {
        language = other;
    }

    /** Which language is spoken; BCP 47. */
    public static String tag() {
        return language.tag();
    }

    /** The text of that key with its arguments filled in. A key that there is not is a bug and throws. */
    public static String of(String key, Object... values) {
        return language.phrase(key).fill(values);
    }

    /** As {@link #of}, as HTML: the text is escaped, and each value is formed by {@code escape}. */
    public static String markup(String key, Object[] values, UnaryOperator<Object> escape) {
        return language.phrase(key).fillMarkup(values, escape);
    }

    /** A noun in the form that goes with so many. */
    public static String noun(String noun, long n) {
        var spoken = language;
        return spoken.phrase(key(noun) + "." + spoken.plural().form(Math.abs(n))).fill();
    }

    /** A noun for one. */
    public static String noun(String noun) {
        return noun(noun, 1);
    }

    /** A noun for several of which nobody says how many. */
    public static String nouns(String noun) {
        return language.phrase(key(noun) + ".plural").fill();
    }

    private static String key(String noun) {
        return "noun." + noun.replace(' ', '-');
    }

    /** One of the words of a closed set, such as a severity's: {@code word("severity", "major")}. */
    public static String word(String set, String word) {
        return of(set + "." + word.toLowerCase(Locale.ROOT));
    }
}
