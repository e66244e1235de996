package io.vioscope.source.openstack.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** What stands in the JSON of an API of VMware's. What is not there, or of another type, is empty. */
public final class Fields {
    private static final int MOST = 200;
    private static final int MOST_NAMED = 10;

    private Fields() {}

    /** The text at a path with dots, on one line and of at most 200 characters. */
    public static String text(JsonNode node, String path) {
        var at = at(node, path);
        return at.isTextual() ? Texts.oneLine(Texts.storable(at.textValue()), MOST) : "";
    }

    /** The same in small letters: words such as {@code PARTIALLY_DISCONNECTED}. */
    public static String word(JsonNode node, String path) {
        return text(node, path).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The objects of the list at a path; empty where there is none. */
    public static List<JsonNode> list(JsonNode node, String path) {
        return StreamSupport.stream(at(node, path).spliterator(), false)
                .filter(JsonNode::isObject)
                .toList();
    }

    /** Names in an order of their own, the first ten of them. */
    public static String names(Collection<String> names) {
        var sorted = names.stream().distinct().sorted().toList();
        var more = sorted.size() - MOST_NAMED;
        var shown = String.join(", ", sorted.subList(0, Math.min(MOST_NAMED, sorted.size())));
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    private static JsonNode at(JsonNode node, String path) {
        var at = node;
        for (var name : path.split("\\.", -1)) {
            at = at.path(name);
        }
        return at;
    }
}
