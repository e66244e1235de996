package io.vioscope.web.view;

import io.vioscope.access.Principal;
import java.util.List;
import java.util.Map;

/**
 * One request, as much of it as a view needs.
 *
 * @param path  the path, percent-encoded, without the query
 * @param parts the variable segments of the path, decoded
 * @param query the query, decoded, the first value of each name
 * @param world what is shown
 * @param who   asks
 */
public record Ask(String path, List<String> parts, Map<String, String> query, World world, Principal who) {
    public Ask {
        parts = List.copyOf(parts);
        query = Map.copyOf(query);
    }

    /** By nobody in particular, who may do nothing. */
    public Ask(String path, List<String> parts, Map<String, String> query, World world) {
        this(path, parts, query, world, Principal.NOBODY);
    }

    /** Whether who asks may do what the pages offer. */
    public boolean mayOperate() {
        return who.mayOperate();
    }
}
