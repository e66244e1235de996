package io.vioscope.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.model.AdminState;
import io.vioscope.model.Alarm;
import io.vioscope.model.AlarmKey;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Migration;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.ServerAction;
import io.vioscope.model.Severity;
import io.vioscope.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads back what {@link ModelWriter} wrote. Throws {@link IllegalStateException}, {@link IllegalArgumentException} or
 * {@link java.time.DateTimeException} for what it never wrote.
 */
public final class ModelReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelReader() {}

    /** The attributes of an object of texts. */
    public static Attributes attributes(String body) {
        return attributes(tree(body));
    }

    /** The attributes of an object of texts. */
    public static Attributes attributes(JsonNode json) {
        var map = new TreeMap<String, String>();
        json.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
        return Attributes.of(map);
    }

    /** The kind of that word. */
    public static Kind kind(String word) {
        return Kind.of(word).orElseThrow(() -> new IllegalStateException("no such kind: " + word));
    }

    /** The key of the fields {@code kind} and {@code id}. */
    public static EntityKey key(JsonNode json) {
        return new EntityKey(kind(text(json, "kind")), text(json, "id"));
    }

    /** An entity with its key. */
    public static Entity entity(JsonNode json) {
        var relations = new ArrayList<Relation>();
        json.path("relations").forEach(r -> relations.add(new Relation(RelationType.of(text(r, "type")), key(r))));
        return new Entity(
                key(json),
                text(json, "name"),
                status(json.path("status")),
                attributes(json.path("attributes")),
                relations);
    }

    /** A status. */
    public static Status status(JsonNode json) {
        return new Status(text(json, "word"), Health.of(text(json, "health")), AdminState.of(text(json, "admin")));
    }

    /** An alarm with the key of its entity. */
    public static Alarm alarm(JsonNode json) {
        return new Alarm(
                json.path("number").asLong(),
                new AlarmKey(key(json), text(json, "condition")),
                Severity.of(text(json, "severity")),
                text(json, "text"),
                time(json, "raisedAt"),
                MaintenanceJson.number(json));
    }

    /** A failure. */
    public static ReadFailure failure(JsonNode json) {
        return new ReadFailure(ReadFailure.causeOf(text(json, "cause")), text(json, "detail"));
    }

    /** What stands in the field {@code migration}; null where there is none. */
    public static @Nullable Migration migration(JsonNode beside, EntityKey server) {
        var json = beside.path("migration");
        return json.isObject()
                ? new Migration(
                        text(json, "id"),
                        server,
                        Migration.Type.of(text(json, "type")),
                        text(json, "status"),
                        json.has("from") ? key(json.path("from")) : null,
                        json.has("to") ? key(json.path("to")) : null,
                        time(json, "startedAt"),
                        time(json, "updatedAt"))
                : null;
    }

    /** What stands in the field {@code action}; null where there is none. */
    public static @Nullable ServerAction action(JsonNode beside) {
        var json = beside.path("action");
        return json.isObject()
                ? new ServerAction(
                        text(json, "verb"),
                        ServerAction.By.valueOf(upper(json, "by")),
                        optional(json, "userId"),
                        time(json, "startedAt"),
                        text(json, "requestId"))
                : null;
    }

    /** The text of a field that has to be there. */
    public static String text(JsonNode json, String field) {
        var value = json.get(field);
        if (value == null || !value.isTextual()) {
            throw new IllegalStateException("there is no text '" + field + "' in " + shortened(json));
        }
        return value.textValue();
    }

    /** The name of an enumeration's value that {@link ModelWriter#word} wrote. */
    public static String upper(JsonNode json, String field) {
        return text(json, field).toUpperCase(Locale.ROOT);
    }

    /** The text of a field; null where there is none. */
    public static @Nullable String optional(JsonNode json, String field) {
        var value = json.get(field);
        return value == null || value.isNull() ? null : value.textValue();
    }

    /** The time of a field that has to be there. */
    public static Instant time(JsonNode json, String field) {
        return Instant.parse(text(json, field));
    }

    static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a recorded row is no JSON: " + body, e);
        }
    }

    private static String shortened(JsonNode json) {
        var text = json.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
