package io.vioscope.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Lines of JSON in gzip'ed files {@code STEM-0001.jsonl.gz} and on; a file that has grown to a size is followed by the
 * next. After each line all of it is out of this process, so that a kill loses no line that was ended.
 */
final class RollingFile {
    private static final JsonFactory JSON = new JsonFactory();

    /** Writes one line. */
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static final class Counting extends FilterOutputStream {
        private long bytes;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            out.write(b, off, len);
            bytes += len;
        }
    }

    private record Open(Counting counting, BufferedWriter writer) {}

    private final Path directory;
    private final String stem;
    private final long size;
    private @Nullable Open open;
    private int files;
    private long closedBytes;

    RollingFile(Path directory, String stem, long size) {
        this.directory = directory;
        this.stem = stem;
        this.size = size;
    }

    static String name(String stem, int number) {
        return String.format(Locale.ROOT, "%s-%04d.jsonl.gz", stem, number);
    }

    /** Writes a line and sees that it is out. */
    void line(Content content) throws IOException {
        var file = open == null ? next() : open;
        var json = JSON.createGenerator(file.writer()).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        content.write(json);
        json.close();
        file.writer().write('\n');
        file.writer().flush();
        if (file.counting().bytes >= size) {
            close();
        }
    }

    /** The bytes of all files. */
    long bytes() {
        return closedBytes + (open == null ? 0 : open.counting().bytes);
    }

    /** Ends the last file. */
    void close() throws IOException {
        var last = open;
        open = null;
        if (last != null) {
            try (var writer = last.writer()) {
                writer.flush();
            }
            closedBytes += last.counting().bytes;
        }
    }

    private Open next() throws IOException {
        files++;
        var path = directory.resolve(name(stem, files));
        var counting =
                new Counting(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        var gzip = new GZIPOutputStream(counting, 1 << 13, true);
        var next = new Open(counting, new BufferedWriter(new OutputStreamWriter(gzip, StandardCharsets.UTF_8)));
        open = next;
        return next;
    }
}
