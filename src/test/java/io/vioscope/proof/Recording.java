package io.vioscope.proof;

import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Report;
import io.vioscope.model.EntityKey;
import io.vioscope.rca.Sighting.Sign;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a set of sources reported about one incident, undistorted, to be played to engines as often as wanted.
 *
 * @param sources which
 * @param world   the seed of the cloud
 * @param before  what was believed when the first fault struck
 * @param calm    the reports that were believed then
 * @param struck  when
 * @param truths  what was injected; no engine sees it
 * @param samples the reports after that
 */
record Recording(
        SourceSet sources,
        long world,
        Snapshot before,
        List<Report> calm,
        Instant struck,
        List<Truth> truths,
        List<Sample> samples) {
    /**
     * One fault.
     *
     * @param fault  its id
     * @param target what it struck
     * @param places what of the inventory stands for that; empty where anything does
     * @param shown  what it shows by itself at the end, undistorted, to each set of sources; empty while that is being found out
     */
    record Truth(String fault, EntityKey target, Set<EntityKey> places, Map<SourceSet, Set<Sign>> shown) {
        Truth showing(Map<SourceSet, Set<Sign>> signs) {
            return new Truth(fault, target, places, signs);
        }

        /** What it shows to these sources. */
        Set<Sign> alone(SourceSet sources) {
            return shown.getOrDefault(sources, Set.of());
        }

        /** Whether it shows anything to anybody. */
        boolean isVisible() {
            return shown.values().stream().anyMatch(signs -> !signs.isEmpty());
        }
    }

    /**
     * What was reported at one time.
     *
     * @param isHeard whether somebody looked because the message bus told of something
     */
    record Sample(Instant at, List<Report> reports, boolean isHeard) {
        /** What these sources reported of it. */
        Sample of(SourceSet sources) {
            return new Sample(at, sources.of(reports), isHeard);
        }
    }

    /** One is equal to itself alone. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** The same with more known about the faults. */
    Recording with(List<Truth> known) {
        return new Recording(sources, world, before, calm, struck, known, samples);
    }
}
