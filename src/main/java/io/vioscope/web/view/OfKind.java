package io.vioscope.web.view;

import io.vioscope.model.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is derived of all entities of one kind. */
final class OfKind {
    private OfKind() {}

    /** Each as it may be shown, in no order. */
    record Rows(Kind kind) implements Derived<List<Seen>> {
        @Override
        public Set<Kind> from() {
            return EnumSet.of(kind);
        }

        @Override
        public List<Seen> of(CloudView cloud) {
            return cloud.seen(kind).toList();
        }
    }

    /** How many there are by mark. */
    record Marks(Kind kind) implements Derived<Map<Mark, Integer>> {
        @Override
        public Set<Kind> from() {
            return EnumSet.of(kind);
        }

        @Override
        public Map<Mark, Integer> of(CloudView cloud) {
            var counts = new EnumMap<Mark, Integer>(Mark.class);
            cloud.seen(kind).forEach(row -> counts.merge(row.mark(), 1, Integer::sum));
            return counts;
        }
    }

    /** Their ties. */
    record Ties(Kind kind) implements Derived<Backward> {
        @Override
        public Set<Kind> from() {
            return EnumSet.of(kind);
        }

        @Override
        public Backward of(CloudView cloud) {
            return new Backward(cloud.snapshot().state().inventory().of(kind).values());
        }
    }

    /** How many there are by each value of the facets. */
    record Facets(Kind kind) implements Derived<Map<Filter.Key, Map<String, Integer>>> {
        @Override
        public Set<Kind> from() {
            return EnumSet.of(kind);
        }

        @Override
        public Map<Filter.Key, Map<String, Integer>> of(CloudView cloud) {
            var facets = new EnumMap<Filter.Key, Map<String, Integer>>(Filter.Key.class);
            for (var key : EntityQuery.FACETS) {
                var counts = new HashMap<String, Integer>();
                cloud.rows(kind).forEach(row -> counts.merge(EntityQuery.value(key, row), 1, Integer::sum));
                facets.put(key, counts);
            }
            return facets;
        }
    }

    /** The first of them in an order. */
    record First(Kind kind, Order order, int limit) implements Derived<List<Seen>> {
        @Override
        public Set<Kind> from() {
            return EnumSet.of(kind);
        }

        @Override
        public List<Seen> of(CloudView cloud) {
            var best = new Best(order, limit);
            cloud.rows(kind).forEach(best::add);
            return best.sorted();
        }
    }
}
