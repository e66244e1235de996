package io.vioscope.web.view;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A page of a list of entities, as asked for in a URL.
 *
 * @param filter which
 * @param order  in what order
 * @param after  the last one of the page before; empty for the first page
 * @param limit  how many at most
 * @param errors by parameter, what is wrong and what would be right
 */
public record EntityQuery(
        Filter filter, Order order, Optional<Order.Place> after, int limit, Map<String, String> errors) {
    /** The facets, in the order in which they are shown. */
    public static final List<Filter.Key> FACETS =
            List.of(Filter.Key.HEALTH, Filter.Key.KIND, Filter.Key.STATUS, Filter.Key.CLOUD);

    /** Reads {@code q}, {@code sort}, {@code cursor}. */
    public static EntityQuery parse(Map<String, String> query, int limit) {
        var errors = new HashMap<String, String>();
        var filter = Filter.parse(query.getOrDefault("q", ""));
        if (!filter.errors().isEmpty()) {
            errors.put("q", String.join(" ", filter.errors()));
        }
        var sort = query.getOrDefault("sort", "");
        var order = sort.isEmpty() ? Optional.of(Order.DEFAULT) : Order.parse(sort);
        if (order.isEmpty()) {
            errors.put("sort", "right would be health, name, kind, status, host or cloud, with a minus to reverse");
        }
        var by = order.orElse(Order.DEFAULT);
        var cursor = query.getOrDefault("cursor", "");
        var after = cursor.isEmpty() ? Optional.<Order.Place>empty() : Cursor.read(filter, by, cursor);
        if (!cursor.isEmpty() && after.isEmpty()) {
            errors.put("cursor", "right would be the value of next from an answer to the same q and sort");
        }
        return new EntityQuery(filter, by, after, limit, Map.copyOf(errors));
    }

    /**
     * What the world answers.
     *
     * @param rows    the page
     * @param next    the cursor of the next page, empty if this is the last
     * @param matched how many pass the filter
     * @param known   how many there are
     * @param facets  by key, how many there would be with each value, other keys of the filter applied
     */
    public record Result(
            List<Seen> rows,
            Optional<String> next,
            int matched,
            int known,
            Map<Filter.Key, Map<String, Integer>> facets) {}

    /** Answers in one pass over all entities: filter, facets and the first few after the cursor. */
    public Result run(World world) {
        var matcher = new Matcher(filter, world);
        var comparator = order.comparator();
        var best = new PriorityQueue<Candidate>((a, b) -> comparator.compare(b.place, a.place));
        var facets = new EnumMap<Filter.Key, Map<String, Integer>>(Filter.Key.class);
        FACETS.forEach(key -> facets.put(key, new HashMap<>()));
        var matched = 0;
        var known = 0;
        for (var cloud : world.clouds()) {
            for (var row : cloud.rows()) {
                known++;
                if (matcher.passes(row)) {
                    matched++;
                    keep(best, row);
                    FACETS.forEach(key -> count(facets, key, row));
                } else {
                    FACETS.stream().filter(key -> matcher.passesBut(key, row)).forEach(key -> count(facets, key, row));
                }
            }
        }
        return page(best, matched, known, facets);
    }

    private record Candidate(Order.Place place, Seen row) {}

    private void keep(PriorityQueue<Candidate> best, Seen row) {
        var place = order.place(row);
        var comparator = order.comparator();
        if (after.isPresent() && comparator.compare(place, after.get()) <= 0) {
            return;
        }
        if (best.size() <= limit) {
            best.add(new Candidate(place, row));
        } else if (comparator.compare(place, best.element().place) < 0) {
            best.remove();
            best.add(new Candidate(place, row));
        }
    }

    private static void count(Map<Filter.Key, Map<String, Integer>> facets, Filter.Key key, Seen row) {
        var value = switch (key) {
            case HEALTH -> row.mark().word();
            case KIND -> row.entity().kind().word();
            case STATUS -> row.entity().status().word();
            default -> row.cloud();
        };
        facets.getOrDefault(key, new HashMap<>()).merge(value, 1, Integer::sum);
    }

    private Result page(
            PriorityQueue<Candidate> best, int matched, int known, Map<Filter.Key, Map<String, Integer>> facets) {
        var sorted = new ArrayList<>(best);
        sorted.sort((a, b) -> order.comparator().compare(a.place, b.place));
        var hasMore = sorted.size() > limit;
        var rows = sorted.subList(0, hasMore ? limit : sorted.size());
        var next = hasMore
                ? Optional.of(Cursor.write(filter, order, rows.get(limit - 1).place))
                : Optional.<String>empty();
        return new Result(rows.stream().map(Candidate::row).toList(), next, matched, known, facets);
    }
}
