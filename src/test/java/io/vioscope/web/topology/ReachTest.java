package io.vioscope.web.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.EntityKey;
import io.vioscope.web.topology.Graph.Item;
import io.vioscope.web.topology.Graph.Layer;
import io.vioscope.web.topology.Surveyor.Survey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is around an entity is what one finds by going through the whole side. */
class ReachTest {
    /** The long way. */
    private static List<List<Item>> around(Graph graph, EntityKey focus) {
        var all =
                graph.layers().stream().flatMap(layer -> layer.items().stream()).toList();
        var below = new HashSet<>(Set.of(focus));
        var above = new HashSet<>(Set.of(focus));
        for (var i = 0; i < graph.layers().size(); i++) {
            for (var item : all) {
                if (item.above().stream().anyMatch(below::contains)) {
                    below.add(item.key());
                }
                if (above.contains(item.key())) {
                    above.addAll(item.above());
                }
            }
        }
        below.addAll(above);
        return graph.layers().stream().map(layer -> only(layer, below)).toList();
    }

    private static List<Item> only(Layer layer, Set<EntityKey> wanted) {
        return layer.items().stream()
                .filter(item -> wanted.contains(item.key()))
                .map(item -> new Item(
                        item.seen(),
                        item.above().stream().filter(wanted::contains).toList()))
                .sorted(Comparator.comparing(Item::key))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void whatIsAroundIsAllThatCarriesItAndAllThatItCarries(Side side) {
        for (var seed = 0; seed < 30; seed++) {
            var cloud = Terrain.random(seed).view();
            var graph = cloud.derived(new Survey(side));
            var reach = new Reach(graph);
            var keys = new ArrayList<EntityKey>();
            graph.layers().forEach(layer -> layer.items().forEach(item -> keys.add(item.key())));
            var random = new Random(seed);
            for (var i = 0; i < Math.min(20, keys.size()); i++) {
                var focus = keys.get(random.nextInt(keys.size()));
                var found = reach.around(focus).orElseThrow();
                assertThat(found.focus().key()).isEqualTo(focus);
                assertThat(found.graph().layers().stream()
                                .map(layer -> layer.items().stream()
                                        .sorted(Comparator.comparing(Item::key))
                                        .toList())
                                .toList())
                        .as("seed " + seed + " around " + focus)
                        .isEqualTo(around(graph, focus));
            }
        }
    }
}
