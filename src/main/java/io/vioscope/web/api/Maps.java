package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.web.api.Json.Freshness;
import io.vioscope.web.topology.Concern;
import io.vioscope.web.topology.Node;
import io.vioscope.web.topology.Plan;
import io.vioscope.web.topology.Side;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Mark;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What there is and what it is tied to, as JSON: kinds, neighbours, the map. */
public final class Maps {
    private final OffLoop offLoop;

    /** Works on those threads. */
    public Maps(OffLoop offLoop) {
        this.offLoop = offLoop;
    }

    /** A kind of entity, in all clouds that were asked about; entities by health, none of them 0. */
    public record KindJson(String kind, String label, Map<String, Integer> entities) {}

    /** What an entity is tied to; direction is forward where that entity holds the tie. */
    public record NeighbourJson(
            String type, String direction, String kind, String id, String name, String health, boolean current) {}

    /** The entities of some kinds, from what carries to what is carried; folded where some nodes stand for several. */
    public record ColumnJson(List<String> kinds, int size, boolean folded) {}

    /**
     * An entity, or several of a kind that stand together.
     *
     * @param id      of the node, in this map
     * @param entity  the id of the entity; null where it stands for several
     * @param project whose all of them are, where they stand together by that
     * @param size    how many it stands for
     * @param health  the worst of them
     * @param counts  how many by health, none of them 0
     */
    public record NodeJson(
            String id,
            String kind,
            @Nullable String entity,
            @Nullable String name,
            @Nullable String project,
            int size,
            String health,
            Map<String, Integer> counts) {}

    /** That one node carries another, or some of it. */
    public record EdgeJson(String from, String to) {}

    /**
     * A map of one side of a cloud.
     *
     * @param focus     the entity that it is drawn around; null for the whole side
     * @param truncated why entities stand together; null where each stands alone
     */
    public record MapJson(
            String cloud,
            String side,
            @Nullable String focus,
            List<ColumnJson> columns,
            List<NodeJson> nodes,
            List<EdgeJson> edges,
            @Nullable String truncated,
            @Nullable Long seq,
            @Nullable String asOf,
            List<Freshness> freshness) {}

    /** {@code kinds?cloud=}: every kind that there can be, and how many of it there are. */
    public Future<Reply> kinds(Ask ask) {
        var parameters = new Parameters(ask);
        var clouds = parameters.clouds();
        return answer(parameters, () -> {
            var items = Stream.of(Kind.values()).map(kind -> kind(clouds, kind)).toList();
            return Json.reply(200, Shapes.page(clouds, items, null));
        });
    }

    private static KindJson kind(List<CloudView> clouds, Kind kind) {
        var counts = new TreeMap<String, Integer>();
        clouds.forEach(cloud -> cloud.counts()
                .getOrDefault(kind, Map.of())
                .forEach((mark, count) -> counts.merge(mark.word(), count, Integer::sum)));
        return new KindJson(kind.word(), kind.label(), counts);
    }

    /** {@code entities/{kind}/{id}/neighbours?cloud=}: what an entity is tied to, both ways, over one tie. */
    public Future<Reply> neighbours(Ask ask) {
        var parameters = new Parameters(ask);
        var key = new EntityKey(
                Kind.of(ask.parts().get(0)).orElseThrow(), ask.parts().get(1));
        var clouds = parameters.oneCloud();
        return answer(
                parameters,
                () -> clouds.get(0)
                        .get(key)
                        .map(seen -> Json.reply(200, Shapes.page(clouds, neighbours(clouds.get(0), seen), null)))
                        .orElseGet(() -> unknown(key)));
    }

    private static List<NeighbourJson> neighbours(CloudView cloud, Seen seen) {
        var all = new ArrayList<NeighbourJson>();
        seen.entity()
                .relations()
                .forEach(tie -> cloud.get(tie.to())
                        .ifPresent(other -> all.add(neighbour(tie.type().word(), "forward", other))));
        cloud.tiedTo(seen.entity().key())
                .forEach(tied -> all.add(neighbour(tied.type().word(), "backward", tied.row())));
        return all;
    }

    private static NeighbourJson neighbour(String type, String direction, Seen other) {
        return new NeighbourJson(
                type,
                direction,
                other.entity().kind().word(),
                other.entity().id(),
                other.label(),
                other.mark().word(),
                other.current());
    }

    private static Reply unknown(EntityKey key) {
        return Json.problem(
                404,
                "not-found",
                "No such " + key.kind().label() + " is known",
                "Of what is not known nothing can be said.");
    }

    /** {@code topology?cloud=&side=&focus=}: what carries what, as the map of the pages has it. */
    public Future<Reply> topology(Ask ask) {
        var parameters = new Parameters(ask);
        var clouds = parameters.oneCloud();
        var text = ask.query().getOrDefault("focus", "");
        var focus = text.isEmpty() ? Optional.<EntityKey>empty() : Optional.of(EntityKey.parse(text));
        var side = Side.of(ask.query().getOrDefault("side", ""))
                .or(() -> focus.flatMap(key -> Side.of(key.kind())))
                .orElse(Side.COMPUTE);
        return answer(parameters, () -> {
            var cloud = clouds.get(0);
            var plan = focus.map(key -> Plan.around(cloud, side, key, Concern.NONE))
                    .orElseGet(() -> Optional.of(Plan.of(cloud, side, Concern.NONE)));
            return plan.map(found -> Json.reply(200, map(cloud, found)))
                    .orElseGet(() -> Json.problem(
                            404,
                            "not-found",
                            "No such map",
                            "Nothing of that kind and id is on the side " + side.word() + " of the map."));
        });
    }

    private static MapJson map(CloudView cloud, Plan plan) {
        var columns = plan.columns();
        var nodes = List.copyOf(plan.nodes().values());
        var isFolded = columns.stream().anyMatch(Plan.Column::isFolded);
        var page = Shapes.page(List.of(cloud), List.of(), null);
        return new MapJson(
                cloud.name(),
                plan.side().word(),
                plan.focus().map(seen -> seen.entity().key().toString()).orElse(null),
                columns.stream()
                        .map(c -> new ColumnJson(
                                c.kinds().stream().map(Kind::word).toList(), c.size(), c.isFolded()))
                        .toList(),
                nodes.stream().map(Maps::node).toList(),
                nodes.stream()
                        .flatMap(to -> to.above().stream().map(from -> new EdgeJson(from, to.id())))
                        .toList(),
                isFolded
                        ? "A map has at most " + Plan.MOST + " nodes, so that entities of a kind stand together."
                        : null,
                page.seq(),
                page.asOf(),
                page.freshness());
    }

    private static NodeJson node(Node node) {
        var counts = new TreeMap<String, Integer>();
        node.counts().forEach((Mark mark, Integer count) -> counts.put(mark.word(), count));
        return new NodeJson(
                node.id(),
                node.kind().word(),
                node.one().map(seen -> seen.entity().id()).orElse(null),
                node.one().map(Seen::label).orElse(null),
                node.project().map(EntityKey::id).orElse(null),
                node.size(),
                node.mark().word(),
                counts);
    }

    private Future<Reply> answer(Parameters parameters, Supplier<Reply> right) {
        return parameters.errors().isEmpty()
                ? offLoop.run(right)
                : Future.succeededFuture(Json.badRequest(parameters.errors()));
    }
}
