package io.vioscope.recording;

import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.model.Fact;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what is played. */
final class Tally {
    private final SortedMap<String, Long> facts = new TreeMap<>();
    private long reports;

    void count(Input input, List<Fact> more) {
        reports += input instanceof Input.Reported ? 1 : 0;
        more.forEach(fact -> facts.merge(fact.word(), 1L, Long::sum));
    }

    Summary summary(Snapshot last, Instant begin, @Nullable String end, @Nullable String cut) {
        return new Summary(last, begin, reports, facts, end, cut);
    }
}
