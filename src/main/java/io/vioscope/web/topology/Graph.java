package io.vioscope.web.topology;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.web.view.Seen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One side of a cloud, whole: each entity with what carries it. Immutable.
 *
 * @param side   which
 * @param layers from what carries to what is carried
 */
record Graph(Side side, List<Layer> layers) {
    Graph {
        layers = List.copyOf(layers);
    }

    /** Entities of one level, in no order. */
    record Layer(List<Kind> kinds, List<Item> items) {}

    /**
     * An entity.
     *
     * @param seen  it
     * @param above what carries it, each in a layer before its own
     */
    record Item(Seen seen, List<EntityKey> above) {
        EntityKey key() {
            return seen.entity().key();
        }
    }

    /** The entity of that key, if it is drawn on this side. */
    Optional<Seen> find(EntityKey key) {
        return layers.stream()
                .filter(layer -> layer.kinds().contains(key.kind()))
                .flatMap(layer -> layer.items().stream())
                .filter(item -> item.key().equals(key))
                .map(Item::seen)
                .findFirst();
    }

    /** One entity with all that carries it and all that it carries, over as many ties as there are. */
    Graph around(EntityKey focus) {
        var wanted = new HashSet<EntityKey>();
        wanted.add(focus);
        below(focus, wanted);
        var upwards = new HashSet<EntityKey>();
        upwards.add(focus);
        above(upwards);
        wanted.addAll(upwards);
        return new Graph(side, layers.stream().map(layer -> only(layer, wanted)).toList());
    }

    private void below(EntityKey focus, Set<EntityKey> wanted) {
        for (var layer : layers) {
            for (var item : layer.items()) {
                if (!item.key().equals(focus) && item.above().stream().anyMatch(wanted::contains)) {
                    wanted.add(item.key());
                }
            }
        }
    }

    private void above(Set<EntityKey> wanted) {
        for (var i = layers.size() - 1; i >= 0; i--) {
            for (var item : layers.get(i).items()) {
                if (wanted.contains(item.key())) {
                    wanted.addAll(item.above());
                }
            }
        }
    }

    private static Layer only(Layer layer, Set<EntityKey> wanted) {
        var items = new ArrayList<Item>();
        for (var item : layer.items()) {
            if (wanted.contains(item.key())) {
                var above = item.above().stream().filter(wanted::contains).toList();
                items.add(new Item(item.seen(), above));
            }
        }
        return new Layer(layer.kinds(), items);
    }
}
