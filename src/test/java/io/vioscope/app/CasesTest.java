package io.vioscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.recording.Replay;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Recordings that are kept, played again: what comes of each is what stands beside it in {@code expected.txt}. After a
 * change that is meant: run with {@code -Dgolden.write=true} and read the difference.
 */
class CasesTest {
    private static final Path CASES = Path.of("src/test/resources/io/vioscope/recording/cases");

    static List<Path> cases() throws IOException {
        try (var cases = Files.list(CASES)) {
            return cases.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesWhatIsExpected(Path recording) throws IOException {
        var out = new StringWriter();
        var err = new StringWriter();
        var options = new ReplayOptions(new Replay.Wish(recording, null, null), true, false);
        var code = new ReplayPrinter(options, new PrintWriter(out), new PrintWriter(err)).run();
        assertThat(err.toString()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.OK);
        var expected = recording.resolve("expected.txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(expected, out.toString());
        }
        assertThat(out.toString()).isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
    }
}
