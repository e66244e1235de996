package io.vioscope.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.yaml.Mistake;
import io.vioscope.config.yaml.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The catalogue of mistakes: each {@code broken/NAME.yaml} has the one mistake it is named after, and
 * {@code NAME.expected} is what is printed about it. {@code -Dgolden.write=true} writes the expectations anew, to be
 * read by somebody before they are committed.
 */
class BrokenConfigTest {
    private static final Path DIRECTORY =
            Path.of("src/test/resources/io/vioscope/config/broken").toAbsolutePath();
    private static final Path HOME = DIRECTORY.resolve("home");
    private static final Path SYSTEM = DIRECTORY.resolve("system");
    private static final String SECRET = "s3cret";
    /** Each file is read once; all tests look at what was found then. */
    private static final Map<String, List<Mistake>> FOUND = new ConcurrentHashMap<>();

    static Stream<String> names() throws IOException {
        try (var files = Files.list(DIRECTORY)) {
            return files
                    .map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void isToldWhatIsWrongWhereAndWhatWouldBeRight(String name) throws IOException {
        var said = said(name);
        var golden = DIRECTORY.resolve(name.replace(".yaml", ".expected"));
        if (Boolean.getBoolean("golden.write")) Files.writeString(golden, said);
        assertThat(said).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("names")
    void noMessageShowsASecretOrAnInsideOfThisProgram(String name) {
        assertThat(said(name))
                .doesNotContain(SECRET)
                .doesNotContain("Exception")
                .doesNotContain("snakeyaml");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyMessageIsOneLineWithItsFile(String name) {
        assertThat(mistakes(name)).isNotEmpty().allSatisfy(m -> {
            assertThat(m.toString()).doesNotContain("\n").startsWith(m.file());
            assertThat(m.right()).isNotBlank();
        });
    }

    @Test
    void everyExpectationHasItsFile() throws IOException {
        try (var files = Files.list(DIRECTORY)) {
            assertThat(files.filter(f -> f.toString().endsWith(".expected")))
                    .allMatch(f -> Files.exists(Path.of(f.toString().replace(".expected", ".yaml"))));
        }
    }

    /** What is printed, with the test's directories named as if they were those of a user. */
    private static String said(String name) {
        return mistakes(name).stream()
                .map(m -> m.toString()
                        .replace(HOME.toString(), "~")
                        .replace(SYSTEM + "/", "/")
                        .replace(DIRECTORY + "/", "/srv/"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<Mistake> mistakes(String name) {
        return FOUND.computeIfAbsent(name, BrokenConfigTest::read);
    }

    private static List<Mistake> read(String name) {
        var surroundings = new Surroundings(Map.of(), HOME, DIRECTORY, SYSTEM);
        return new ConfigLoader(surroundings)
                .load(Path.of(name))
                .match(
                        right -> {
                            throw new AssertionError(name + " is taken for right: " + right.config());
                        },
                        ConfigOutcome.Wrong::mistakes);
    }
}
