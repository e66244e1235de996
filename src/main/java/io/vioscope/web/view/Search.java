package io.vioscope.web.view;

import io.vioscope.model.Kind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One answer to a query. For one thread. */
final class Search {
    private final EntityQuery query;
    private final World world;
    private final Matcher matcher;
    private final List<Filter.Key> narrowed;
    private final Best best;
    private final Map<Filter.Key, Map<String, Integer>> facets = new EnumMap<>(Filter.Key.class);
    private int matched;
    private int known;

    /** Of what the query asks of that world. */
    Search(EntityQuery query, World world) {
        this.query = query;
        this.world = world;
        this.matcher = new Matcher(query.filter(), world);
        this.narrowed = EntityQuery.FACETS.stream().filter(matcher::has).toList();
        this.best = new Best(query.order(), query.limit() + 1, query.after());
        EntityQuery.FACETS.forEach(key -> facets.put(key, new HashMap<>()));
    }

    EntityQuery.Result result() {
        for (var cloud : world.clouds()) {
            for (var kind : cloud.snapshot().state().inventory().kinds()) {
                if (matcher.isByKindAlone()) {
                    whole(cloud, kind);
                } else {
                    cloud.rows(kind).forEach(this::one);
                }
            }
        }
        return page();
    }

    EntityQuery.Rows rows() {
        for (var cloud : world.clouds()) {
            cloud.snapshot().state().inventory().kinds().stream()
                    .filter(matcher::passes)
                    .forEach(kind -> add(cloud, kind));
        }
        return cut();
    }

    private void add(CloudView cloud, Kind kind) {
        if (matcher.isByKindAlone() && query.after().isEmpty()) {
            first(cloud, kind);
            return;
        }
        cloud.rows(kind).forEach(row -> {
            if (matcher.passes(row)) {
                best.add(row);
            }
        });
    }

    private void first(CloudView cloud, Kind kind) {
        cloud.derived(new OfKind.First(kind, query.order(), query.limit() + 1)).forEach(best::add);
    }

    private void whole(CloudView cloud, Kind kind) {
        var all = cloud.derived(new OfKind.Facets(kind));
        var count = cloud.snapshot().state().inventory().of(kind).size();
        known += count;
        if (!matcher.passes(kind)) {
            count(Filter.Key.KIND, all);
            return;
        }
        matched += count;
        EntityQuery.FACETS.forEach(key -> count(key, all));
        if (query.after().isPresent()) {
            cloud.rows(kind).forEach(best::add);
        } else {
            first(cloud, kind);
        }
    }

    private void one(Seen row) {
        known++;
        if (matcher.passes(row)) {
            matched++;
            best.add(row);
            EntityQuery.FACETS.forEach(key -> count(key, row));
        } else {
            for (var key : narrowed) {
                if (matcher.passesBut(key, row)) {
                    count(key, row);
                }
            }
        }
    }

    private void count(Filter.Key facet, Map<Filter.Key, Map<String, Integer>> all) {
        var counts = facets.getOrDefault(facet, new HashMap<>());
        all.getOrDefault(facet, Map.of()).forEach((value, count) -> counts.merge(value, count, Integer::sum));
    }

    private void count(Filter.Key facet, Seen row) {
        facets.getOrDefault(facet, new HashMap<>()).merge(EntityQuery.value(facet, row), 1, Integer::sum);
    }

    private EntityQuery.Result page() {
        var cut = cut();
        return new EntityQuery.Result(cut.rows(), cut.next(), matched, known, facets);
    }

    private EntityQuery.Rows cut() {
        var sorted = best.sorted();
        var hasMore = sorted.size() > query.limit();
        var rows = hasMore ? sorted.subList(0, query.limit()) : sorted;
        var next = hasMore
                ? Optional.of(Cursor.write(
                        query.filter(), query.order(), query.order().place(rows.get(query.limit() - 1))))
                : Optional.<String>empty();
        return new EntityQuery.Rows(rows, next);
    }
}
