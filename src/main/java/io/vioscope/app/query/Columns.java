package io.vioscope.app.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Which fields of items a table shows. */
final class Columns {
    /** What people look for first; of any other collection all that is not a list or an object. */
    private static final Map<String, List<String>> USUAL = Map.of(
            "problems", List.of("number", "severity", "phase", "certainty", "openedAt", "kind", "id", "text"),
            "alarms", List.of("number", "severity", "raisedAt", "kind", "id", "condition", "text"),
            "entities", List.of("kind", "id", "name", "health", "lastKnown.status", "seenAt"),
            "sources", List.of("cloud", "source", "status", "since", "lastComplete", "took", "requests"),
            "facts", List.of("cloud", "seq", "at", "type", "body.kind", "body.id"),
            "receivers", List.of("name", "type", "version", "number", "waiting", "troubleSince", "trouble"));

    private Columns() {}

    static List<String> of(Query query, List<JsonNode> items) {
        if (!query.columns().isEmpty()) {
            return query.columns();
        }
        return USUAL.getOrDefault(query.collection(), plain(items));
    }

    private static List<String> plain(List<JsonNode> items) {
        var names = new LinkedHashSet<String>();
        items.forEach(item -> item.properties().forEach(field -> {
            if (field.getValue().isValueNode()) {
                names.add(field.getKey());
            }
        }));
        return List.copyOf(names);
    }

    /** A field as text; {@code -} where there is none, which is not the same as an empty one. */
    static String value(JsonNode item, String column) {
        var node = item.at("/" + column.replace(".", "/"));
        if (node.isMissingNode() || node.isNull()) {
            return "-";
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    static List<String> values(JsonNode item, List<String> columns) {
        return columns.stream().map(column -> value(item, column)).toList();
    }
}
