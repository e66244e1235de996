package io.vioscope.web.view;

import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Fact;
import io.vioscope.model.SourceStatus;
import io.vioscope.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one entity was through the last 24 hours by the clock (UTC), as far as is recorded. Changes are recorded, not looks: in
 * an hour of which anything is recorded it is taken to be as it was last told; of any other hour nothing is said.
 */
public final class StateDay {
    /** The word where nothing is recorded. */
    public static final String NOT_RECORDED = "not-recorded";

    /** The word where it did not exist. */
    public static final String NOT_THERE = "not-there";

    private final Instant from;
    private final Instant to;
    private final List<Boolean> recorded;
    private final List<Stretch> stretches = new ArrayList<>();
    private @Nullable Status status;
    private boolean isGone;
    private boolean isMissing;
    private boolean isBlind;

    /** A stretch of time in one state: a health, {@link #NOT_RECORDED} or {@link #NOT_THERE}. */
    public record Stretch(Instant from, Instant to, String word) {}

    private StateDay(Instant to, List<Boolean> recorded) {
        this.from = LastDay.edges(to).get(0);
        this.to = to;
        this.recorded = recorded;
    }

    /**
     * The stretches of the day up to a moment, in order, without gaps.
     *
     * @param facts    of the entity and of the source that tells its health, in order, with the last ones before the day
     * @param recorded of each of the hours of {@link LastDay#edges}, whether anything is recorded
     * @param unknown  since when it is unknown for not having been seen; null if it was seen just now
     */
    public static List<Stretch> of(List<Dated> facts, Instant to, List<Boolean> recorded, @Nullable Instant unknown) {
        var day = new StateDay(to, recorded);
        var at = Instant.MIN;
        for (var dated : facts) {
            day.add(at, dated.at());
            at = dated.at();
            day.take(dated.fact());
        }
        var seen = unknown == null || unknown.isAfter(to) ? to : unknown;
        var end = seen.isBefore(at) ? at : seen;
        day.add(at, end);
        day.add(end, to, Mark.UNKNOWN.word());
        return List.copyOf(day.stretches);
    }

    private void take(Fact fact) {
        if (fact instanceof Fact.EntityAdded f) {
            status = f.entity().status();
            isGone = false;
            isMissing = false;
        } else if (fact instanceof Fact.StatusChanged f) {
            status = f.to();
        } else if (fact instanceof Fact.EntityDeleted) {
            isGone = true;
        } else if (fact instanceof Fact.EntityMissing || fact instanceof Fact.EntityReappeared) {
            isMissing = fact instanceof Fact.EntityMissing;
        } else if (fact instanceof Fact.SourceChanged f) {
            isBlind = f.to() != SourceStatus.FRESH && f.to() != SourceStatus.PARTIAL;
        }
    }

    private String word() {
        if (isGone) {
            return NOT_THERE;
        }
        return status == null
                ? NOT_RECORDED
                : Mark.of(status, !isMissing && !isBlind).word();
    }

    private void add(Instant begin, Instant end) {
        add(begin, end, word());
    }

    /** Hour by hour, as of some nothing is known. */
    private void add(Instant begin, Instant end, String word) {
        var start = begin.isBefore(from) ? from : begin;
        var stop = end.isAfter(to) ? to : end;
        while (start.isBefore(stop)) {
            var hour = (int) Duration.between(from, start).toHours();
            var next = from.plus(Duration.ofHours(hour + 1L));
            var until = next.isBefore(stop) ? next : stop;
            append(start, until, recorded.get(hour) ? word : NOT_RECORDED);
            start = until;
        }
    }

    private void append(Instant start, Instant until, String word) {
        var last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
        if (last != null && last.word().equals(word)) {
            stretches.set(stretches.size() - 1, new Stretch(last.from(), until, word));
        } else {
            stretches.add(new Stretch(start, until, word));
        }
    }
}
