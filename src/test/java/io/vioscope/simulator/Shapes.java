package io.vioscope.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The keys and JSON types of a document at every level, values left out; lists are the union of their rows. */
final class Shapes {
    /** Objects whose keys are data, not form. */
    private static final Set<String> KEYED_BY_DATA = Set.of("addresses");

    private Shapes() {}

    /** From a path such as {@code servers[].flavor.vcpus} to the types seen there. */
    static Map<String, Set<String>> of(JsonNode document) {
        var shape = new LinkedHashMap<String, Set<String>>();
        collect("", document, shape);
        return shape;
    }

    private static void collect(String path, JsonNode node, Map<String, Set<String>> shape) {
        shape.computeIfAbsent(path, p -> new TreeSet<>()).add(node.getNodeType().name());
        if (node.isArray()) {
            node.forEach(row -> collect(path + "[]", row, shape));
        }
        if (path.endsWith(".metadata")) {
            return;
        }
        var keyed = KEYED_BY_DATA.stream().anyMatch(path::endsWith);
        node.properties()
                .forEach(field -> collect(path + "." + (keyed ? "*" : field.getKey()), field.getValue(), shape));
    }

    /** Which keys the rows of a list of servers have, by their status: Nova leaves some out in some states. */
    static Map<String, Set<String>> keysByStatus(JsonNode servers) {
        var keys = new LinkedHashMap<String, Set<String>>();
        servers.forEach(row -> {
            var names = new TreeSet<String>();
            row.fieldNames().forEachRemaining(names::add);
            keys.put(row.path("status").asText(), names);
        });
        return keys;
    }
}
