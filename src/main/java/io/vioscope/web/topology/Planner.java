package io.vioscope.web.topology;

import io.vioscope.model.EntityKey;
import io.vioscope.web.topology.Graph.Layer;
import io.vioscope.web.topology.Plan.Column;
import io.vioscope.web.view.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folds the layers one after the other, each into what room the ones before it left, and puts the marks in order. */
final class Planner {
    private final List<Layer> layers;
    private final Optional<EntityKey> focus;
    private final Concern concern;
    private final Detail detail;
    private final int shown;
    private final Map<EntityKey, String> drawn = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private int used;

    /** @param shown how many of the layers are drawn */
    Planner(List<Layer> layers, int shown, Optional<Seen> focus, Concern concern, Detail detail) {
        this.layers = layers;
        this.shown = shown;
        this.detail = detail;
        this.focus = focus.map(seen -> seen.entity().key());
        this.concern = concern;
    }

    /** What is behind the columns that were made. */
    Behind behind() {
        return shown == layers.size() ? Behind.NOTHING : Behind.of(layers.subList(shown, layers.size()), drawn);
    }

    List<Column> columns() {
        var columns = new ArrayList<Column>();
        for (var i = 0; i < shown; i++) {
            if (!layers.get(i).items().isEmpty()) {
                columns.add(column(i, columns));
            }
        }
        return columns;
    }

    private Column column(int i, List<Column> before) {
        var layer = layers.get(i);
        var left = detail.most() - used - toCome(i) * Folding.LEAST;
        var carrier = before.isEmpty()
                ? List.<Node>of()
                : before.get(before.size() - 1).nodes();
        var inFocus = carrier.stream().anyMatch(this::isFocus);
        var byProject = inFocus && carrier.size() == 1;
        var marks = new Folding(layer, drawn, byProject, concern).into(detail.room(inFocus && i < shown - 1, left));
        var nodes = marks.stream().map(Folding.Folded::node).sorted(order()).toList();
        nodes.forEach(node -> places.put(node.id(), places.size()));
        if (i < layers.size() - 1) {
            marks.forEach(mark -> mark.items()
                    .forEach(item -> drawn.put(item.key(), mark.node().id())));
        }
        used += nodes.size();
        return new Column(layer.kinds(), layer.items().size(), nodes);
    }

    /** How many layers with something in them are drawn after that one. */
    private int toCome(int layer) {
        return Math.toIntExact(layers.subList(layer + 1, shown).stream()
                .filter(next -> !next.items().isEmpty())
                .count());
    }

    private boolean isFocus(Node node) {
        return node.one()
                .map(seen -> seen.entity().key())
                .filter(key -> focus.filter(key::equals).isPresent())
                .isPresent();
    }

    /** By what carries it, so that ties seldom cross; then entities by name, then what stands together, the worst first. */
    private Comparator<Node> order() {
        return Comparator.comparing(Node::kind)
                .thenComparing(this::place)
                .thenComparing(node -> node.one().isEmpty())
                .thenComparing(node -> node.one().map(Seen::label).orElse(""))
                .thenComparing(Node::mark)
                .thenComparing(node -> node.project().map(EntityKey::id).orElse(""))
                .thenComparing(Node::id);
    }

    private int place(Node node) {
        return node.above().stream()
                .mapToInt(id -> places.getOrDefault(id, Integer.MAX_VALUE))
                .min()
                .orElse(Integer.MAX_VALUE);
    }
}
