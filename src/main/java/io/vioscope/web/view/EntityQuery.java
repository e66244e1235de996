package io.vioscope.web.view;

import io.vioscope.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            errors.put("sort", Words.of("filter.right-would-be-health-name"));
        }
        var by = order.orElse(Order.DEFAULT);
        var cursor = query.getOrDefault("cursor", "");
        var after = cursor.isEmpty() ? Optional.<Order.Place>empty() : after(Cursor.read(filter, by, cursor), errors);
        return new EntityQuery(filter, by, after, limit, Map.copyOf(errors));
    }

    private static Optional<Order.Place> after(Cursor cursor, Map<String, String> errors) {
        if (cursor.fit() == Sequence.Fit.OTHER_SORT) {
            errors.put("cursor", Words.of("filter.cursor-is-of-another-sort"));
        } else if (cursor.place().isEmpty()) {
            errors.put("cursor", Words.of("filter.right-would-be-value-of"));
        }
        return cursor.place();
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

    /**
     * A page of it.
     *
     * @param rows the page
     * @param next the cursor of the next page, empty if this is the last
     */
    public record Rows(List<Seen> rows, Optional<String> next) {}

    /** Answers without counting, so that kinds that are not asked for are not looked at. */
    public Rows rows(World world) {
        return new Search(this, world).rows();
    }

    /** Answers: by what is known of whole kinds where that will do, otherwise in one pass over all entities. */
    public Result run(World world) {
        return new Search(this, world).result();
    }

    /** The value of an entity by which a facet counts it. */
    static String value(Filter.Key facet, Seen row) {
        return switch (facet) {
            case HEALTH -> row.mark().word();
            case KIND -> row.entity().kind().word();
            case STATUS -> row.entity().status().word();
            default -> row.cloud();
        };
    }
}
