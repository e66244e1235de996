package io.vioscope.web.topology;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.web.topology.Graph.Item;
import io.vioscope.web.topology.Graph.Layer;
import io.vioscope.web.view.Mark;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is carried by the marks of a map and not drawn itself, as the map ends before it. Never changes.
 *
 * @param each by the id of the mark that carries it, over as many ties as there are: how many of each kind and health
 * @param all  how many of each kind there are, also those that no mark carries
 */
public record Behind(Map<String, SortedMap<Kind, Map<Mark, Integer>>> each, SortedMap<Kind, Integer> all) {
    /** Nothing. */
    static final Behind NOTHING = new Behind(Map.of(), Collections.emptySortedMap());

    /**
     * Counts it.
     *
     * @param layers the layers that are not drawn
     * @param drawn  the marks of those that are, by what they stand for
     */
    static Behind of(List<Layer> layers, Map<EntityKey, String> drawn) {
        var carriers = new HashMap<EntityKey, Set<String>>();
        var each = new HashMap<String, SortedMap<Kind, Map<Mark, Integer>>>();
        var all = new TreeMap<Kind, Integer>();
        for (var layer : layers) {
            for (var item : layer.items()) {
                var by = carriers(item, drawn, carriers);
                carriers.put(item.key(), by);
                by.forEach(mark -> count(each.computeIfAbsent(mark, m -> new TreeMap<>()), item));
                all.merge(item.key().kind(), 1, Integer::sum);
            }
        }
        return new Behind(each, all);
    }

    private static Set<String> carriers(Item item, Map<EntityKey, String> drawn, Map<EntityKey, Set<String>> carriers) {
        var by = new TreeSet<String>();
        for (var above : item.above()) {
            var mark = drawn.get(above);
            if (mark == null) {
                by.addAll(carriers.getOrDefault(above, Set.of()));
            } else {
                by.add(mark);
            }
        }
        return by;
    }

    private static void count(Map<Kind, Map<Mark, Integer>> counts, Item item) {
        counts.computeIfAbsent(item.key().kind(), k -> new EnumMap<>(Mark.class))
                .merge(item.seen().mark(), 1, Integer::sum);
    }
}
