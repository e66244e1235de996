package io.vioscope.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * All texts of the pages in one language, read once and taken apart. A language is a folder of {@code words} in the
 * resources, named by its tag (BCP 47), with a file for each of {@link #FILES}. A key is the name of its file, a dot,
 * and its name there.
 */
public final class Language {
    /** The files of each language. */
    public static final List<String> FILES = List.of(
            "access",
            "alarms",
            "answer",
            "cause",
            "causes",
            "changes",
            "closure",
            "common",
            "deed",
            "docs",
            "entities",
            "entity",
            "facet",
            "facts",
            "filter",
            "first",
            "flow",
            "frame",
            "handled",
            "handover",
            "help",
            "history",
            "keys",
            "language",
            "layout",
            "live",
            "maintenance",
            "mark",
            "message",
            "migration",
            "notification",
            "notifications",
            "noun",
            "opened",
            "overview",
            "password",
            "past",
            "phase",
            "placement",
            "polls",
            "problem",
            "problems",
            "receiver",
            "relation",
            "role",
            "room",
            "rules",
            "script",
            "settings",
            "sign-in",
            "sources",
            "standing",
            "state",
            "system",
            "token",
            "topology",
            "units",
            "views",
            "what-if",
            "why");

    private static final String FOLDER = "io/vioscope/words/";
    private static final String PLURAL = "language.plural";

    /** What is spoken where nobody asks for another. */
    public static final Language ENGLISH = of("en").orElseThrow();

    private final String tag;
    private final Plural plural;
    private final Map<String, Phrase> phrases = new HashMap<>();

    /**
     * A language of those texts.
     *
     * @param tag   BCP 47, such as {@code pt-BR}
     * @param texts by key; {@code language.plural} is one of {@link Plural}'s words
     */
    public Language(String tag, Map<String, String> texts) {
        this.tag = tag;
        plural = Plural.of(texts.getOrDefault(PLURAL, ""))
                .orElseThrow(() -> new IllegalArgumentException(PLURAL + " of " + tag + " is " + texts.get(PLURAL)
                        + "; right would be one of " + Plural.words()));
        texts.forEach((key, text) -> phrases.put(key, Phrase.of(text)));
    }

    /** The language of that tag, if there is one. Throws {@link UncheckedIOException} if it cannot be read. */
    public static Optional<Language> of(String tag) {
        return of(tag, Language.class.getClassLoader());
    }

    static Optional<Language> of(String tag, ClassLoader from) {
        return Optional.of(tag).filter(t -> exists(t, from)).map(t -> new Language(t, read(t, from)));
    }

    /** The tags of all there are. */
    public static List<String> tags() {
        return Stream.of(Locale.getAvailableLocales())
                .map(Locale::toLanguageTag)
                .filter(tag -> exists(tag, Language.class.getClassLoader()))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean exists(String tag, ClassLoader from) {
        return tag.matches("[A-Za-z0-9-]+") && from.getResource(FOLDER + tag + "/language.properties") != null;
    }

    /** The texts of a language that exists, by key. */
    public static Map<String, String> read(String tag) {
        return read(tag, Language.class.getClassLoader());
    }

    private static Map<String, String> read(String tag, ClassLoader from) {
        var texts = new HashMap<String, String>();
        for (var file : FILES) {
            var read = properties(FOLDER + tag + "/" + file + ".properties", from);
            read.stringPropertyNames().forEach(name -> texts.put(file + "." + name, read.getProperty(name)));
        }
        return texts;
    }

    private static Properties properties(String resource, ClassLoader from) {
        var properties = new Properties();
        try (var in = from.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is missing");
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** BCP 47. */
    public String tag() {
        return tag;
    }

    Plural plural() {
        return plural;
    }

    Phrase phrase(String key) {
        var phrase = phrases.get(key);
        if (phrase == null) {
            throw new IllegalArgumentException("no text " + key + " in language " + tag);
        }
        return phrase;
    }
}
