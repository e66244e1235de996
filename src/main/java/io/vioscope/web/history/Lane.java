package io.vioscope.web.history;

import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.web.view.ProblemLife;
import io.vioscope.web.view.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The life of a problem over a stretch of time, as it is recorded.
 *
 * @param cloud    where
 * @param problem  as it was at the end of that time, or last
 * @param openedAt when it was first believed
 * @param bars     when it was believed in that time, in order; what is not covered it was not
 * @param stops    what became of it in that time, in order
 * @param ended    the fact that it is over at the end of that time; null where it is not
 * @param endedAt  when it was over; null likewise
 */
public record Lane(
        String cloud,
        Problem problem,
        Instant openedAt,
        List<Bar> bars,
        List<Stop> stops,
        ProblemFact.@Nullable Resolved ended,
        @Nullable Instant endedAt) {
    public Lane {
        bars = List.copyOf(bars);
        stops = List.copyOf(stops);
    }

    /** As the facts of a problem up to the end of that time tell, in order; empty where it was not open in it. */
    public static Optional<Lane> of(String cloud, List<Dated> facts, Span span) {
        var course = new Course(span);
        facts.forEach(course::take);
        return course.problem == null
                ? Optional.empty()
                : Optional.of(course.lane(cloud)).filter(Lane::isSeen);
    }

    private boolean isSeen() {
        return !bars.isEmpty() || stops.stream().anyMatch(stop -> stop.deed() == Deed.OVER);
    }

    /** Whether it was believed at the end of that time. */
    public boolean isOpen() {
        return ended == null;
    }

    /** Whether it was, at some time of these, more than provisional. */
    public boolean wasConfirmed() {
        return bars.stream().anyMatch(bar -> bar.phase() != Problem.Phase.PROVISIONAL);
    }

    /** Whether something of those became of it in that time. */
    public boolean has(Predicate<Deed> deed) {
        return stops.stream().map(Stop::deed).anyMatch(deed);
    }

    /** Goes through the facts. */
    private static final class Course {
        private final Span span;
        private final List<Bar> bars = new ArrayList<>();
        private final List<Stop> stops = new ArrayList<>();
        private @Nullable Problem problem;
        private @Nullable Instant since;
        private @Nullable Instant endedAt;
        private ProblemFact.@Nullable Resolved ended;

        Course(Span span) {
            this.span = span;
        }

        void take(Dated dated) {
            var now = ProblemLife.problem(dated.fact()).orElseThrow();
            if (isTurn(dated.fact(), now)) {
                end(dated.at());
                begin(dated);
            }
            problem = now;
            if (span.has(dated.at())) {
                Deed.of(dated.fact()).ifPresent(deed -> stops.add(new Stop(dated.at(), deed)));
            }
        }

        /** What operators say and do makes no other bar. */
        private boolean isTurn(Fact fact, Problem now) {
            var isStep = fact instanceof ProblemFact.Opened
                    || fact instanceof ProblemFact.Reopened
                    || fact instanceof ProblemFact.Resolved
                    || fact instanceof ProblemFact.Revised;
            return problem == null
                    || (isStep
                            && !(fact instanceof ProblemFact.Revised
                                    && since != null
                                    && problem.phase() == now.phase()
                                    && problem.severity() == now.severity()));
        }

        private void begin(Dated dated) {
            if (dated.fact() instanceof ProblemFact.Resolved resolved) {
                ended = resolved;
                endedAt = dated.at();
            } else {
                ended = null;
                endedAt = null;
                since = dated.at();
            }
        }

        private void end(Instant at) {
            if (since != null && problem != null) {
                var from = since.isBefore(span.from()) ? span.from() : since;
                var to = at.isAfter(span.to()) ? span.to() : at;
                if (from.isBefore(to)) {
                    bars.add(new Bar(from, to, problem.phase(), problem.severity()));
                }
            }
            since = null;
        }

        Lane lane(String cloud) {
            end(span.to());
            var last = Objects.requireNonNull(problem);
            return new Lane(cloud, last, last.openedAt(), bars, stops, ended, endedAt);
        }
    }
}
