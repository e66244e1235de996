package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text of the pages stands in a language's files, and nothing else does. */
class WordsLintTest {
    private static final Path TEMPLATES = Path.of("templates");
    private static final Path WEB = Path.of("src/main/java/io/vioscope/web");
    private static final Path ENGLISH = Path.of("src/main/resources/io/vioscope/words/en");

    private static final Pattern COMMENT_OR_EXPRESSION = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("<(code|kbd)\\b.*?</\\1>", Pattern.DOTALL);
    private static final Pattern READ_OUT =
            Pattern.compile("\\s(title|alt|placeholder|aria-label|data-label|data-say-[a-z]+)=\"([^\"]*)\"");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern SAY = Pattern.compile("\\{\\{say '([^']+)'([^}]*)}}");
    private static final Pattern SAY_WITHIN = Pattern.compile("\\(say '([^']+)'([^()]*)\\)");
    private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9])}");

    /** A literal of Java; the groups are its content. */
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    /** Two words and more, or one with a capital letter as headings have it. */
    private static final Pattern SENTENCE =
            Pattern.compile("(?s).*[A-Za-z]{2}[,.:;]? +[A-Za-z(].*|[A-Z][a-z]+(-[a-z]+)?[.:]?|[,;:.]? [a-z]+ ?.*");

    /** Groups of keys of which one is chosen when a page is made: by a word of a closed set, or by a number. */
    private static final Pattern CHOSEN =
            Pattern.compile("(noun|mark|phase|flow|standing|role|cause|closure|deed|relation|migration"
                    + "|answer|facet|keys|access\\.role|alarms\\.explained|changes\\.(about|class)|entity\\.admin|maintenance\\.state"
                    + "|polls\\.outcome|system\\.parts-are-shipped|rules\\.category|settings\\.theme|state\\.word|topology\\.side|why\\.outcome)\\..*"
                    + "|language\\.plural");

    static Stream<Path> templates() throws IOException {
        try (var files = Files.list(TEMPLATES)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void templatesHaveNoTextOfTheirOwn(Path template) throws IOException {
        var html = Files.readString(template);
        var bare = COMMENT_OR_EXPRESSION.matcher(html).replaceAll("");
        var texts = CODE.matcher(bare).replaceAll("").replaceAll("<[^>]*>", "\n");
        assertThat(texts.lines().filter(line -> LETTER.matcher(line).find())).isEmpty();
        assertThat(READ_OUT.matcher(bare)
                        .results()
                        .map(r -> r.group(2))
                        .filter(v -> LETTER.matcher(v).find()))
                .isEmpty();
    }

    @Test
    void eachTextThatIsSaidIsThereWithItsArguments() throws IOException {
        var texts = Language.read("en");
        var wrong = new ArrayList<String>();
        for (var use : uses()) {
            var text = texts.get(use.key);
            var needs = text == null
                    ? Set.of()
                    : ARGUMENT.matcher(text)
                            .results()
                            .map(r -> r.group(1))
                            .collect(Collectors.toCollection(TreeSet::new));
            var gets = Stream.iterate(0, i -> i < use.arguments, i -> i + 1)
                    .map(i -> Integer.toString(i))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (text == null || !needs.equals(gets)) {
                wrong.add(use.where + ": " + use.key + " gets " + gets + " and is " + text);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noTextIsThereThatNobodySays() throws IOException {
        var said = uses().stream().map(Use::key).collect(Collectors.toSet());
        for (var file : JavaText.files(WEB)) {
            LITERAL.matcher(Files.readString(file))
                    .results()
                    .map(r -> r.group(1))
                    .forEach(said::add);
        }
        assertThat(Language.read("en").keySet().stream()
                        .filter(key ->
                                !said.contains(key) && !CHOSEN.matcher(key).matches()))
                .isEmpty();
    }

    @Test
    void theFilesAreThoseThatAreRead() throws IOException {
        try (var files = Files.list(ENGLISH)) {
            assertThat(files.map(f -> f.getFileName().toString().replace(".properties", "")))
                    .containsExactlyInAnyOrderElementsOf(Language.FILES);
        }
    }

    @Test
    void noKeyStandsTwice() throws IOException {
        var twice = new ArrayList<String>();
        for (var file : Language.FILES) {
            var lines = Files.readAllLines(ENGLISH.resolve(file + ".properties"));
            var counts = lines.stream()
                    .filter(line -> !line.startsWith("#") && line.contains("="))
                    .collect(
                            Collectors.groupingBy(line -> line.substring(0, line.indexOf('=')), Collectors.counting()));
            counts.forEach((key, count) -> {
                if (count > 1) {
                    twice.add(file + "." + key);
                }
            });
        }
        assertThat(twice).isEmpty();
    }

    /** How a text is said: by which key, with how many arguments. */
    private record Use(String where, String key, int arguments) {}

    private static List<Use> uses() throws IOException {
        var uses = new ArrayList<Use>();
        for (var template : templates().toList()) {
            var html = Files.readString(template);
            Stream.of(SAY, SAY_WITHIN)
                    .flatMap(say -> say.matcher(html).results())
                    .forEach(r -> uses.add(new Use(
                            template.toString(),
                            r.group(1),
                            JavaText.arguments(r.group(2).strip(), ' '))));
        }
        for (var file : JavaText.files(WEB)) {
            var java = Files.readString(file);
            uses.addAll(Stream.of("Words.of(", "Said.of(")
                    .flatMap(call -> JavaText.calls(java, call).stream())
                    .filter(call -> call.startsWith("\"") && call.indexOf('"', 1) > 0)
                    .filter(call ->
                            !call.substring(call.indexOf('"', 1) + 1).strip().startsWith("+"))
                    .map(call -> new Use(
                            file.toString(),
                            call.substring(1, call.indexOf('"', 1)),
                            JavaText.arguments(call, ',') - 1))
                    .toList());
        }
        return uses;
    }

    /** Classes in which literals read like sentences and are none of the pages; each with its reason. */
    private static final Map<String, String> NOT_OF_PAGES = Map.of(
            "page/Templates", "markup",
            "page/Keeping", "markup",
            "page/EntitiesExport", "a file and answers for programs",
            "view/Reply", "headers of HTTP",
            "view/Redaction", "stands in for sentences of the causal model, in JSON too",
            "view/RedactedProblem", "stands in for sentences of the causal model, in JSON too");

    /** The same for single literals. */
    private static final Map<String, String> NO_TEXTS = Map.of(
            "text/plain; charset=utf-8", "a header of HTTP",
            " health:", "a term of the filter",
            "health:down health:degraded", "terms of the filter",
            "Space", "a key, as the configuration of keys names it",
            "light dark", "color-scheme of CSS",
            "yyyy-MM-dd HH:mm:ss 'UTC'", "a time, which scripts read too",
            "EEE, dd MMM yyyy HH:mm:ss 'GMT'", "a time of HTTP",
            "a stretch of time begins before it ends", "says of a bug",
            "a sealed type cannot have another case", "says of a bug");

    @Test
    void javaHasNoSentencesOfPages() throws IOException {
        var found = new TreeMap<String, List<String>>();
        for (var room : List.of("page", "view", "chart")) {
            for (var file : JavaText.files(WEB.resolve(room))) {
                var name = room + "/" + file.getFileName().toString().replace(".java", "");
                if (!NOT_OF_PAGES.containsKey(name)) {
                    var texts = LITERAL.matcher(JavaText.withoutComments(Files.readString(file)))
                            .results()
                            .map(r -> r.group(1))
                            .filter(WordsLintTest::isSentence)
                            .toList();
                    if (!texts.isEmpty()) {
                        found.put(name, texts);
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static boolean isSentence(String literal) {
        return SENTENCE.matcher(literal).matches()
                && !NO_TEXTS.containsKey(literal)
                && !literal.matches("([a-z]+ )*(overview|entities|sources|recording|notifications)( [a-z]+)*");
    }
}
