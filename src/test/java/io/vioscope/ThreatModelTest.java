package io.vioscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each threat of {@code docs/threat-model.md} is shown by tests that exist, and by one at least. */
class ThreatModelTest {
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)`");

    private static List<String> lines() throws IOException {
        return Files.readAllLines(Path.of("docs/threat-model.md"));
    }

    private static List<String> named(String text) {
        return NAMED.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** Those with something in them that is run. */
    private static Set<String> tests() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(ThreatModelTest::isRun)
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static boolean isRun(Path file) {
        try {
            return Files.readString(file).matches("(?s).*@(Test|ParameterizedTest|Property)\\b.*");
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void everyTestThatItNamesExists() throws IOException {
        var names = lines().stream().flatMap(line -> named(line).stream()).toList();
        assertThat(names).hasSizeGreaterThan(40);
        assertThat(tests()).containsAll(names);
    }

    @Test
    void everyThreatIsShownByATest() throws IOException {
        var threats = lines().stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| through |"))
                .toList();
        assertThat(threats)
                .hasSizeGreaterThan(25)
                .allSatisfy(
                        threat -> assertThat(named(threat.split(" \\| ")[2])).isNotEmpty());
    }
}
