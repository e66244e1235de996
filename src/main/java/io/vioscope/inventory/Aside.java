package io.vioscope.inventory;

import io.vioscope.model.EntityKey;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a poll learnt beside the things of the cloud. It moves by itself, so it is kept and shown as a clock is: no fact
 * tells of it.
 *
 * @param skew    how far the cloud's clock is ahead of Vioscope's, in whole seconds, negative if it is behind; null where
 *                no answer told
 * @param latency how long single things took to answer
 * @param spending what was left of the cloud's budget of calls; null where nothing was called
 * @param claims  what servers claim of each hypervisor, where that was told
 * @param notes   what a reader must know to judge the report, one sentence each; no secrets
 */
public record Aside(
        @Nullable Duration skew,
        SortedMap<EntityKey, Duration> latency,
        @Nullable Spending spending,
        SortedMap<EntityKey, Claims> claims,
        List<String> notes) {
    /** Nothing was learnt. */
    public static final Aside NONE =
            new Aside(null, Collections.emptySortedMap(), null, Collections.emptySortedMap(), List.of());

    /** The same, where nobody told what is claimed. */
    public Aside(
            @Nullable Duration skew,
            SortedMap<EntityKey, Duration> latency,
            @Nullable Spending spending,
            List<String> notes) {
        this(skew, latency, spending, Collections.emptySortedMap(), notes);
    }

    private static final Duration BELIEVABLE_SKEW = Duration.ofSeconds(5);

    /**
     * The calls that all sources of a cloud make together.
     *
     * @param perMinute how many there may be
     * @param taken     how many of these were taken at the last call of the report
     * @param waited    how long the report's calls waited for their turn, added up
     */
    public record Spending(int perMinute, int taken, Duration waited) {}

    public Aside {
        latency = Collections.unmodifiableSortedMap(new TreeMap<>(latency));
        claims = Collections.unmodifiableSortedMap(new TreeMap<>(claims));
        notes = List.copyOf(notes);
    }

    /**
     * Whether the clocks differ by more than five seconds: then heartbeats, which OpenStack judges by comparing clocks,
     * may lie.
     */
    public boolean isSkewed() {
        return skew != null && skew.abs().compareTo(BELIEVABLE_SKEW) > 0;
    }
}
