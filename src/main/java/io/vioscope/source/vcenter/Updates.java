package io.vioscope.source.vcenter;

import io.vioscope.source.xml.Node;
import io.vioscope.source.xml.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A piece of what changed since the one before ({@code UpdateSet}).
 *
 * @param version what to ask with for the next piece
 * @param more    whether there is more already
 * @param objects in their order
 */
record Updates(String version, boolean more, List<OfObject> objects) {

    /** What happened to an object. */
    enum Way {
        ENTER,
        MODIFY,
        LEAVE
    }

    /**
     * What changed of one object.
     *
     * @param set   properties that have a value now
     * @param unset properties that have none now, or none that we may see
     */
    record OfObject(Ref object, Way way, Map<String, Node> set, Set<String> unset) {}

    /** Of the response; empty where nothing changed. What is of no shape that is known is left out. */
    static Optional<Updates> of(Node response) {
        return response.child("returnval").map(Updates::set);
    }

    private static Updates set(Node set) {
        var objects = new ArrayList<OfObject>();
        for (var filter : set.children("filterSet")) {
            filter.children("objectSet").forEach(object -> object(object).ifPresent(objects::add));
        }
        return new Updates(set.text("version"), set.text("truncated").equals("true"), objects);
    }

    private static Optional<OfObject> object(Node update) {
        var way = switch (update.text("kind")) {
            case "enter" -> Way.ENTER;
            case "leave" -> Way.LEAVE;
            default -> Way.MODIFY;
        };
        var values = new HashMap<String, Node>();
        var unset = new HashSet<String>();
        for (var change : update.children("changeSet")) {
            var value = change.child("val");
            if (value.isPresent()
                    && !change.text("op").toLowerCase(java.util.Locale.ROOT).contains("remove")) {
                values.put(change.text("name"), value.get());
            } else {
                unset.add(change.text("name"));
            }
        }
        update.children("missingSet").forEach(missing -> unset.add(missing.text("path")));
        return update.ref("obj").map(ref -> new OfObject(ref, way, values, unset));
    }
}
