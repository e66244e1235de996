package io.vioscope.proof;

import io.vioscope.proof.Recording.Truth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One incident, as each set of sources saw it. */
record Incident(Map<SourceSet, Recording> seen) {
    Recording by(SourceSet sources) {
        var recording = seen.get(sources);
        if (recording == null) {
            throw new IllegalStateException("nobody looked with " + sources.words());
        }
        return recording;
    }

    /** What was injected. */
    List<Truth> truths() {
        return by(SourceSet.ALL).truths();
    }

    /** The seed of the cloud. */
    long world() {
        return by(SourceSet.ALL).world();
    }

    /** The same with more known about each fault. */
    Incident with(Function<Truth, Truth> known) {
        var truths = truths().stream().map(known).toList();
        return new Incident(SourceSet.each(set -> by(set).with(truths)));
    }
}
