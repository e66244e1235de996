package io.vioscope.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vioscope.model.Closure;
import io.vioscope.model.Evidence;
import io.vioscope.model.Flow;
import io.vioscope.model.Judgement;
import io.vioscope.model.Kind;
import io.vioscope.model.Migration;
import io.vioscope.model.Problem;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.RelationType;
import io.vioscope.rca.causal.Rule;
import io.vioscope.web.history.Deed;
import io.vioscope.web.view.Legend;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every language has all texts, with the same arguments, and every word of every closed set. */
class LanguagesTest {
    private static final Map<String, String> ENGLISH = Language.read("en");

    static Stream<String> tags() {
        return Language.tags().stream();
    }

    @ParameterizedTest
    @MethodSource("tags")
    void aLanguageHasTheTextsOfEnglishWithTheirArguments(String tag) {
        var texts = Language.read(tag);
        var forms = Language.of(tag).orElseThrow().plural().forms();
        var wrong = new ArrayList<String>();
        ENGLISH.forEach((key, text) -> expected(key, forms).forEach(theirs -> {
            if (!texts.containsKey(theirs)) {
                wrong.add(theirs + " is missing");
            } else if (!Phrase.of(texts.get(theirs))
                    .needs()
                    .equals(Phrase.of(text).needs())) {
                wrong.add(theirs + " has other arguments");
            }
        }));
        assertThat(wrong).isEmpty();
    }

    /** The keys that stand for one of English's: what depends on a number has as many as the language has forms. */
    private static List<String> expected(String key, List<String> forms) {
        var dot = key.lastIndexOf('.');
        var isForm = ENGLISH.containsKey(key.substring(0, dot) + ".one") && key.matches(".*\\.(one|other)");
        return isForm ? forms.stream().map(f -> key.substring(0, dot + 1) + f).toList() : List.of(key);
    }

    @Test
    void everyWordOfEveryClosedSetIsThere() {
        var keys = new ArrayList<String>();
        add(keys, "noun.", Kind.values(), kind -> kind.label().replace(' ', '-') + ".plural");
        add(keys, "phase.", Problem.Phase.values(), Problem.Phase::word);
        add(keys, "flow.", Flow.values(), Flow::word);
        add(keys, "standing.", Evidence.Standing.values(), Evidence.Standing::word);
        add(keys, "role.", Rule.Role.values(), Rule.Role::word);
        add(keys, "cause.", ReadFailure.Cause.values(), ReadFailure.Cause::word);
        add(keys, "closure.", Closure.Reason.values(), Closure.Reason::word);
        add(keys, "answer.", Judgement.Answer.values(), Judgement.Answer::word);
        add(keys, "relation.", RelationType.values(), type -> type.word() + ".backward");
        add(keys, "migration.", Migration.Type.values(), type -> type.name().toLowerCase(java.util.Locale.ROOT));
        add(keys, "deed.", Deed.values(), deed -> deed.name().toLowerCase(java.util.Locale.ROOT));
        Legend.ALL.forEach(sign -> keys.add("mark." + sign.word() + ".meaning"));
        assertThat(ENGLISH).containsKeys(keys.toArray(String[]::new));
    }

    private static <T> void add(List<String> keys, String set, T[] all, Function<T, String> name) {
        Stream.of(all).map(value -> set + name.apply(value)).forEach(keys::add);
    }

    @Test
    void aFolderIsALanguage(@TempDir Path root) throws IOException {
        var folder = Files.createDirectories(root.resolve("io/vioscope/words/eo"));
        for (var file : Language.FILES) {
            Files.copy(
                    Path.of("src/main/resources/io/vioscope/words/en", file + ".properties"),
                    folder.resolve(file + ".properties"));
        }
        Files.writeString(folder.resolve("phase.properties"), "provisional=prov\u0135a\nconfirmed=a\nclearing=b\n");
        try (var there = new URLClassLoader(new java.net.URL[] {root.toUri().toURL()}, null)) {
            var esperanto = Language.of("eo", there).orElseThrow();
            assertThat(esperanto.tag()).isEqualTo("eo");
            assertThat(esperanto.phrase("phase.provisional").fill()).isEqualTo("prov\u0135a");
            assertThat(Language.of("nl", there)).isEmpty();
        }
    }

    @Test
    void aTextIsFilledInAnyOrder() {
        assertThat(Phrase.of("{1} of {0}, {1}").fill("a", 2)).isEqualTo("2 of a, 2");
        assertThat(Phrase.of("it's {x} {").fill()).isEqualTo("it's {x} {");
    }

    @Test
    void aTextIsNoMarkupAndItsValuesAreWhatTheyAreMadeToBe() {
        assertThat(Phrase.of("<b> & \"{0}\"").fillMarkup(new Object[] {"<i>"}, value -> "x" + value))
                .isEqualTo("&lt;b&gt; &amp; &quot;x<i>&quot;");
    }

    @Test
    void aLanguageSaysHowItsNounsGoWithNumbers() {
        assertThatThrownBy(() -> new Language("eo", new HashMap<>())).hasMessageContaining("right would be one of");
    }

    @ParameterizedTest
    @CsvSource({
        "one, 0, other",
        "one, 1, one",
        "one, 2, other",
        "same, 1, other",
        "zero-or-one, 0, one",
        "few, 4, few",
        "few, 5, other",
        "few-by-tens, 1, one",
        "few-by-tens, 21, many",
        "few-by-tens, 22, few",
        "few-by-tens, 112, many",
        "one-by-tens, 21, one",
        "one-by-tens, 11, many",
        "one-by-tens, 34, few",
    })
    void aNumberHasItsForm(String plural, long n, String form) {
        assertThat(Plural.of(plural).orElseThrow().form(n)).isEqualTo(form);
    }
}
