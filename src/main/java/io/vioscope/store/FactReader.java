package io.vioscope.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.model.AdminState;
import io.vioscope.model.Alarm;
import io.vioscope.model.AlarmKey;
import io.vioscope.model.Attributes;
import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Severity;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import io.vioscope.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads back what {@link FactCodec} wrote. Throws {@link IllegalStateException} for a row it never wrote. */
final class FactReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FactReader() {}

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static Fact read(String body) {
        var json = tree(body);
        return switch (text(json, "type")) {
            case "entity_added" ->
                new Fact.EntityAdded(entity(json), Fact.Appearance.valueOf(upper(json, "appearance")));
            case "entity_changed" -> new Fact.EntityChanged(key(json), changes(json.path("changes")));
            case "status_changed" ->
                new Fact.StatusChanged(
                        key(json),
                        text(json, "name"),
                        status(json.path("from")),
                        status(json.path("to")),
                        Reason.action(json));
            case "server_moved" ->
                new Fact.ServerMoved(
                        key(json),
                        text(json, "name"),
                        key(json.path("from")),
                        key(json.path("to")),
                        Reason.migration(json, key(json)));
            case "migration_failed" ->
                new Fact.MigrationFailed(
                        key(json), text(json, "name"), Objects.requireNonNull(Reason.migration(json, key(json))));
            case "kind_discovered" ->
                new Fact.KindDiscovered(
                        kind(text(json, "of")), json.path("count").asInt());
            case "entity_missing" -> new Fact.EntityMissing(key(json));
            case "entity_reappeared" -> new Fact.EntityReappeared(key(json));
            case "entity_deleted" -> new Fact.EntityDeleted(entity(json), Fact.Sign.valueOf(upper(json, "sign")));
            case "alarm_raised" -> new Fact.AlarmRaised(alarm(json));
            case "alarm_changed" -> new Fact.AlarmChanged(alarm(json));
            case "alarm_cleared" -> new Fact.AlarmCleared(alarm(json), Fact.Clearing.valueOf(upper(json, "why")));
            case "source_back", "source_partial", "source_stale", "source_never" -> source(json);
            default -> throw new IllegalStateException("a recorded fact of an unknown type: " + text(json, "type"));
        };
    }

    private static Fact source(JsonNode json) {
        return new Fact.SourceChanged(
                new SourceId(text(json, "source")),
                SourceStatus.of(text(json, "from")),
                SourceStatus.of(text(json, "to")),
                json.has("why") ? failure(json.path("why")) : null);
    }

    private static ReadFailure failure(JsonNode json) {
        return new ReadFailure(ReadFailure.causeOf(text(json, "cause")), text(json, "detail"));
    }

    private static Entity entity(JsonNode json) {
        var relations = new ArrayList<Relation>();
        json.path("relations").forEach(r -> relations.add(new Relation(RelationType.of(text(r, "type")), key(r))));
        return new Entity(
                key(json),
                text(json, "name"),
                status(json.path("status")),
                attributes(json.path("attributes")),
                relations);
    }

    static Attributes attributes(String body) {
        return attributes(tree(body));
    }

    private static Attributes attributes(JsonNode json) {
        var map = new TreeMap<String, String>();
        json.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
        return Attributes.of(map);
    }

    private static Alarm alarm(JsonNode json) {
        return new Alarm(
                json.path("number").asLong(),
                new AlarmKey(key(json), text(json, "condition")),
                Severity.of(text(json, "severity")),
                text(json, "text"),
                Instant.parse(text(json, "raisedAt")));
    }

    private static Map<String, Change> changes(JsonNode json) {
        var changes = new TreeMap<String, Change>();
        json.properties()
                .forEach(e -> changes.put(
                        e.getKey(), new Change(optional(e.getValue(), "from"), optional(e.getValue(), "to"))));
        return changes;
    }

    private static Status status(JsonNode json) {
        return new Status(text(json, "word"), Health.of(text(json, "health")), AdminState.of(text(json, "admin")));
    }

    static EntityKey key(JsonNode json) {
        return new EntityKey(kind(text(json, "kind")), text(json, "id"));
    }

    static Kind kind(String word) {
        return Kind.of(word).orElseThrow(() -> new IllegalStateException("no such kind: " + word));
    }

    private static String upper(JsonNode json, String field) {
        return text(json, field).toUpperCase(Locale.ROOT);
    }

    private static String text(JsonNode json, String field) {
        var value = json.get(field);
        if (value == null || !value.isTextual()) {
            throw new IllegalStateException("a recorded fact has no text '" + field + "': " + json);
        }
        return value.textValue();
    }

    private static @Nullable String optional(JsonNode json, String field) {
        var value = json.get(field);
        return value == null || value.isNull() ? null : value.textValue();
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a recorded row is no JSON: " + body, e);
        }
    }
}
