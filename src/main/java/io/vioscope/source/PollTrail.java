package io.vioscope.source;

import io.vioscope.inventory.Report;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.SourceId;
import io.vioscope.trace.Traces;
import io.vioscope.trace.Trail;
import java.util.Locale;
import java.util.Map;

/** What is told of one poll to whoever collects traces. */
final class PollTrail {
    private PollTrail() {}

    static Trail begin(Traces traces, String cloud, SourceId source, Look look) {
        return begin(traces, "poll", cloud, source, look.name().toLowerCase(Locale.ROOT));
    }

    /** Of a look at so many single things. */
    static Trail begin(Traces traces, String cloud, SourceId source, int single) {
        return begin(traces, "glance", cloud, source, "single: " + single);
    }

    private static Trail begin(Traces traces, String what, String cloud, SourceId source, String look) {
        return traces.isNone()
                ? Trail.NONE
                : traces.begin(what + " " + source.name())
                        .with("vioscope.cloud", cloud)
                        .with("vioscope.source", source.name())
                        .with("vioscope.look", look);
    }

    /** The same report, of which is told how much it saw. */
    static Report told(Trail trail, Report report) {
        if (!trail.isNone()) {
            trail.with("vioscope.requests", report.cost().requests());
            report.completeness()
                    .match(
                            complete -> trail.with("vioscope.saw", "all"),
                            partial -> partly(trail, partial.unseen()),
                            failed -> trail.with("vioscope.saw", "nothing").failed(word(failed.why())));
        }
        return report;
    }

    private static Trail partly(Trail trail, Map<?, ReadFailure> unseen) {
        var why = unseen.values().stream().map(PollTrail::word).sorted().findFirst();
        return trail.with("vioscope.saw", "a part").failed(why.orElseThrow());
    }

    private static String word(ReadFailure why) {
        return why.cause().name().toLowerCase(Locale.ROOT);
    }
}
