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
import java.util.stream.IntStream;

/**
 * A cause of a kind that is on no map has a layer of its own, right before the first that has something tied to it; or
 * else right behind the last that has something it is tied to; or before all.
 */
final class Stranger {
    private Stranger() {}

    static List<Layer> among(List<Layer> layers, Seen cause) {
        var key = cause.entity().key();
        var ends = cause.entity().relations().stream().map(Relation::to).collect(Collectors.toSet());
        var place = IntStream.range(0, layers.size())
                .filter(i -> layers.get(i).items().stream().anyMatch(item -> pointsAt(item, key)))
                .findFirst()
                .orElseGet(() -> afterLast(layers, ends));
        var before = layers.subList(0, place);
        var above = before.stream()
                .flatMap(layer -> layer.items().stream())
                .map(Item::key)
                .filter(ends::contains)
                .sorted()
                .toList();
        var all = new ArrayList<Layer>(before);
        all.add(new Layer(List.of(key.kind()), List.of(new Item(cause, above))));
        layers.subList(place, layers.size()).forEach(layer -> all.add(tied(layer, key)));
        return all;
    }

    private static int afterLast(List<Layer> layers, Set<EntityKey> ends) {
        return IntStream.range(0, layers.size())
                .filter(i -> layers.get(i).items().stream().anyMatch(item -> ends.contains(item.key())))
                .map(i -> i + 1)
                .max()
                .orElse(0);
    }

    private static boolean pointsAt(Item item, EntityKey cause) {
        for (var relation : item.seen().entity().relations()) {
            if (relation.to().equals(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Layer tied(Layer layer, EntityKey cause) {
        return new Layer(
                layer.kinds(),
                layer.items().stream()
                        .map(item -> pointsAt(item, cause) ? under(item, cause) : item)
                        .toList());
    }

    private static Item under(Item item, EntityKey cause) {
        var above = new HashSet<>(item.above());
        above.add(cause);
        return new Item(item.seen(), above.stream().sorted().toList());
    }
}
