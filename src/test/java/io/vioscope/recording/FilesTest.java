package io.vioscope.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vioscope.engine.Worlds;
import io.vioscope.inventory.Report;
import io.vioscope.json.RandomProblems;
import io.vioscope.model.Health;
import io.vioscope.model.Problem;
import io.vioscope.recording.hide.Redaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written comes back, whatever it is and wherever the writer was killed; nothing else is taken for a recording. */
class FilesTest {
    private static final long LARGE = 1 << 20;

    @TempDir
    Path directory;

    private final List<Line> lines = new ArrayList<>();

    @BeforeEach
    void someReports() {
        for (var i = 0; i < 5; i++) {
            var at = Worlds.START.plusSeconds(30L * i);
            lines.add(new Line.Reported(
                    at.plusMillis(7),
                    Worlds.complete(Worlds.server("s" + i, "ACTIVE", Health.OK, "c1"))
                            .at(at)));
        }
    }

    @Provide
    Arbitrary<List<Report>> reports() {
        return Reports.reports().list().ofMinSize(1).ofMaxSize(3);
    }

    @Property(tries = 300)
    void everyPartOfEveryReportComesBack(@ForAll("reports") List<Report> reports) throws Exception {
        var place = Files.createTempDirectory("recording-");
        var written = reports.stream()
                .map(report -> (Line) new Line.Reported(Instant.EPOCH, report))
                .toList();
        write(place, written, 200).close();
        assertThat(read(place)).isEqualTo(written);
        for (var file : List.of(place.toFile().listFiles())) {
            Files.delete(file.toPath());
        }
        Files.delete(place);
    }

    @Provide
    Arbitrary<List<Problem>> problems() {
        return RandomProblems.problems().list().ofMaxSize(3);
    }

    @Property(tries = 100)
    void everyPartOfEveryOpenProblemComesBack(@ForAll("problems") List<Problem> problems) throws Exception {
        var place = Files.createTempDirectory("recording-");
        var written = problems.stream().map(p -> (Line) new Line.ProblemOpen(p)).toList();
        write(place, written, LARGE).close();
        assertThat(read(place)).isEqualTo(written);
        for (var file : List.of(place.toFile().listFiles())) {
            Files.delete(file.toPath());
        }
        Files.delete(place);
    }

    @Test
    void filesFollowEachOtherBySize() throws Exception {
        write(directory, lines, 200).close();
        assertThat(directory.resolve("c-0002.jsonl.gz")).exists();
        assertThat(read(directory)).isEqualTo(lines);
    }

    @Test
    void aLineThatWasEndedIsThereWhileTheWriterGoesOn() throws Exception {
        var writer = write(directory, lines, LARGE);
        assertThat(read(directory)).isEqualTo(lines);
        writer.close();
    }

    @Test
    void whereverTheWriterIsKilledAllButTheLastLineComesBack() throws Exception {
        write(directory, lines, LARGE).close();
        var file = directory.resolve("c-0001.jsonl.gz");
        var whole = Files.readAllBytes(file);
        var least = 0;
        for (var length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (var reader = new CloudReader(directory, "c")) {
                var found = all(reader);
                assertThat(found).isEqualTo(lines.subList(0, found.size())).hasSizeGreaterThanOrEqualTo(least);
                assertThat(reader.cut()).startsWith(file + ": ends in the middle after line " + found.size());
                least = found.size();
            }
        }
        assertThat(least).isEqualTo(lines.size());
    }

    @Test
    void onlyTheLastFileMayEndInTheMiddle() throws Exception {
        write(directory, lines, 200).close();
        var first = directory.resolve("c-0001.jsonl.gz");
        Files.write(first, Arrays.copyOf(Files.readAllBytes(first), 60));
        refused("c-0001.jsonl.gz: ends in the middle after line 0, though it is not the last file");
    }

    @Test
    void aBrokenLineIsRefusedWithItsNumber() throws Exception {
        var good = "{\"ticks\":[\"2026-11-25T03:00:00Z\"]}\n";
        for (var broken : List.of(
                "{\"ticks\":[\"yesterday\"]}",
                "{\"ticks\":[\"2026-11-25T03:00:00Z\"],\"and\":1}",
                "{\"surprise\":1}",
                "[1]",
                "no JSON",
                "{\"at\":\"2026-11-25T03:00:00Z\"}",
                "{\"at\":\"2026-11-25T03:00:00Z\",\"report\":{\"source\":\"nova\"}}",
                "{\"believed\":{\"kind\":\"ship\",\"id\":\"1\"}}")) {
            file(good + good + broken + "\n" + good);
            refused("c-0001.jsonl.gz:3: ");
        }
    }

    @Test
    void aFileThatIsNotCompressedIsRefused() throws Exception {
        Files.writeString(directory.resolve("c-0001.jsonl.gz"), "{\"ticks\":[]}\n");
        refused("c-0001.jsonl.gz:1: Not in GZIP format");
    }

    private void file(String text) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(directory.resolve("c-0001.jsonl.gz")))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void refused(String why) {
        assertThatThrownBy(() -> read(directory))
                .isInstanceOf(BrokenRecording.class)
                .hasMessageContaining(why);
    }

    private static RollingFile write(Path place, List<Line> lines, long size) throws IOException {
        var file = new RollingFile(place, "c", size);
        var writer = new LineWriter(Redaction.NONE);
        for (var line : lines) {
            file.line(json -> writer.write(json, line));
        }
        return file;
    }

    private static List<Line> read(Path place) throws Exception {
        try (var reader = new CloudReader(place, "c")) {
            return all(reader);
        }
    }

    private static List<Line> all(CloudReader reader) throws Exception {
        var lines = new ArrayList<Line>();
        for (var line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }
}
