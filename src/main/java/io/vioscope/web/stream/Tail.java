package io.vioscope.web.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last recorded facts of one cloud, numbered without gaps, so that all who listen share one reading of the database. */
final class Tail {
    private static final long UNKNOWN = -1;

    private final int most;
    private final List<Event> events = new ArrayList<>();
    private long before = UNKNOWN;

    /** @param most how many are kept at least, once there were as many; never more than twice that */
    Tail(int most) {
        this.most = most;
    }

    /** Nothing was recorded behind that number; of no matter where that is known already. */
    void beginAt(long number) {
        if (before == UNKNOWN) {
            before = number;
        }
    }

    /** The number of the newest fact that was recorded, as far as is known. */
    Optional<Long> end() {
        return before == UNKNOWN ? Optional.empty() : Optional.of(before + events.size());
    }

    /** Takes what was recorded; what is known already is passed over, and what does not follow begins anew. */
    void add(List<Event> recorded) {
        recorded.forEach(this::add);
        var tooMany = events.size() - 2 * most;
        if (tooMany > 0) {
            forget(tooMany + most);
        }
    }

    private void add(Event event) {
        var end = end().orElse(UNKNOWN);
        if (event.seq() > end + 1 || before == UNKNOWN) {
            events.clear();
            before = event.seq() - 1;
        }
        if (event.seq() > end) {
            events.add(event);
        }
    }

    private void forget(int count) {
        events.subList(0, count).clear();
        before += count;
    }

    /**
     * What comes behind that number, in order; none if that is the newest.
     *
     * @param after the number behind which it begins
     * @param limit how many are wanted at most
     * @return empty if what would come first is not kept
     */
    Optional<List<Event>> after(long after, int limit) {
        if (before == UNKNOWN || after < before || after > before + events.size()) {
            return Optional.empty();
        }
        var from = (int) (after - before);
        return Optional.of(List.copyOf(events.subList(from, Math.min(events.size(), from + limit))));
    }
}
