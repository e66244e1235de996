package io.vioscope.web.topology;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Relation;
import io.vioscope.web.topology.Graph.Item;
import io.vioscope.web.topology.Graph.Layer;
import io.vioscope.web.view.Seen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A cause of a kind that is on no map stands before it, with the ties to what it is next to. */
final class Stranger {
    private Stranger() {}

    static List<Layer> before(List<Layer> layers, Seen cause) {
        var key = cause.entity().key();
        var next = cause.entity().relations().stream().map(Relation::to).collect(Collectors.toSet());
        var all = new ArrayList<Layer>();
        all.add(new Layer(List.of(key.kind()), List.of(new Item(cause, List.of()))));
        layers.forEach(layer -> all.add(new Layer(
                layer.kinds(),
                layer.items().stream().map(item -> tied(item, key, next)).toList())));
        return all;
    }

    private static Item tied(Item item, EntityKey cause, Set<EntityKey> next) {
        var isTied = next.contains(item.key())
                || item.seen().entity().relations().stream().anyMatch(r -> r.to().equals(cause));
        if (!isTied) {
            return item;
        }
        var above = new HashSet<>(item.above());
        above.add(cause);
        return new Item(item.seen(), above.stream().sorted().toList());
    }
}
