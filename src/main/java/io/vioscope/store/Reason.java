package io.vioscope.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Migration;
import io.vioscope.model.ServerAction;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a server moved or changed its status, as the part {@code migration} or {@code action} of a fact's JSON object. */
final class Reason {
    private Reason() {}

    static void write(JsonGenerator json, @Nullable Migration migration) throws IOException {
        if (migration == null) {
            return;
        }
        json.writeObjectFieldStart("migration");
        json.writeStringField("id", migration.id());
        json.writeStringField("type", migration.type().word());
        json.writeStringField("status", migration.status());
        if (migration.from() != null) {
            FactCodec.key(json, "from", migration.from());
        }
        if (migration.to() != null) {
            FactCodec.key(json, "to", migration.to());
        }
        json.writeStringField("startedAt", migration.startedAt().toString());
        json.writeStringField("updatedAt", migration.updatedAt().toString());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, @Nullable ServerAction action) throws IOException {
        if (action == null) {
            return;
        }
        json.writeObjectFieldStart("action");
        json.writeStringField("verb", action.verb());
        json.writeStringField("by", action.by().word());
        json.writeStringField("userId", action.userId());
        json.writeStringField("startedAt", action.startedAt().toString());
        json.writeStringField("requestId", action.requestId());
        json.writeEndObject();
    }

    static @Nullable Migration migration(JsonNode fact, EntityKey server) {
        var json = fact.path("migration");
        return json.isObject()
                ? new Migration(
                        json.path("id").asText(),
                        server,
                        Migration.Type.of(json.path("type").asText()),
                        json.path("status").asText(),
                        json.has("from") ? FactReader.key(json.path("from")) : null,
                        json.has("to") ? FactReader.key(json.path("to")) : null,
                        Instant.parse(json.path("startedAt").asText()),
                        Instant.parse(json.path("updatedAt").asText()))
                : null;
    }

    static @Nullable ServerAction action(JsonNode fact) {
        var json = fact.path("action");
        return json.isObject()
                ? new ServerAction(
                        json.path("verb").asText(),
                        ServerAction.By.valueOf(json.path("by").asText().toUpperCase(Locale.ROOT)),
                        json.path("userId").isTextual() ? json.path("userId").asText() : null,
                        Instant.parse(json.path("startedAt").asText()),
                        json.path("requestId").asText())
                : null;
    }
}
