package io.vioscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.recording.Replay;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code replay} says of a recording, and of one that is broken. */
class ReplayTest {
    private static final Path CASE = Path.of("src/test/resources/io/vioscope/recording/cases/demo-of-the-simulator");
    private static final String LINES = "cloud-1-0001.jsonl.gz";

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void copy() throws IOException {
        for (var name : new String[] {"recording.json", LINES}) {
            Files.copy(CASE.resolve(name), directory.resolve(name));
        }
    }

    private int replay(@Nullable String cloud, @Nullable Instant until, boolean facts, boolean json) {
        var options = new ReplayOptions(new Replay.Wish(directory, cloud, until), facts, json);
        return new ReplayPrinter(options, new PrintWriter(out), new PrintWriter(err)).run();
    }

    private int replay() {
        return replay(null, null, false, false);
    }

    private void header(String from, String to) throws IOException {
        var file = directory.resolve("recording.json");
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    @Test
    void withoutFactsThereIsTheSummaryAlone() {
        assertThat(replay()).isEqualTo(ExitCode.OK);
        assertThat(out.toString().strip()).startsWith("Cloud cloud-1: ").contains("Alarms on: ", "Sources: 8");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void nothingIsPlayedAfterTheTimeThatIsAskedFor() {
        assertThat(replay("cloud-1", Instant.parse("2026-11-25T00:00:00Z"), true, false))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains(": 0 reports", "It ended: not played after 2026-11-25T00:00:00Z", "Facts: 0");
    }

    @Test
    void jsonIsAnObjectALineAndTheSummaryIsTheLast() throws IOException {
        assertThat(replay(null, null, true, true)).isEqualTo(ExitCode.OK);
        var lines = out.toString().lines().toList();
        var json = new ObjectMapper();
        var facts = 0;
        for (var line : lines.subList(0, lines.size() - 1)) {
            assertThat(json.readTree(line).path("seq").asInt()).isEqualTo(++facts);
        }
        var summary = json.readTree(lines.get(lines.size() - 1)).path("summary");
        var counted = 0;
        for (var count : summary.path("facts")) {
            counted += count.asInt();
        }
        assertThat(counted).isEqualTo(facts).isPositive();
    }

    @Test
    void whatWasHeldToBeTheCauseAtTheBeginningIsInTheSummary() throws IOException {
        insert("""
                {"problem":{"kind":"vcenter","id":"v1","number":7,"problem":"vcenter.unreachable","severity":"major",\
                "phase":"confirmed","text":"One\\ntwo.","advice":"","openedAt":"2026-11-25T03:00:00Z",\
                "phaseAt":"2026-11-25T03:00:00Z","verdict":{"certainty":91},"impact":{}}}
                """);
        var before = Instant.parse("2026-11-25T00:00:00Z");
        assertThat(replay("cloud-1", before, false, false)).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("Problems open: 1")
                .contains("2026-11-25T03:00:00Z  confirmed 91 % vcenter.unreachable vcenter/v1: One two.");
        assertThat(replay("cloud-1", before, false, true)).isEqualTo(ExitCode.OK);
        var json = new ObjectMapper().readTree(out.toString().strip().lines().reduce("", (a, b) -> b));
        assertThat(json.at("/summary/problems/0/problem").asText()).isEqualTo("vcenter.unreachable");
    }

    /** Puts a line behind the first of the recording. */
    private void insert(String line) throws IOException {
        var file = directory.resolve(LINES);
        String text;
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.replaceFirst("\n", Matcher.quoteReplacement("\n" + line))
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aKilledRecorderIsSaidAndTheRestIsPlayed() throws IOException {
        var file = directory.resolve(LINES);
        var whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThat(replay()).isEqualTo(ExitCode.OK);
        assertThat(err.toString()).contains(LINES + ": ends in the middle after line ", "what came after it is lost");
        assertThat(out.toString()).contains("The recorder did not say why it ended.");
    }

    @Test
    void aBrokenFileIsRefused() throws IOException {
        Files.writeString(directory.resolve(LINES), "no gzip");
        assertThat(replay()).isEqualTo(ExitCode.DATA);
        assertThat(err.toString()).contains("cannot be played: " + directory.resolve(LINES) + ":1: ");
    }

    @Test
    void anotherFormatIsRefused() throws IOException {
        header("\"format\" : 1", "\"format\" : 2");
        assertThat(replay()).isEqualTo(ExitCode.DATA);
        assertThat(err.toString()).contains("recording.json: format 2; this Vioscope reads format 1");
    }

    @Test
    void aRecordingCannotLeadOutOfItsDirectory() throws IOException {
        header("\"files\" : \"cloud-1\"", "\"files\" : \"../cloud-1\"");
        assertThat(replay()).isEqualTo(ExitCode.DATA);
        assertThat(err.toString()).contains("recording.json: ", "../cloud-1");
    }

    @Test
    void aDirectoryWithoutARecordingIsRefused() throws IOException {
        Files.delete(directory.resolve("recording.json"));
        assertThat(replay()).isEqualTo(ExitCode.DATA);
        assertThat(err.toString()).contains("there is no recording.json in it");
    }

    @Test
    void anUnknownCloudIsWrongUsage() {
        assertThat(replay("elsewhere", null, false, false)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("no cloud 'elsewhere'; it has cloud-1");
    }
}
