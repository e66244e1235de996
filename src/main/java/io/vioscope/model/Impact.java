package io.vioscope.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who suffers from a problem: how many of each kind, by flow. Never counts the cause itself. Immutable.
 *
 * @param counts how many, by flow and kind
 * @param lost   of how many groups of services none is left that works
 * @param atRisk of how many groups of services one is left, after others went
 */
public record Impact(Map<Flow, SortedMap<Kind, Integer>> counts, int lost, int atRisk) {
    /** Nobody. */
    public static final Impact NONE = new Impact(Map.of());

    /** One that leaves every group of services as it is. */
    public Impact(Map<Flow, SortedMap<Kind, Integer>> counts) {
        this(counts, 0, 0);
    }

    public Impact {
        var copy = new EnumMap<Flow, SortedMap<Kind, Integer>>(Flow.class);
        counts.forEach((flow, kinds) -> {
            if (!kinds.isEmpty()) {
                copy.put(flow, Collections.unmodifiableSortedMap(new TreeMap<>(kinds)));
            }
        });
        counts = Collections.unmodifiableMap(copy);
    }

    /** How many of that kind suffer in that way. */
    public int count(Flow flow, Kind kind) {
        return of(flow).getOrDefault(kind, 0);
    }

    /** How many of each kind suffer in that way. */
    public SortedMap<Kind, Integer> of(Flow flow) {
        return counts.getOrDefault(flow, Collections.emptySortedMap());
    }
}
