package io.vioscope.recording;

import io.vioscope.bus.Stepped;
import io.vioscope.engine.CloudState;
import io.vioscope.recording.hide.Hiding;
import io.vioscope.recording.hide.Redaction;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes one recording: a directory that only its owner may read. Says by what it returns when the limit is reached.
 * Blocks; for one thread.
 */
final class Recorder {
    /** A file of this size is followed by the next. */
    static final long FILE_SIZE = 64_000_000;

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path directory;
    private final long limit;
    private final Map<String, CloudRecorder> clouds = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();

    private Recorder(Path directory, long limit) {
        this.directory = directory;
        this.limit = limit;
    }

    /** Makes the directory, and the header in it. */
    static Recorder open(RecordTo to, String version, List<String> clouds, Instant begin, long fileSize)
            throws IOException {
        var recorder = new Recorder(make(to.directory(), NAME.format(begin)), to.limit());
        var entries = new ArrayList<Header.Cloud>();
        for (var cloud : clouds) {
            var files = "cloud-" + (entries.size() + 1);
            var name = to.names() == Names.KEEP ? cloud : files;
            var redaction = to.names() == Names.KEEP ? Redaction.NONE : new Hiding(cloud, name);
            entries.add(new Header.Cloud(name, files));
            recorder.aliases.put(cloud, name);
            recorder.clouds.put(
                    cloud, new CloudRecorder(new RollingFile(recorder.directory, files, fileSize), redaction));
        }
        new Header(Header.FORMAT, version, begin, to.names(), entries).write(recorder.directory);
        return recorder;
    }

    private static Path make(Path parent, String name) throws IOException {
        Files.createDirectories(parent);
        for (var i = 1; ; i++) {
            var directory = parent.resolve(i == 1 ? name : name + "-" + i);
            if (Files.notExists(directory)) {
                return Files.createDirectory(directory, forItsOwner());
            }
        }
    }

    private static FileAttribute<?>[] forItsOwner() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Where it is. */
    Path directory() {
        return directory;
    }

    /** Writes how the engine of a cloud begins. */
    void begin(Line.Began began, CloudState state) throws IOException {
        var shown = new Line.Began(
                began.at(), aliases.getOrDefault(began.cloud(), ""), began.seq(), began.mode(), began.patience());
        of(began.cloud()).begin(shown, state);
    }

    /** Writes a step. */
    void step(Stepped step) throws IOException {
        of(step.cloud()).step(step.input(), step.at(), step.facts());
    }

    /** Whether no more may be written. */
    boolean isFull() {
        return bytes() >= limit;
    }

    long bytes() {
        return clouds.values().stream().mapToLong(CloudRecorder::bytes).sum();
    }

    /** Ends all files. */
    void end(Instant at, String why) throws IOException {
        for (var cloud : clouds.values()) {
            cloud.end(at, why);
        }
    }

    private CloudRecorder of(String cloud) {
        var recorder = clouds.get(cloud);
        if (recorder == null) {
            throw new IllegalStateException("a step of an unknown cloud " + cloud);
        }
        return recorder;
    }
}
