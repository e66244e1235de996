package io.vioscope.web.api;

import io.vertx.core.Future;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.web.api.Json.Freshness;
import io.vioscope.web.topology.Behind;
import io.vioscope.web.topology.Detail;
import io.vioscope.web.topology.Node;
import io.vioscope.web.topology.Plan;
import io.vioscope.web.topology.Side;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.CloudView;
import io.vioscope.web.view.Mark;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Seen;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What there is and what carries what, as JSON: kinds, the map. */
public final class Maps {
    private final OffLoop offLoop;

    /** Works on those threads. */
    public Maps(OffLoop offLoop) {
        this.offLoop = offLoop;
    }

    /** A kind of entity, in all clouds that were asked about; entities by health, none of them 0. */
    public record KindJson(String kind, String label, Map<String, Integer> entities) {}

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
     * @param behind  what it carries that is not drawn, as no such level was wanted: how many by kind and health
     */
    public record NodeJson(
            String id,
            String kind,
            @Nullable String entity,
            @Nullable String name,
            @Nullable String project,
            int size,
            String health,
            Map<String, Integer> counts,
            @Nullable Map<String, Map<String, Integer>> behind) {}

    /** That one node carries another, or some of it. */
    public record EdgeJson(String from, String to) {}

    /**
     * A map of one side of a cloud.
     *
     * @param focus     the entity that it is drawn around; null for the whole side
     * @param truncated why entities stand together or are not drawn; null where each stands alone
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

    /** {@code topology?cloud=&side=&focus=&level=&limit=}: what carries what, as the map of the pages has it. */
    public Future<Reply> topology(Ask ask) {
        var parameters = new Parameters(ask);
        var clouds = parameters.oneCloud();
        var text = ask.query().getOrDefault("focus", "");
        var focus = text.isEmpty() ? Optional.<EntityKey>empty() : Optional.of(EntityKey.parse(text));
        var side = Side.of(ask.query().getOrDefault("side", ""))
                .or(() -> focus.flatMap(key -> Side.of(key.kind())))
                .orElse(Side.COMPUTE);
        var level = parameters.one("level", word -> Kind.of(word).filter(side::draws), rightLevel(side, 0));
        if (isBefore(side, level, focus)) {
            var first = side.layer(focus.orElseThrow().kind()).orElse(0);
            parameters.wrong(Map.of("level", "it does not reach the focus; " + rightLevel(side, first)));
        }
        var detail = new Detail(level, parameters.limit(Plan.MOST));
        return answer(parameters, () -> {
            var cloud = clouds.get(0);
            var plan = focus.map(key -> Plan.around(cloud, side, key, detail))
                    .orElseGet(() -> Optional.of(Plan.of(cloud, side, detail)));
            return plan.map(found -> Json.reply(200, map(cloud, found, detail)))
                    .orElseGet(() -> Json.problem(
                            404,
                            "not-found",
                            "No such map",
                            "Nothing of that kind and id is on the side " + side.word() + " of the map."));
        });
    }

    private static boolean isBefore(Side side, Optional<Kind> level, Optional<EntityKey> focus) {
        var last = level.flatMap(side::layer);
        var needed = focus.flatMap(key -> side.layer(key.kind()));
        return last.isPresent() && needed.isPresent() && last.get() < needed.get();
    }

    private static String rightLevel(Side side, int first) {
        var kinds = side.layers().subList(first, side.layers().size()).stream()
                .flatMap(List::stream)
                .map(Kind::word)
                .collect(Collectors.joining(", "));
        return "on the side " + side.word() + " right would be one of " + kinds;
    }

    private static MapJson map(CloudView cloud, Plan plan, Detail detail) {
        var columns = plan.columns();
        var nodes = List.copyOf(plan.nodes().values());
        var page = Shapes.page(List.of(cloud), List.of(), null);
        return new MapJson(
                cloud.name(),
                plan.side().word(),
                plan.focus().map(seen -> seen.entity().key().toString()).orElse(null),
                columns.stream()
                        .map(c -> new ColumnJson(
                                c.kinds().stream().map(Kind::word).toList(), c.size(), c.isFolded()))
                        .toList(),
                nodes.stream().map(node -> node(node, plan.behind())).toList(),
                nodes.stream()
                        .flatMap(to -> to.above().stream().map(from -> new EdgeJson(from, to.id())))
                        .toList(),
                truncated(plan, detail),
                page.seq(),
                page.asOf(),
                page.freshness());
    }

    /** Why not each entity stands for itself. */
    private static @Nullable String truncated(Plan plan, Detail detail) {
        var folded = plan.columns().stream().anyMatch(Plan.Column::isFolded)
                ? "limit: a map has at most " + detail.most() + " nodes"
                        + (detail.hasShortColumns() ? ", most columns a fifth of them" : "")
                        + ", so that entities of a kind stand together."
                : "";
        var left = plan.behind().all().entrySet().stream()
                .map(e -> e.getValue() + " of kind " + e.getKey().word())
                .collect(Collectors.joining(", "));
        var cut = left.isEmpty() ? "" : "level: not drawn are " + left + ".";
        var all = (folded + " " + cut).strip();
        return all.isEmpty() ? null : all;
    }

    private static NodeJson node(Node node, Behind behind) {
        var carried = new TreeMap<String, Map<String, Integer>>();
        behind.each()
                .getOrDefault(node.id(), Collections.emptySortedMap())
                .forEach((kind, counts) -> carried.put(kind.word(), counts(counts)));
        return new NodeJson(
                node.id(),
                node.kind().word(),
                node.one().map(seen -> seen.entity().id()).orElse(null),
                node.one().map(Seen::label).orElse(null),
                node.project().map(EntityKey::id).orElse(null),
                node.size(),
                node.mark().word(),
                counts(node.counts()),
                carried.isEmpty() ? null : carried);
    }

    private static Map<String, Integer> counts(Map<Mark, Integer> marks) {
        var counts = new TreeMap<String, Integer>();
        marks.forEach((mark, count) -> counts.put(mark.word(), count));
        return counts;
    }

    private Future<Reply> answer(Parameters parameters, Supplier<Reply> right) {
        return parameters.errors().isEmpty()
                ? offLoop.run(right)
                : Future.succeededFuture(Json.badRequest(parameters.errors()));
    }
}
