package io.vioscope.recording;

import static io.vioscope.json.ModelReader.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.engine.CloudState.SourceState;
import io.vioscope.json.ModelReader;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of one file, one after the other. What a process that was killed has left ends in the middle of its
 * last line, or of what gzip ends with; that is an end. Anything else that was never written so is refused.
 */
final class LineReader implements Closeable {
    private static final JsonFactory JSON =
            new JsonFactory().setCodec(new ObjectMapper()).enable(JsonParser.Feature.AUTO_CLOSE_SOURCE);

    private final Path file;
    private final InputStream in;
    private @Nullable JsonParser parser;
    private long lines;
    private boolean cutOff;

    private LineReader(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    static LineReader open(Path file) throws BrokenRecording {
        try {
            return new LineReader(file, Files.newInputStream(file));
        } catch (IOException e) {
            throw new BrokenRecording(file + ": cannot be read: " + e);
        }
    }

    /** The next line; null at the end. */
    @Nullable
    Line next() throws BrokenRecording {
        try {
            var json = parser();
            var token = json.nextToken();
            var next = token == null ? null : read(json, token);
            lines += next == null ? 0 : 1;
            return next;
        } catch (EOFException | JsonEOFException end) {
            cutOff = true;
            return null;
        } catch (IOException | IllegalStateException | IllegalArgumentException | DateTimeException notOurs) {
            throw new BrokenRecording(file + ":" + (lines + 1) + ": " + BrokenRecording.firstLine(notOurs));
        }
    }

    private JsonParser parser() throws IOException {
        var open = parser;
        if (open == null) {
            open = JSON.createParser(new GZIPInputStream(in, 1 << 16));
            parser = open;
        }
        return open;
    }

    /** Whether it ended in the middle. */
    boolean isCutOff() {
        return cutOff;
    }

    /** How many lines were read. */
    long lines() {
        return lines;
    }

    private static Line read(JsonParser json, JsonToken start) throws IOException {
        if (start != JsonToken.START_OBJECT || json.nextToken() != JsonToken.FIELD_NAME) {
            throw new IllegalStateException("no line of a recording");
        }
        var field = json.currentName();
        json.nextToken();
        if (field.equals("at")) {
            return reported(json);
        }
        var value = json.<JsonNode>readValueAsTree();
        var line = line(json, field, value);
        end(json);
        return line;
    }

    private static Line reported(JsonParser json) throws IOException {
        var at = Instant.parse(json.getText());
        if (!"report".equals(json.nextFieldName()) || json.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalStateException("a time without a report");
        }
        var report = ReportReader.read(json);
        end(json);
        return new Line.Reported(at, report);
    }

    private static void end(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.END_OBJECT) {
            throw new IllegalStateException("more in the line than belongs there: " + json.currentName());
        }
    }

    private static Line line(JsonParser json, String field, JsonNode value) throws IOException {
        return switch (field) {
            case "began" -> began(value);
            case "believed" ->
                new Line.Believed(
                        ModelReader.entity(value), value.path("missing").asBoolean());
            case "discovered" -> new Line.Discovered(ReportReader.kinds(value));
            case "alarm" -> new Line.AlarmOn(ModelReader.alarm(value));
            case "problem" -> SaidJson.problem(value);
            case "learned" -> SaidJson.learned(value);
            case "said" -> SaidJson.order(value);
            case "window" -> OrderJson.window(value);
            case "source" -> source(value);
            case "order" -> OrderJson.order(value);
            case "ticks" ->
                new Line.Ticked(value.valueStream()
                        .map(at -> Instant.parse(at.asText()))
                        .toList());
            case "ended" -> {
                json.nextFieldName();
                yield new Line.Ended(Instant.parse(value.asText()), String.valueOf(json.nextTextValue()));
            }
            default -> throw new IllegalStateException("no line of a recording: " + field);
        };
    }

    private static Line began(JsonNode json) {
        var patience = new HashMap<SourceId, Duration>();
        json.path("patience")
                .properties()
                .forEach(e -> patience.put(
                        new SourceId(e.getKey()), Duration.parse(e.getValue().asText())));
        return new Line.Began(
                ModelReader.time(json, "at"),
                text(json, "cloud"),
                json.path("seq").asLong(),
                DeploymentMode.valueOf(text(json, "mode").toUpperCase(Locale.ROOT)),
                patience);
    }

    private static Line source(JsonNode json) {
        var state = new SourceState(
                SourceStatus.of(text(json, "status")),
                ModelReader.time(json, "since"),
                json.has("why") ? ModelReader.failure(json.path("why")) : null);
        return new Line.SourceWas(new SourceId(text(json, "name")), state);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
