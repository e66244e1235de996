package io.vioscope.web.view;

import java.util.List;
import java.util.Map;

/**
 * One request, as much of it as a view needs.
 *
 * @param path  the path, percent-encoded, without the query
 * @param parts the variable segments of the path, decoded
 * @param query the query, decoded, the first value of each name
 * @param world what is shown
 * @param theme what it is shown in
 */
public record Ask(String path, List<String> parts, Map<String, String> query, World world, Theme theme) {
    public Ask {
        parts = List.copyOf(parts);
        query = Map.copyOf(query);
    }

    /** As whoever has chosen no theme. */
    public Ask(String path, List<String> parts, Map<String, String> query, World world) {
        this(path, parts, query, world, Theme.SYSTEM);
    }
}
