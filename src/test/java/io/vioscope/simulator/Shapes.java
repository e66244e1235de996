package io.vioscope.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The keys and JSON types of a document at every level, values left out; lists are the union of their rows. */
final class Shapes {
    /** Objects whose keys are data, not form. */
    private static final Set<String> KEYED_BY_DATA =
            Set.of("addresses", "hosts", "hosts.*", "inventories", "allocations");

    /** Objects whose keys are those of users, or of drivers other than VMware's. */
    private static final Set<String> OTHERS_WORDS =
            Set.of(".metadata", ".binding:vif_details", ".configurations", ".capabilities", ".extra_specs");

    private Shapes() {}

    /** From a path such as {@code servers[].flavor.vcpus} to the types seen there. */
    static Map<String, Set<String>> of(JsonNode document) {
        var shape = new LinkedHashMap<String, Set<String>>();
        collect("", document, shape, false);
        return shape;
    }

    /** As {@link #of}, with the words of drivers too. */
    static Map<String, Set<String>> all(JsonNode document) {
        var shape = new LinkedHashMap<String, Set<String>>();
        collect("", document, shape, true);
        return shape;
    }

    private static void collect(String path, JsonNode node, Map<String, Set<String>> shape, boolean all) {
        shape.computeIfAbsent(path, p -> new TreeSet<>()).add(node.getNodeType().name());
        if (node.isArray()) {
            node.forEach(row -> collect(path + "[]", row, shape, all));
        }
        if (!all && OTHERS_WORDS.stream().anyMatch(path::endsWith)) {
            return;
        }
        var keyed = KEYED_BY_DATA.stream().anyMatch(path::endsWith);
        node.properties()
                .forEach(field -> collect(path + "." + (keyed ? "*" : field.getKey()), field.getValue(), shape, all));
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
