package io.vioscope.web.topology;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.web.topology.Graph.Item;
import io.vioscope.web.topology.Graph.Layer;
import io.vioscope.web.topology.Surveyor.Survey;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Derived;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ties of one side of a cloud, both ways, so that what is around an entity is found by going through that alone. Never
 * changes.
 */
final class Reach {
    private final Graph graph;
    private final Map<EntityKey, Placed> places = new HashMap<>();
    private final Map<EntityKey, List<Item>> carried = new HashMap<>();

    /** An entity and the number of its layer. */
    private record Placed(Item item, int layer) {}

    /** Of one side of a cloud. */
    record Ties(Side side) implements Derived<Reach> {
        @Override
        public Set<Kind> from() {
            return new Survey(side).from();
        }

        @Override
        public Reach of(CloudView cloud) {
            return new Reach(cloud.derived(new Survey(side)));
        }
    }

    Reach(Graph graph) {
        this.graph = graph;
        for (var i = 0; i < graph.layers().size(); i++) {
            for (var item : graph.layers().get(i).items()) {
                places.put(item.key(), new Placed(item, i));
                for (var carrier : item.above()) {
                    carried.computeIfAbsent(carrier, c -> new ArrayList<>(1)).add(item);
                }
            }
        }
    }

    /** One entity with all that carries it and all that it carries, over as many ties as there are; empty where it is not drawn. */
    Optional<Around> around(EntityKey focus) {
        return Optional.ofNullable(places.get(focus))
                .map(placed -> new Around(placed.item(), drawn(wanted(placed.item()))));
    }

    /** What is around an entity. */
    record Around(Item focus, Graph graph) {}

    private Set<EntityKey> wanted(Item focus) {
        var wanted = walk(focus, item -> carried.getOrDefault(item.key(), List.of()).stream());
        wanted.addAll(walk(focus, item -> item.above().stream().flatMap(this::item)));
        return wanted;
    }

    private static Set<EntityKey> walk(Item from, Function<Item, Stream<Item>> next) {
        var seen = new HashSet<EntityKey>(Set.of(from.key()));
        var left = new ArrayDeque<>(List.of(from));
        while (!left.isEmpty()) {
            next.apply(left.remove()).filter(item -> seen.add(item.key())).forEach(left::add);
        }
        return seen;
    }

    private Stream<Item> item(EntityKey key) {
        return Stream.ofNullable(placed(key)).map(Placed::item);
    }

    private @Nullable Placed placed(EntityKey key) {
        return places.get(key);
    }

    private Graph drawn(Set<EntityKey> wanted) {
        var items = IntStream.range(0, graph.layers().size())
                .mapToObj(i -> new ArrayList<Item>())
                .toList();
        for (var key : wanted) {
            var placed = placed(key);
            if (placed != null) {
                var above =
                        placed.item().above().stream().filter(wanted::contains).toList();
                items.get(placed.layer()).add(new Item(placed.item().seen(), above));
            }
        }
        return new Graph(
                graph.side(),
                IntStream.range(0, items.size())
                        .mapToObj(i -> new Layer(graph.layers().get(i).kinds(), items.get(i)))
                        .toList());
    }
}
