package io.vioscope.web.view;

import io.vioscope.engine.Snapshot;
import io.vioscope.model.Entity;
import io.vioscope.model.Kind;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many entities of each kind of a cloud there are by mark. Counting a hundred thousand takes its time, and most kinds
 * do not change from one snapshot to the next, so that what was counted of these is taken over. Immutable.
 */
final class Census {
    /** Nothing was counted yet. */
    static final Census NONE = new Census(Map.of());

    private final Map<Kind, Count> kinds;

    /**
     * The count of one kind.
     *
     * @param of      what was counted
     * @param current whether each of it was current
     */
    private record Count(Map<String, Entity> of, boolean current, Map<Mark, Integer> marks) {}

    private Census(Map<Kind, Count> kinds) {
        this.kinds = kinds;
    }

    /** How an entity counts, where it may be known that all of its kind are current. */
    interface Marks {
        Mark of(Entity entity, boolean allAreCurrent);
    }

    /** The count of a snapshot, later than this one. */
    Census of(Snapshot snapshot, Marks marks) {
        var next = new EnumMap<Kind, Count>(Kind.class);
        snapshot.state().inventory().kinds().forEach(kind -> next.put(kind, count(snapshot, kind, marks)));
        return new Census(next);
    }

    @SuppressWarnings(
            "ReferenceEquality") // An inventory keeps what did not change; comparing it is as dear as counting.
    private Count count(Snapshot snapshot, Kind kind, Marks marks) {
        var all = snapshot.state().inventory().of(kind);
        var current = snapshot.isCurrent(kind);
        var before = kinds.get(kind);
        return before != null && current && before.current && before.of == all
                ? before
                : new Count(all, current, counted(all, current, marks));
    }

    private static Map<Mark, Integer> counted(Map<String, Entity> all, boolean current, Marks marks) {
        var counts = new EnumMap<Mark, Integer>(Mark.class);
        for (var entity : all.values()) {
            counts.merge(marks.of(entity, current), 1, Integer::sum);
        }
        return counts;
    }

    /** By kind. */
    Map<Kind, Map<Mark, Integer>> counts() {
        var table = new EnumMap<Kind, Map<Mark, Integer>>(Kind.class);
        kinds.forEach((kind, count) -> table.put(kind, count.marks));
        return table;
    }
}
