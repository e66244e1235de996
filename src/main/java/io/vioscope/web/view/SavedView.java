package io.vioscope.web.view;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The address of a list, with a name.
 *
 * @param page  which list
 * @param name  how a reader calls it; may be hostile text
 * @param query what stands in the address, decoded
 */
public record SavedView(Listing page, String name, Map<String, String> query) {
    public SavedView {
        query = Map.copyOf(query);
    }

    /** The address, always the same for the same query. */
    public String href() {
        return query.isEmpty() ? page.path() : page.path() + "?" + queryText();
    }

    /** What stands behind the question mark, percent-encoded. */
    public String queryText() {
        return text(query);
    }

    /** A query as an address has it, in the order of its names. */
    public static String text(Map<String, String> query) {
        return new TreeMap<>(query)
                .entrySet().stream()
                        .map(e -> Texts.encode(e.getKey()) + "=" + Texts.encode(e.getValue()))
                        .collect(Collectors.joining("&"));
    }

    /** The query of such a text, of each name the first; empty where it is not percent-encoded as an address is. */
    public static Optional<Map<String, String>> query(String text) {
        var query = new TreeMap<String, String>();
        try {
            for (var part : text.split("&")) {
                var equals = part.indexOf('=');
                var name = equals < 0 ? part : part.substring(0, equals);
                if (!name.isEmpty()) {
                    query.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(part.substring(equals + 1)));
                }
            }
            return Optional.of(query);
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
