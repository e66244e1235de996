package io.vioscope.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process of its own writes to its standard error when its configuration says how. */
class LogMannerTest {
    private static final String CLOUD = "clouds: [ { name: lab, verify: false, auth: { auth_url:"
            + " 'https://127.0.0.1:1/v3', username: u, password: s3cret, project_name: p } } ]\n";

    @TempDir
    Path directory;

    private List<String> log(String more, String... variables) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("vioscope.yaml"), CLOUD + more);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-XX:TieredStopAtLevel=1", "-cp", classPath(), "io.vioscope.app.Main", "check")
                .directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        for (var i = 0; i < variables.length; i += 2) {
            process.environment().put(variables[i], variables[i + 1]);
        }
        var running = process.start();
        var err = new String(running.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(err).isEqualTo(1);
        return err.lines().filter(line -> line.contains("NOT checked")).toList();
    }

    /** Without the tests' own way of writing it. */
    private static String classPath() {
        var own = System.getProperty("java.class.path");
        return Arrays.stream(System.getProperty("surefire.test.class.path", own).split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(entry -> !Files.exists(entry.resolve("logback-test.xml")))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void isTextUnlessTheFileSaysOtherwise() throws Exception {
        assertThat(log("")).isNotEmpty().allMatch(line -> line.contains("WARN  Http: "));
        assertThat(log("log: { format: json }")).isNotEmpty().allSatisfy(line -> {
            assertThat(new JsonObject(line).getString("level")).isEqualTo("WARN");
            assertThat(line).doesNotContain("s3cret");
        });
        assertThat(log("log: { level: error }")).isEmpty();
    }

    @Test
    void aVariableGoesBeforeTheFile() throws Exception {
        assertThat(log("log: { level: error }", "VIOSCOPE_LOG_LEVEL", "WARN")).isNotEmpty();
    }
}
