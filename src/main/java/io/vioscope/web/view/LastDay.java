package io.vioscope.web.view;

import io.vioscope.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The problems that were opened in each of the last 24 hours by the clock (UTC), the oldest first; the last one is not over.
 *
 * @param hours 24 of them
 */
public record LastDay(List<Hour> hours) {
    private static final int HOURS = 24;

    /**
     * One hour.
     *
     * @param from     when it began
     * @param recorded whether it is known that Vioscope ran in it: something is recorded of it, or it has run since then.
     *                 Otherwise nobody can tell whether nothing was opened, or nobody looked
     * @param opened   how many problems, by severity
     */
    public record Hour(Instant from, boolean recorded, Map<Severity, Integer> opened) {
        /** When it ends. */
        public Instant to() {
            return from.plus(1, ChronoUnit.HOURS);
        }

        /** How many problems. */
        public int total() {
            return opened.values().stream().mapToInt(n -> n).sum();
        }
    }

    public LastDay {
        hours = List.copyOf(hours);
    }

    /** When the hours begin, in order, and when the last one ends. */
    public static List<Instant> edges(Instant now) {
        var end = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        return IntStream.rangeClosed(0, HOURS)
                .mapToObj(i -> end.minus(Duration.ofHours(HOURS - i)))
                .toList();
    }

    /**
     * The hours up to a moment.
     *
     * @param since  since when this server runs; null for a moment of the past, of which that says nothing
     * @param facts  how many facts were learnt in each of the hours; less where that is not known
     * @param opened the problems; those of other hours are passed over
     */
    public static LastDay of(Instant now, @Nullable Instant since, List<Long> facts, Collection<Opened> opened) {
        var edges = edges(now);
        return new LastDay(IntStream.range(0, HOURS)
                .mapToObj(i -> {
                    var counts = counts(edges.get(i), edges.get(i + 1), opened);
                    var hasFacts = i < facts.size() && facts.get(i) > 0;
                    var isRunning = since != null && edges.get(i + 1).isAfter(since);
                    return new Hour(edges.get(i), hasFacts || isRunning || !counts.isEmpty(), counts);
                })
                .toList());
    }

    private static Map<Severity, Integer> counts(Instant from, Instant to, Collection<Opened> opened) {
        var counts = new EnumMap<Severity, Integer>(Severity.class);
        opened.stream()
                .filter(p -> !p.at().isBefore(from) && p.at().isBefore(to))
                .forEach(p -> counts.merge(p.severity(), 1, Integer::sum));
        return counts;
    }
}
