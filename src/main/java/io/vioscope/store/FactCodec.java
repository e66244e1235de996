package io.vioscope.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.model.Alarm;
import io.vioscope.model.Attributes;
import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Facts as JSON objects, the public form that the database keeps and the JSON API shows. {@link FactReader} reads them
 * back. Names are kept for ever.
 */
final class FactCodec {
    private static final JsonFactory JSON = new JsonFactory();

    private FactCodec() {}

    /** The JSON object of a fact: {@code type}, {@code kind} and {@code id} of its subject, and what the type adds. */
    static String write(Fact fact) {
        var out = new StringWriter(256);
        try (var json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("type", fact.word());
            if (fact.subject() != null) {
                key(json, fact.subject());
            }
            fact.match(cases(json)).write();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written to", e);
        }
        return out.toString();
    }

    /** The JSON object of attributes. */
    static String write(Attributes attributes) {
        var out = new StringWriter(256);
        try (var json = JSON.createGenerator(out)) {
            attributes(json, attributes);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written to", e);
        }
        return out.toString();
    }

    @FunctionalInterface
    private interface Part {
        void write() throws IOException;
    }

    private static Fact.Cases<Part> cases(JsonGenerator json) {
        return new Fact.Cases<>(
                f -> () -> {
                    json.writeStringField("appearance", FactReader.word(f.appearance()));
                    entity(json, f.entity());
                },
                f -> () -> changes(json, f.changes()),
                f -> () -> {
                    json.writeStringField("name", f.name());
                    status(json, "from", f.from());
                    status(json, "to", f.to());
                    Reason.write(json, f.by());
                },
                f -> () -> {
                    json.writeStringField("name", f.name());
                    key(json, "from", f.from());
                    key(json, "to", f.to());
                    Reason.write(json, f.by());
                },
                f -> () -> {
                    json.writeStringField("name", f.name());
                    Reason.write(json, f.by());
                },
                f -> () -> {
                    json.writeStringField("of", f.kind().word());
                    json.writeNumberField("count", f.count());
                },
                f -> () -> {},
                f -> () -> {},
                f -> () -> {
                    json.writeStringField("sign", FactReader.word(f.sign()));
                    entity(json, f.last());
                },
                f -> () -> alarm(json, f.alarm()),
                f -> () -> alarm(json, f.alarm()),
                f -> () -> {
                    json.writeStringField("why", FactReader.word(f.why()));
                    alarm(json, f.alarm());
                },
                f -> () -> {
                    json.writeStringField("source", f.source().name());
                    json.writeStringField("from", f.from().word());
                    json.writeStringField("to", f.to().word());
                    failure(json, f.why());
                });
    }

    private static void entity(JsonGenerator json, Entity entity) throws IOException {
        json.writeStringField("name", entity.name());
        status(json, "status", entity.status());
        json.writeFieldName("attributes");
        attributes(json, entity.attributes());
        json.writeArrayFieldStart("relations");
        for (var relation : entity.relations()) {
            json.writeStartObject();
            json.writeStringField("type", relation.type().word());
            key(json, relation.to());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void attributes(JsonGenerator json, Attributes attributes) throws IOException {
        json.writeStartObject();
        attributes.forEach((name, value) -> {
            try {
                json.writeStringField(name, value);
            } catch (IOException e) {
                throw new UncheckedIOException("a string cannot fail to be written to", e);
            }
        });
        json.writeEndObject();
    }

    private static void alarm(JsonGenerator json, Alarm alarm) throws IOException {
        json.writeNumberField("number", alarm.number());
        json.writeStringField("condition", alarm.key().condition());
        json.writeStringField("severity", alarm.severity().word());
        json.writeStringField("text", alarm.text());
        json.writeStringField("raisedAt", alarm.raisedAt().toString());
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

    private static void status(JsonGenerator json, String field, Status status) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("word", status.word());
        json.writeStringField("health", status.health().word());
        json.writeStringField("admin", status.admin().word());
        json.writeEndObject();
    }

    private static void failure(JsonGenerator json, @Nullable ReadFailure why) throws IOException {
        if (why != null) {
            json.writeObjectFieldStart("why");
            json.writeStringField("cause", why.cause().word());
            json.writeStringField("detail", why.detail());
            json.writeEndObject();
        }
    }

    static void key(JsonGenerator json, String field, EntityKey key) throws IOException {
        json.writeObjectFieldStart(field);
        key(json, key);
        json.writeEndObject();
    }

    private static void key(JsonGenerator json, EntityKey key) throws IOException {
        json.writeStringField("kind", key.kind().word());
        json.writeStringField("id", key.id());
    }
}
