package io.vioscope.web.page.inventory;

import io.vertx.core.Future;
import io.vioscope.model.Kind;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Links;
import io.vioscope.web.page.Rows;
import io.vioscope.web.page.ViewLinks;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.EntityQuery;
import io.vioscope.web.view.Filter;
import io.vioscope.web.view.Listing;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Order;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Seen;
import io.vioscope.web.view.Texts;
import io.vioscope.web.view.View;
import io.vioscope.web.view.World;
import io.vioscope.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code /entities}: what there is, filtered, sorted, a page at a time. */
public final class EntitiesPage implements View {
    private static final int PAGE = 50;
    private static final int MAX_VALUES = 12;

    private final Frames frames;
    private final OffLoop offLoop;

    /** The page in those frames. */
    public EntitiesPage(Frames frames, OffLoop offLoop) {
        this.frames = frames;
        this.offLoop = offLoop;
    }

    /** A term of the filter, with the way to be without it. */
    public record Chip(String text, String without) {}

    /** A column that can be sorted by; sorted is the value of aria-sort. */
    public record Column(String text, String href, String sorted, String css) {}

    /** One value of a facet. */
    public record Value(String key, String text, String mark, String count, String href, boolean on) {}

    /** A facet. */
    public record Facet(String name, String title, List<Value> values, String more) {}

    /** All that is listed, as a file: where, and how much that is. */
    public record Export(String href, String rows) {}

    /** All that the template shows. */
    public record Model(
            String q,
            ViewLinks views,
            String sort,
            List<String> errors,
            List<Chip> chips,
            List<Facet> facets,
            List<Column> columns,
            List<Rows.Row> rows,
            boolean plural,
            String summary,
            String empty,
            String all,
            String first,
            String next,
            String json,
            Export export) {}

    @Override
    public Future<Reply> answer(Ask ask) {
        return offLoop.run(() -> render(ask));
    }

    private Reply render(Ask ask) {
        var query = EntityQuery.parse(ask.query(), PAGE);
        var result = query.run(ask.world());
        var filter = query.filter();
        var errors = query.errors().entrySet().stream()
                .map(e -> e.getKey().equals("q") ? e.getValue() : e.getKey() + ": " + e.getValue() + ".")
                .toList();
        var rows = errors.isEmpty() ? result.rows() : List.<Seen>of();
        var model = new Model(
                ask.query().getOrDefault("q", ""),
                ViewLinks.of(ask, Listing.ENTITIES),
                query.order().equals(Order.DEFAULT) ? "" : query.order().toString(),
                errors,
                chips(query),
                facets(ask.world(), query, result),
                columns(ask.world(), query),
                rows.stream().map(r -> Rows.row(ask.world(), r)).toList(),
                ask.world().isPlural(),
                summary(result),
                errors.isEmpty() ? empty(ask.world(), result) : Words.of("entities.filter-could-not-be-understood"),
                Links.entities(Filter.parse(""), query.order(), ""),
                query.after().isPresent() ? Links.entities(filter, query.order(), "") : "",
                result.next().map(c -> Links.entities(filter, query.order(), c)).orElse(""),
                "/api/v1" + Links.entities(filter, query.order(), ""),
                new Export(Links.export(filter, query.order()), Texts.count(result.matched(), "row")));
        var status = errors.isEmpty() ? 200 : 400;
        return frames.page(ask, status, Words.of("common.entities"), "entities sources recording", "entities", model);
    }

    private static String summary(EntityQuery.Result result) {
        var all = Texts.count(result.known(), "entity");
        return result.matched() == result.known()
                ? all
                : Words.of(
                        "entities.of-hidden-by-filter",
                        Texts.number(result.matched()),
                        all,
                        Texts.number(result.known() - result.matched()));
    }

    private static String empty(World world, EntityQuery.Result result) {
        if (result.known() == 0) {
            return Words.of("entities.nothing-is-known-yet", Frames.confidence(world));
        }
        return Words.of(
                "entities.nothing-matches-this-filter-hidden", Texts.number(result.known()), Frames.confidence(world));
    }

    private static List<Chip> chips(EntityQuery query) {
        return query.filter().terms().stream()
                .map(t -> new Chip(t.toString(), Links.entities(query.filter().toggle(t), query.order(), "")))
                .toList();
    }

    private static List<Column> columns(World world, EntityQuery query) {
        var columns = Stream.of(
                column(query, Words.of("entities.health"), Order.By.HEALTH),
                column(query, Words.of("common.name"), Order.By.NAME),
                column(query, Words.of("entities.kind"), Order.By.KIND),
                column(query, Words.of("entities.status"), Order.By.STATUS),
                new Column(Words.of("entities.project"), "", "none", "c-project"),
                column(query, Words.of("entities.host"), Order.By.HOST));
        return (world.isPlural()
                        ? Stream.concat(columns, Stream.of(column(query, Words.of("common.cloud"), Order.By.CLOUD)))
                        : columns)
                .toList();
    }

    private static Column column(EntityQuery query, String text, Order.By by) {
        var isOn = query.order().by() == by;
        var isDescending = isOn && query.order().descending();
        var next = new Order(by, isOn && !isDescending);
        return new Column(
                text,
                Links.entities(query.filter(), next, ""),
                isDescending ? "descending" : isOn ? "ascending" : "none",
                "c-" + by.word());
    }

    private static List<Facet> facets(World world, EntityQuery query, EntityQuery.Result result) {
        return EntityQuery.FACETS.stream()
                .filter(key -> key != Filter.Key.CLOUD || world.isPlural())
                .map(key -> facet(key, query, result.facets().getOrDefault(key, Map.of())))
                .filter(f -> !f.values().isEmpty())
                .toList();
    }

    private static Facet facet(Filter.Key key, EntityQuery query, Map<String, Integer> counts) {
        var sorted = Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey());
        var values = counts.entrySet().stream()
                .sorted(sorted)
                .limit(MAX_VALUES)
                .map(e -> value(key, e.getKey(), e.getValue(), query))
                .toList();
        var more = counts.size() - values.size();
        var title = Words.word("facet", key.word());
        return new Facet(key.word(), title, values, more == 0 ? "" : Texts.count(more, "more-value"));
    }

    private static Value value(Filter.Key key, String word, int count, EntityQuery query) {
        var text = key == Filter.Key.KIND
                ? Kind.of(word).map(kind -> Words.noun(kind.label())).orElse(word)
                : word;
        return new Value(
                "f-" + key.word() + "-" + Texts.encode(word),
                text,
                key == Filter.Key.HEALTH ? word : "",
                Texts.number(count),
                Links.entities(query.filter().toggle(key, word), query.order(), ""),
                query.filter().has(key, word));
    }
}
