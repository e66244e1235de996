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
 * @param theme what it is shown in
 * @param preferences how else they want it
 * @param who   asks
 * @param shelf what views they saved, where the page shows that
 * @param sent  whether a form was sent with it, so that the page is at no address of its own
 */
public record Ask(
        String path,
        List<String> parts,
        Map<String, String> query,
        World world,
        Theme theme,
        Preferences preferences,
        Principal who,
        Shelf shelf,
        boolean sent) {
    public Ask {
        parts = List.copyOf(parts);
        query = Map.copyOf(query);
    }

    /** By nobody in particular, who may do nothing and has chosen no theme. */
    public Ask(String path, List<String> parts, Map<String, String> query, World world) {
        this(path, parts, query, world, Theme.SYSTEM, Preferences.NONE, Principal.NOBODY, Shelf.UNREAD, false);
    }

    /** The same page with another query. */
    public Ask with(Map<String, String> other) {
        return of(path, parts, other);
    }

    /** Another page, asked for by the same reader. */
    public Ask of(String otherPath, List<String> otherParts, Map<String, String> otherQuery) {
        return new Ask(otherPath, otherParts, otherQuery, world, theme, preferences, who, shelf, sent);
    }

    /** The same page of another world. */
    public Ask in(World other, Map<String, String> otherQuery) {
        return new Ask(path, parts, otherQuery, other, theme, preferences, who, shelf, sent);
    }

    /** The same page for a reader of whom that is known. */
    public Ask with(Shelf saved) {
        return new Ask(path, parts, query, world, theme, preferences, who, saved, sent);
    }

    /** Whether who asks may do what the pages offer. */
    public boolean mayOperate() {
        return who.mayOperate();
    }
}
