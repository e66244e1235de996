package io.vioscope.web.history;

import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Fact;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import io.vioscope.web.view.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a source did not see all that it looks at in a stretch of time, as it is recorded. Whether Vioscope ran is not.
 *
 * @param source which
 * @param spells how long it was stale, or saw only part
 * @param times  how often that began in that time
 * @param isOn   whether it still was so at the end
 * @param why    what it said last; empty where it said nothing
 */
public record Blindness(SourceId source, Map<SourceStatus, Duration> spells, int times, boolean isOn, String why) {
    public Blindness {
        spells = Map.copyOf(spells);
    }

    /** Those of a cloud, by its facts about sources up to the end of that time, in order; sources that saw all are left out. */
    public static List<Blindness> of(List<Dated> facts, Span span) {
        var bySource = new LinkedHashMap<SourceId, Course>();
        for (var dated : facts) {
            if (dated.fact() instanceof Fact.SourceChanged change) {
                bySource.computeIfAbsent(change.source(), source -> new Course(span))
                        .take(dated.at(), change);
            }
        }
        var all = new ArrayList<Blindness>();
        bySource.forEach((source, course) -> {
            var found = course.end(source);
            if (!found.spells.isEmpty()) {
                all.add(found);
            }
        });
        return List.copyOf(all);
    }

    /** Goes through the facts of one source. */
    private static final class Course {
        private final Span span;
        private final EnumMap<SourceStatus, Duration> spells = new EnumMap<>(SourceStatus.class);
        private @Nullable SourceStatus blind;
        private Instant since;
        private int times;
        private String why = "";

        Course(Span span) {
            this.span = span;
            this.since = span.from();
        }

        void take(Instant at, Fact.SourceChanged change) {
            stop(at);
            var failure = change.why();
            if (isBlind(change.to(), failure)) {
                blind = change.to();
                since = at;
                times += span.has(at) ? 1 : 0;
                why = failure == null ? "" : failure.detail();
            }
        }

        /** What the cloud does not offer nobody is blind to. */
        private static boolean isBlind(SourceStatus status, @Nullable ReadFailure why) {
            var isOffered = why == null || why.cause() != ReadFailure.Cause.NOT_IN_CATALOG;
            return isOffered && (status == SourceStatus.STALE || status == SourceStatus.PARTIAL);
        }

        private void stop(Instant at) {
            if (blind != null) {
                var from = since.isBefore(span.from()) ? span.from() : since;
                if (from.isBefore(at)) {
                    spells.merge(blind, Duration.between(from, at), Duration::plus);
                }
                blind = null;
            }
        }

        Blindness end(SourceId source) {
            var isOn = blind != null;
            stop(span.to());
            return new Blindness(source, spells, times, isOn, why);
        }
    }
}
