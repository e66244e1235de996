package io.vioscope.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vioscope.model.Alarm;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Migration;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.ServerAction;
import io.vioscope.model.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Parts of the model as JSON; {@link ModelReader} reads them back. Names are kept for ever. */
public final class ModelWriter {
    private ModelWriter() {}

    /** The word of a value that has no word of its own. */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The fields of an entity but for its key. */
    public static void entity(JsonGenerator json, Entity entity) throws IOException {
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

    /** An object: values by name. */
    public static void attributes(JsonGenerator json, Attributes attributes) throws IOException {
        json.writeStartObject();
        try {
            attributes.forEach((name, value) -> {
                try {
                    json.writeStringField(name, value);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        json.writeEndObject();
    }

    /** The fields of an alarm but for the key of its entity. */
    public static void alarm(JsonGenerator json, Alarm alarm) throws IOException {
        json.writeNumberField("number", alarm.number());
        json.writeStringField("condition", alarm.key().condition());
        json.writeStringField("severity", alarm.severity().word());
        json.writeStringField("text", alarm.text());
        json.writeStringField("raisedAt", alarm.raisedAt().toString());
        MaintenanceJson.writeNumber(json, alarm.maintenance());
    }

    /** A field that is an object. */
    public static void status(JsonGenerator json, String field, Status status) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("word", status.word());
        json.writeStringField("health", status.health().word());
        json.writeStringField("admin", status.admin().word());
        json.writeEndObject();
    }

    /** A field that is an object. */
    public static void failure(JsonGenerator json, String field, ReadFailure why) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("cause", why.cause().word());
        json.writeStringField("detail", why.detail());
        json.writeEndObject();
    }

    /** A field that is an object. */
    public static void key(JsonGenerator json, String field, EntityKey key) throws IOException {
        json.writeObjectFieldStart(field);
        key(json, key);
        json.writeEndObject();
    }

    /** The fields {@code kind} and {@code id}. */
    public static void key(JsonGenerator json, EntityKey key) throws IOException {
        json.writeStringField("kind", key.kind().word());
        json.writeStringField("id", key.id());
    }

    /** The field {@code migration}, an object without the server, which stands beside it. */
    public static void migration(JsonGenerator json, Migration migration) throws IOException {
        json.writeObjectFieldStart("migration");
        json.writeStringField("id", migration.id());
        json.writeStringField("type", migration.type().word());
        json.writeStringField("status", migration.status());
        if (migration.from() != null) {
            key(json, "from", migration.from());
        }
        if (migration.to() != null) {
            key(json, "to", migration.to());
        }
        json.writeStringField("startedAt", migration.startedAt().toString());
        json.writeStringField("updatedAt", migration.updatedAt().toString());
        json.writeEndObject();
    }

    /** The field {@code action}, an object. */
    public static void action(JsonGenerator json, ServerAction action) throws IOException {
        json.writeObjectFieldStart("action");
        json.writeStringField("verb", action.verb());
        json.writeStringField("by", action.by().word());
        json.writeStringField("userId", action.userId());
        json.writeStringField("startedAt", action.startedAt().toString());
        json.writeStringField("requestId", action.requestId());
        json.writeEndObject();
    }
}
