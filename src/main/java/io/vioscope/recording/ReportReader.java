package io.vioscope.recording;

import static io.vioscope.json.ModelReader.key;
import static io.vioscope.json.ModelReader.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vioscope.inventory.Aside;
import io.vioscope.inventory.Claims;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.json.ModelReader;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Migration;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.ServerAction;
import io.vioscope.model.SourceId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads back what {@link ReportWriter} wrote; of the entities, which are most of a report, one at a time. Throws what
 * {@link ModelReader} throws.
 */
final class ReportReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportReader() {}

    /** The report whose object begins where the parser is; the parser is at its end after it. */
    static Report read(JsonParser parser) throws IOException {
        var entities = new ArrayList<Entity>();
        var rest = JSON.createObjectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            parser.nextToken();
            if (field.equals("entities") && parser.isExpectedStartArrayToken()) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    entities.add(ModelReader.entity(JSON.readTree(parser)));
                }
            } else {
                rest.set(field, JSON.<JsonNode>readTree(parser));
            }
        }
        return report(rest, entities);
    }

    private static Report report(ObjectNode json, List<Entity> entities) {
        return new Report(
                new SourceId(text(json, "source")),
                ModelReader.time(json, "at"),
                duration(json, "took"),
                new Report.Cost(
                        json.path("requests").asInt(), json.path("bytes").asLong()),
                kinds(json.path("covers")),
                completeness(json),
                entities,
                list(
                        json.path("unreadable"),
                        one -> new Report.Unreadable(key(one), ModelReader.failure(one.path("why")))),
                Set.copyOf(list(json.path("gone"), ModelReader::key)),
                beyond(json),
                aside(json));
    }

    private static Completeness completeness(JsonNode json) {
        return switch (text(json, "completeness")) {
            case "complete" -> new Completeness.Complete();
            case "partial" -> new Completeness.Partial(unseen(json.path("unseen")));
            case "failed" -> new Completeness.Failed(ModelReader.failure(json.path("why")));
            default -> throw new IllegalStateException("no such completeness: " + text(json, "completeness"));
        };
    }

    private static Map<Kind, ReadFailure> unseen(JsonNode json) {
        var unseen = new EnumMap<Kind, ReadFailure>(Kind.class);
        json.forEach(one -> unseen.put(kind(one), ModelReader.failure(one.path("why"))));
        return unseen;
    }

    private static Report.Beyond beyond(JsonNode json) {
        var changesOnly = new EnumMap<Kind, Set<String>>(Kind.class);
        json.path("changesOnly")
                .forEach(one -> changesOnly.put(kind(one), Set.copyOf(list(one.path("but"), JsonNode::asText))));
        var untold = new EnumMap<Kind, Set<RelationType>>(Kind.class);
        json.path("untold")
                .forEach(one -> untold.put(
                        kind(one), Set.copyOf(list(one.path("ties"), tie -> RelationType.of(tie.asText())))));
        return new Report.Beyond(
                changesOnly,
                details(json),
                untold,
                migrations(json),
                actions(json),
                Set.copyOf(list(json.path("glancedAt"), ModelReader::key)));
    }

    private static List<Migration> migrations(JsonNode json) {
        return list(json.path("migrations"), ReportReader::migration);
    }

    private static Migration migration(JsonNode one) {
        var migration = ModelReader.migration(one, key(one));
        if (migration == null) {
            throw new IllegalStateException("a migration without its object");
        }
        return migration;
    }

    private static Map<EntityKey, ServerAction> actions(JsonNode json) {
        var actions = new HashMap<EntityKey, ServerAction>();
        json.path("actions").forEach(one -> {
            var action = ModelReader.action(one);
            if (action == null) {
                throw new IllegalStateException("an action without its object");
            }
            actions.put(key(one), action);
        });
        return actions;
    }

    private static Report.Details details(JsonNode json) {
        var told = new HashMap<EntityKey, Attributes>();
        json.path("told").forEach(one -> told.put(key(one), ModelReader.attributes(one.path("attributes"))));
        var asOf = new HashMap<EntityKey, Instant>();
        json.path("toldAsOf").forEach(one -> asOf.put(key(one), ModelReader.time(one, "at")));
        return new Report.Details(kinds(json.path("adds")), kinds(json.path("addsWhole")), told, asOf, ties(json));
    }

    private static Report.Ties ties(JsonNode json) {
        var types = Set.copyOf(list(json.path("addsTies"), type -> RelationType.of(type.asText())));
        var told = new HashMap<EntityKey, List<Relation>>();
        json.path("toldTies").forEach(one -> told.put(key(one), list(one.path("to"), ReportReader::tie)));
        return new Report.Ties(types, told);
    }

    private static Relation tie(JsonNode one) {
        return new Relation(RelationType.of(one.path("tie").asText()), key(one));
    }

    private static Aside aside(JsonNode json) {
        var latency = new TreeMap<EntityKey, Duration>();
        json.path("latency").forEach(one -> latency.put(key(one), duration(one, "took")));
        var claims = new TreeMap<EntityKey, Claims>();
        json.path("claims").forEach(one -> claims.put(key(one), claims(one)));
        return new Aside(
                json.has("skew") ? duration(json, "skew") : null,
                latency,
                spending(json.path("spending")),
                claims,
                list(json.path("notes"), JsonNode::asText));
    }

    private static Claims claims(JsonNode one) {
        return new Claims(
                one.path("vcpus").asLong(),
                one.path("memoryMb").asLong(),
                one.path("diskGb").asLong());
    }

    private static Aside.@Nullable Spending spending(JsonNode json) {
        return json.isObject()
                ? new Aside.Spending(
                        json.path("perMinute").asInt(), json.path("taken").asInt(), duration(json, "waited"))
                : null;
    }

    private static Duration duration(JsonNode json, String field) {
        return Duration.parse(text(json, field));
    }

    private static Kind kind(JsonNode json) {
        return ModelReader.kind(text(json, "kind"));
    }

    static Set<Kind> kinds(JsonNode json) {
        return StreamSupport.stream(json.spliterator(), false)
                .map(word -> ModelReader.kind(word.asText()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    }

    private static <T> List<T> list(JsonNode json, Function<JsonNode, T> item) {
        return StreamSupport.stream(json.spliterator(), false).map(item).toList();
    }
}
