package io.vioscope.web.topology;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.web.view.Seen;
import java.util.List;
import java.util.Optional;

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
}
