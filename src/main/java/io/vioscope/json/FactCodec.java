package io.vioscope.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import io.vioscope.model.Change;
import io.vioscope.model.Fact;
import io.vioscope.model.Migration;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ServerAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Facts as JSON objects, the public form that the database keeps and the JSON API shows. {@link FactReader} reads them
 * back. Names are kept for ever.
 */
public final class FactCodec {
    private static final JsonFactory JSON = new JsonFactory();

    private FactCodec() {}

    /** The JSON object of a fact: {@code type}, {@code kind} and {@code id} of its subject, and what the type adds. */
    public static String write(Fact fact) {
        try (var out = new SegmentedStringWriter(JSON._getBufferRecycler())) {
            write(out, fact);
            return out.getAndClear();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written to", e);
        }
    }

    private static void write(Writer out, Fact fact) throws IOException {
        try (var json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("type", fact.word());
            if (fact.subject() != null) {
                ModelWriter.key(json, fact.subject());
            }
            fact.match(cases(json)).write();
            json.writeEndObject();
        }
    }

    @FunctionalInterface
    private interface Part {
        void write() throws IOException;
    }

    private static Fact.Cases<Part> cases(JsonGenerator json) {
        return new Fact.Cases<>(
                f -> () -> {
                    json.writeStringField("appearance", ModelWriter.word(f.appearance()));
                    ModelWriter.entity(json, f.entity());
                },
                f -> () -> changes(json, f.changes()),
                f -> () -> {
                    json.writeStringField("name", f.name());
                    ModelWriter.status(json, "from", f.from());
                    ModelWriter.status(json, "to", f.to());
                    by(json, f.by());
                },
                f -> () -> {
                    json.writeStringField("name", f.name());
                    ModelWriter.key(json, "from", f.from());
                    ModelWriter.key(json, "to", f.to());
                    by(json, f.by());
                },
                f -> () -> {
                    json.writeStringField("name", f.name());
                    by(json, f.by());
                },
                f -> () -> {
                    json.writeStringField("of", f.kind().word());
                    json.writeNumberField("count", f.count());
                },
                f -> () -> {},
                f -> () -> {},
                f -> () -> {
                    json.writeStringField("sign", ModelWriter.word(f.sign()));
                    ModelWriter.entity(json, f.last());
                },
                f -> () -> ModelWriter.alarm(json, f.alarm()),
                f -> () -> {
                    released(json, f.released());
                    ModelWriter.alarm(json, f.alarm());
                },
                f -> () -> {
                    json.writeStringField("why", ModelWriter.word(f.why()));
                    ModelWriter.alarm(json, f.alarm());
                },
                f -> () -> {
                    json.writeStringField("source", f.source().name());
                    json.writeStringField("from", f.from().word());
                    json.writeStringField("to", f.to().word());
                    why(json, f.why());
                },
                f -> () -> ProblemWriter.fact(json, f),
                f -> () -> LearningJson.fact(json, f),
                f -> () -> MaintenanceJson.fact(json, f));
    }

    static void released(JsonGenerator json, boolean released) throws IOException {
        if (released) {
            json.writeBooleanField("released", true);
        }
    }

    private static void changes(JsonGenerator json, Map<String, Change> changes) throws IOException {
        json.writeObjectFieldStart("changes");
        for (var entry : new TreeMap<>(changes).entrySet()) {
            json.writeObjectFieldStart(entry.getKey());
            json.writeStringField("from", entry.getValue().from());
            json.writeStringField("to", entry.getValue().to());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void why(JsonGenerator json, @Nullable ReadFailure why) throws IOException {
        if (why != null) {
            ModelWriter.failure(json, "why", why);
        }
    }

    private static void by(JsonGenerator json, @Nullable Migration by) throws IOException {
        if (by != null) {
            ModelWriter.migration(json, by);
        }
    }

    private static void by(JsonGenerator json, @Nullable ServerAction by) throws IOException {
        if (by != null) {
            ModelWriter.action(json, by);
        }
    }
}
