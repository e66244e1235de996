package io.vioscope.source.nsx;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.source.openstack.decode.Texts;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What stands in NSX's JSON. What is not there, or of another type, is empty. */
final class Fields {
    private static final int MOST = 200;
    private static final int MOST_NAMED = 10;

    private Fields() {}

    /** The text at a path with dots, on one line and of at most 200 characters. */
    static String text(JsonNode node, String path) {
        var at = at(node, path);
        return at.isTextual() ? Texts.oneLine(Texts.storable(at.textValue()), MOST) : "";
    }

    /** The same in small letters: NSX's words, such as {@code PARTIALLY_DISCONNECTED}. */
    static String word(JsonNode node, String path) {
        return text(node, path).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The objects of the list at a path; empty where there is none. */
    static List<JsonNode> list(JsonNode node, String path) {
        return StreamSupport.stream(at(node, path).spliterator(), false)
                .filter(JsonNode::isObject)
                .toList();
    }

    /** The tag of that scope; empty where it has none that can be an id. */
    static Optional<String> tag(JsonNode node, String scope) {
        return list(node, "tags").stream()
                .filter(tag -> text(tag, "scope").equals(scope))
                .map(tag -> text(tag, "tag"))
                .filter(Texts::isId)
                .findFirst();
    }

    /** Names in an order of their own, the first ten of them. */
    static String names(Collection<String> names) {
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
