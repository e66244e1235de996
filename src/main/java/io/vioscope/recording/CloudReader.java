package io.vioscope.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of all files of one cloud, one after the other. Only the last file may end in the middle. */
final class CloudReader implements Closeable {
    private final Path directory;
    private final String stem;
    private int number = 1;
    private @Nullable LineReader reader;
    private @Nullable String cut;

    CloudReader(Path directory, String stem) {
        this.directory = directory;
        this.stem = stem;
    }

    /** The next line; null at the end. */
    @Nullable
    Line next() throws BrokenRecording, IOException {
        while (Files.exists(path()) || reader != null) {
            var open = reader == null ? LineReader.open(path()) : reader;
            reader = open;
            var line = open.next();
            if (line != null) {
                return line;
            }
            end(open);
        }
        return null;
    }

    private void end(LineReader open) throws BrokenRecording, IOException {
        var sentence = path() + ": ends in the middle after line " + open.lines();
        open.close();
        reader = null;
        number++;
        if (open.isCutOff()) {
            if (Files.exists(path())) {
                throw new BrokenRecording(sentence + ", though it is not the last file");
            }
            cut = sentence;
        }
    }

    /** Where the last file ends in the middle, as one sentence; null where it does not. */
    @Nullable
    String cut() {
        return cut;
    }

    private Path path() {
        return directory.resolve(RollingFile.name(stem, number));
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
