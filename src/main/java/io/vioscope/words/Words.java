package io.vioscope.words;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The texts of the pages in the language this server speaks. That is one for all who look and for as long as it runs, so it
 * is set once at the start ({@link #speak}) and asked for anywhere, as the clock's zone is. What programs read (JSON, the MIB,
 * logs, messages to receivers) is English always, and is not from here.
 */
public final class Words {
    private static volatile Language language = Language.ENGLISH;
    private static final ThreadLocal<Boolean> IN_ENGLISH = ThreadLocal.withInitial(() -> false);

    private Words() {}

    /** From now on that language is spoken. */
    public static void speak(Language other) {
        language = other;
    }

    /** What that makes, with its texts in English: for programs, which are told by the same code as people. */
    public static <T> T inEnglish(Supplier<T> work) {
        var outside = IN_ENGLISH.get();
        IN_ENGLISH.set(true);
        try {
            return work.get();
        } finally {
            IN_ENGLISH.set(outside);
        }
    }

    private static Language spoken() {
        return IN_ENGLISH.get() ? Language.ENGLISH : language;
    }

    /** Which language is spoken; BCP 47. */
    public static String tag() {
        return spoken().tag();
    }

    /** The text of that key with its arguments filled in. A key that there is not is a bug and throws. */
    public static String of(String key, Object... values) {
        return spoken().phrase(key).fill(values);
    }

    /** As {@link #of}, as HTML: the text is escaped, and each value is formed by {@code escape}. */
    public static String markup(String key, Object[] values, UnaryOperator<Object> escape) {
        return spoken().phrase(key).fillMarkup(values, escape);
    }

    /** The key of the form of a text that goes with so many, such as {@code alarms.explained.one}. */
    public static String form(String key, long n) {
        return key + "." + spoken().plural().form(Math.abs(n));
    }

    /** A noun in the form that goes with so many. */
    public static String noun(String noun, long n) {
        return of(form(key(noun), n));
    }

    /** A noun for one. */
    public static String noun(String noun) {
        return noun(noun, 1);
    }

    /** A noun for several of which nobody says how many. */
    public static String nouns(String noun) {
        return spoken().phrase(key(noun) + ".plural").fill();
    }

    private static String key(String noun) {
        return "noun." + noun.replace(' ', '-');
    }

    /** One of the words of a closed set, such as a severity's: {@code word("severity", "major")}. */
    public static String word(String set, String word) {
        return of(set + "." + word.toLowerCase(Locale.ROOT));
    }
}
