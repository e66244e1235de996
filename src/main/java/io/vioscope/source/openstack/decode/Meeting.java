package io.vioscope.source.openstack.decode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says whether two who read one list from its two ends have met. If they read by an order of keys that never change, and
 * in exactly opposite directions, then a row that both have seen proves it: whatever exists all the time stands before
 * that row, where the one has passed, or behind it, where the other has. So all there is to doubt is the order.
 *
 * <p>It is believed if the ends of both ways, each from where the other has got to, are the same rows in exactly opposite
 * order: two at least, with few in between that came or went meanwhile. What lies before must be as many rows at least, and
 * each one's own, or a server that only turns each page round would be believed. It need not be all: Nova lists servers
 * that have no cell yet first, both ways (nova/compute/api.py, {@code get_all}). Rows that are alike in order, or that come
 * twice on one way, show that the list is not sorted as it was asked for. Pure.
 */
final class Meeting {
    private final Way forward = new Way();
    private final Way backward = new Way();
    private int common;
    private int opposite;
    private int alike;
    private int lastForward;
    private int lastBackward;
    private boolean crossed;

    /** What is known of two ways. */
    enum Verdict {
        /** Nothing yet. */
        APART,
        /** Together they have seen all. */
        MET,
        /** They do not go in opposite directions. */
        CROSSED
    }

    /** A page of the usual order. */
    void forward(List<String> ids) {
        forward.turnPage();
        ids.forEach(id -> add(id, forward, backward));
    }

    /** A page of the reverse order. */
    void backward(List<String> ids) {
        backward.turnPage();
        ids.forEach(id -> add(id, backward, forward));
    }

    Verdict verdict() {
        return crossed ? Verdict.CROSSED : hasMet() ? Verdict.MET : Verdict.APART;
    }

    private void add(String id, Way way, Way other) {
        if (!way.add(id)) {
            crossed = true;
        } else if (other.place(id) >= 0) {
            both(forward.place(id), backward.place(id));
        }
    }

    /** A row was seen by both: one more to compare with the one before it. */
    private void both(int inForward, int inBackward) {
        if (common++ > 0) {
            var isAlike = (inForward > lastForward) == (inBackward > lastBackward);
            alike += isAlike ? 1 : 0;
            opposite += isAlike ? 0 : 1;
        }
        lastForward = inForward;
        lastBackward = inBackward;
        crossed |= alike > 1 && 2 * alike > opposite;
    }

    private boolean hasMet() {
        var from = forward.place(backward.last());
        var to = backward.place(forward.last());
        if (from < 0 || to < 0) {
            return false;
        }
        var shared = opposite(from, to);
        var strangers = forward.size() - from + backward.size() - to - 2 * shared;
        var elsewhere = common - shared;
        var own = Math.min(from, to) - 2 * elsewhere;
        return shared >= 2 && 2 * strangers <= shared && own >= shared;
    }

    /** How many rows the two ends share, if those are in exactly opposite order; else 0. */
    private int opposite(int from, int to) {
        var shared = 0;
        var before = Integer.MAX_VALUE;
        for (var id : forward.from(from)) {
            var place = backward.place(id);
            if (place < to) {
                continue;
            }
            if (place > before) {
                return 0;
            }
            before = place;
            shared++;
        }
        return shared;
    }

    /** What came one way, in its order. */
    private static final class Way {
        private final List<String> ids = new ArrayList<>();
        private Map<String, Integer> places = new HashMap<>();
        private int pages;

        void turnPage() {
            places = ++pages == 2 ? new Roomy<>(places) : places;
        }

        boolean add(String id) {
            if (places.putIfAbsent(id, ids.size()) != null) {
                return false;
            }
            return ids.add(id);
        }

        int size() {
            return ids.size();
        }

        /** Where a row is; -1 if it is not there. */
        int place(@Nullable String id) {
            return id == null ? -1 : places.getOrDefault(id, -1);
        }

        @Nullable
        String last() {
            return ids.isEmpty() ? null : ids.get(ids.size() - 1);
        }

        List<String> from(int place) {
            return ids.subList(place, ids.size());
        }
    }
}
