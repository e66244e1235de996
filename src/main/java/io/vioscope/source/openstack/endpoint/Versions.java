package io.vioscope.source.openstack.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vioscope.source.http.Reply;
import io.vioscope.source.openstack.decode.Texts;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a document of versions says. Three forms are in use: {@code versions} (Nova, Glance, ...), {@code versions.values}
 * (Keystone) and {@code version} (below a version); the newest microversion is {@code version} or, with Placement
 * (placement/handlers/root.py) and others, {@code max_version}. Blocks; not for an event loop.
 */
final class Versions {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MAX_TEXT = 1000;

    private Versions() {}

    /** The attributes that come of it: none if this is no such document. */
    static Map<String, String> read(Reply reply) {
        try {
            return attributes(MAPPER.readTree(reply.body().toString()));
        } catch (JsonProcessingException notJson) {
            return Map.of();
        }
    }

    private static Map<String, String> attributes(JsonNode tree) {
        var attributes = new TreeMap<String, String>();
        var ids = new ArrayList<String>();
        for (var version : list(tree)) {
            var id = version.path("id").asText();
            if (!id.isBlank()) {
                ids.add(id);
            }
            if (isCurrent(version)) {
                put(attributes, "min_microversion", version.path("min_version").asText());
                put(attributes, "max_microversion", max(version));
            }
        }
        put(
                attributes,
                "versions",
                String.join(", ", ids.stream().distinct().sorted().toList()));
        return attributes;
    }

    private static JsonNode list(JsonNode tree) {
        var one = tree.path("version");
        if (one.isObject()) {
            return MAPPER.createArrayNode().add(one);
        }
        var many = tree.path("versions");
        return many.isArray() ? many : many.path("values");
    }

    /** Keystone's word for current is stable. */
    private static boolean isCurrent(JsonNode version) {
        var status = version.path("status").asText().toLowerCase(Locale.ROOT);
        return status.equals("current") || status.equals("stable");
    }

    private static String max(JsonNode version) {
        var max = version.path("version").asText();
        return max.isEmpty() ? version.path("max_version").asText() : max;
    }

    private static void put(Map<String, String> attributes, String name, String value) {
        if (!value.isBlank()) {
            attributes.put(name, Texts.oneLine(Texts.storable(value), MAX_TEXT));
        }
    }
}
