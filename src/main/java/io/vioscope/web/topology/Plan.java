package io.vioscope.web.topology;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.web.topology.Reach.Ties;
import io.vioscope.web.topology.Surveyor.Survey;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Derived;
import io.vioscope.web.view.Seen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a map shows: at most {@link #MOST} marks where no more are asked for, in columns from what carries to what is carried. The same cloud gives the
 * same plan. Immutable.
 *
 * @param side    which side of the cloud
 * @param focus   the entity it is drawn around; empty for the whole side
 * @param columns from left to right
 * @param behind  what is not drawn, as no more detail was wanted
 */
public record Plan(Side side, Optional<Seen> focus, List<Column> columns, Behind behind) {
    /** The most marks of a map: more than that nobody reads. */
    public static final int MOST = 300;

    /**
     * One column.
     *
     * @param kinds what stands in it
     * @param size  how many entities it stands for
     * @param nodes from top to bottom
     */
    public record Column(List<Kind> kinds, int size, List<Node> nodes) {
        /** Whether some marks stand for several. */
        public boolean isFolded() {
            return nodes.stream().anyMatch(node -> node.size() > 1);
        }
    }

    public Plan {
        columns = List.copyOf(columns);
    }

    /** A whole side of a cloud. For a worker thread. */
    public static Plan of(CloudView cloud, Side side, Concern concern) {
        return concern.equals(Concern.NONE)
                ? cloud.derived(new Whole(side))
                : plan(cloud, cloud.derived(new Survey(side)), Optional.empty(), concern, Detail.USUAL);
    }

    /** A whole side, of which nothing concerns anybody more than the rest. */
    private record Whole(Side side) implements Derived<Plan> {
        @Override
        public Set<Kind> from() {
            return new Survey(side).from();
        }

        @Override
        public Plan of(CloudView cloud) {
            return plan(cloud, cloud.derived(new Survey(side)), Optional.empty(), Concern.NONE, Detail.USUAL);
        }
    }

    /** A whole side in that detail. */
    public static Plan of(CloudView cloud, Side side, Detail detail) {
        return detail.equals(Detail.USUAL)
                ? of(cloud, side, Concern.NONE)
                : plan(cloud, cloud.derived(new Survey(side)), Optional.empty(), Concern.NONE, detail);
    }

    /** An entity with all that carries it and all that it carries; empty if this side has no such entity. */
    public static Optional<Plan> around(CloudView cloud, Side side, EntityKey focus, Concern concern) {
        return around(cloud, side, focus, concern, Detail.USUAL);
    }

    /** The same in that detail, whose level draws the entity. */
    public static Optional<Plan> around(CloudView cloud, Side side, EntityKey focus, Detail detail) {
        return around(cloud, side, focus, Concern.NONE, detail);
    }

    private static Optional<Plan> around(CloudView cloud, Side side, EntityKey focus, Concern concern, Detail detail) {
        return cloud.derived(new Ties(side))
                .around(focus)
                .map(around ->
                        plan(cloud, around.graph(), Optional.of(around.focus().seen()), concern, detail));
    }

    private static Plan plan(CloudView cloud, Graph graph, Optional<Seen> focus, Concern concern, Detail detail) {
        var layers = stranger(cloud, graph, concern)
                .map(cause -> Stranger.among(graph.layers(), cause))
                .orElse(graph.layers());
        var planner = new Planner(layers, detail.layers(graph.side(), layers.size()), focus, concern, detail);
        var columns = planner.columns();
        return new Plan(graph.side(), focus, columns, planner.behind());
    }

    /** The cause, if it is not drawn anyway. */
    private static Optional<Seen> stranger(CloudView cloud, Graph graph, Concern concern) {
        return concern.cause().filter(cause -> graph.find(cause).isEmpty()).flatMap(cloud::get);
    }

    /** How many marks there are. */
    public int size() {
        return columns.stream().mapToInt(column -> column.nodes().size()).sum();
    }

    /** All marks by id, column by column. */
    public Map<String, Node> nodes() {
        var nodes = new LinkedHashMap<String, Node>();
        columns.forEach(column -> column.nodes().forEach(node -> nodes.put(node.id(), node)));
        return nodes;
    }
}
