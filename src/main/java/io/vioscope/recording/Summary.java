package io.vioscope.recording;

import io.vioscope.engine.Snapshot;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of playing the recording of one cloud.
 *
 * @param last    the cloud after the last step
 * @param begin   when the recording began
 * @param reports how many reports were played
 * @param facts   how many facts came of them, by type
 * @param end     why nothing more was played; null where the recorder has said nothing, as it was killed
 * @param cut     where the last file ends in the middle; null where it does not
 */
public record Summary(
        Snapshot last,
        Instant begin,
        long reports,
        SortedMap<String, Long> facts,
        @Nullable String end,
        @Nullable String cut) {
    public Summary {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
}
