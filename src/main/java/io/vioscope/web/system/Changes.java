package io.vioscope.web.system;

import io.vioscope.bus.Bus;
import io.vioscope.engine.Commit;
import io.vioscope.web.view.LastDay;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many facts of each class the engines told in each of the last 24 hours by the clock (UTC), as far as this server has run
 * in them. For one event loop.
 */
public final class Changes {
    private static final Duration KEPT = Duration.ofHours(26);

    private final Instant since;
    private final TreeMap<Instant, Map<FactClass, Long>> hours = new TreeMap<>();

    /** Counts {@link Bus#COMMITS} from then on. */
    public Changes(Instant since) {
        this.since = since;
    }

    /**
     * An hour.
     *
     * @param whole whether this server ran from its beginning on; of another one, what was before the start is not counted
     * @param ran   whether it ran in it at all
     */
    public record Hour(Instant from, boolean ran, boolean whole, Map<FactClass, Long> counts) {
        public Hour {
            counts = Map.copyOf(counts);
        }

        /** When it ends. */
        public Instant to() {
            return from.plus(1, ChronoUnit.HOURS);
        }

        /** How many of a class. */
        public long of(FactClass about) {
            return counts.getOrDefault(about, 0L);
        }
    }

    /** An engine said what changed. */
    public void said(Commit commit) {
        var hour =
                hours.computeIfAbsent(commit.at().truncatedTo(ChronoUnit.HOURS), at -> new EnumMap<>(FactClass.class));
        commit.facts().forEach(fact -> hour.merge(FactClass.of(fact), 1L, Long::sum));
        hours.headMap(hours.lastKey().minus(KEPT)).clear();
    }

    /** Since when it counts. */
    public Instant since() {
        return since;
    }

    /** The last 24 hours, the oldest first; the last one is not over. */
    public List<Hour> lastDay(Instant now) {
        var edges = LastDay.edges(now);
        return edges.subList(0, edges.size() - 1).stream().map(this::hour).toList();
    }

    private Hour hour(Instant from) {
        return new Hour(
                from,
                from.plus(1, ChronoUnit.HOURS).isAfter(since),
                !from.isBefore(since),
                hours.getOrDefault(from, Map.of()));
    }
}
