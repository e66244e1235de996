package io.vioscope.recording;

import io.vioscope.engine.CloudState.SourceState;
import io.vioscope.inventory.Report;
import io.vioscope.maintenance.Order;
import io.vioscope.maintenance.Windows;
import io.vioscope.model.Alarm;
import io.vioscope.model.DeploymentMode;
import io.vioscope.model.Entity;
import io.vioscope.model.Kind;
import io.vioscope.model.MaintenanceWindow;
import io.vioscope.model.Problem;
import io.vioscope.model.SourceId;
import io.vioscope.rca.ProblemOrder;
import io.vioscope.rca.Problems;
import io.vioscope.rca.learn.Learned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One line of a cloud's files: first {@link Began}, then what was believed, then the engine's inputs in its order. */
sealed interface Line {
    /**
     * How the engine began.
     *
     * @param seq      the number of the last fact before
     * @param mode     what the configuration said of the deployment
     * @param patience how long each source may be silent
     */
    record Began(Instant at, String cloud, long seq, DeploymentMode mode, Map<SourceId, Duration> patience)
            implements Line {}

    /** An entity that was believed in before. */
    record Believed(Entity entity, boolean missing) implements Line {}

    /** Kinds of which all were read before. */
    record Discovered(Set<Kind> kinds) implements Line {}

    /** An alarm that was on before. */
    record AlarmOn(Alarm alarm) implements Line {}

    /** A problem that was open before. */
    record ProblemOpen(Problem problem) implements Line {}

    /** A problem that was over before. */
    record ProblemOver(Problems.Ended ended) implements Line {}

    /** What was learned before. */
    record LearnedWas(Learned learned) implements Line {}

    /** A maintenance window that was set before; {@code end} is null for one that had not ended. */
    record WindowWas(MaintenanceWindow window, Windows.@Nullable Ended end) implements Line {}

    /** What the reports of a source were good for before. */
    record SourceWas(SourceId source, SourceState state) implements Line {}

    /** A report, and when the engine took it. */
    record Reported(Instant at, Report report) implements Line {}

    /** Times at which the engine looked who was silent. */
    record Ticked(List<Instant> at) implements Line {}

    /** What an operator wanted done about maintenance, and when the engine took it. */
    record Ordered(Instant at, Order order) implements Line {}

    /** What an operator said of problems, and when the engine took it. */
    record Said(Instant at, ProblemOrder order) implements Line {}

    /** The recording was ended in order. */
    record Ended(Instant at, String why) implements Line {}

    /** One handler for each case. */
    record Cases<R>(
            Function<Began, R> began,
            Function<Believed, R> believed,
            Function<Discovered, R> discovered,
            Function<AlarmOn, R> alarm,
            Function<ProblemOpen, R> problem,
            Function<ProblemOver, R> over,
            Function<LearnedWas, R> learned,
            Function<WindowWas, R> window,
            Function<SourceWas, R> source,
            Function<Reported, R> reported,
            Function<Ticked, R> ticked,
            Function<Ordered, R> ordered,
            Function<Said, R> said,
            Function<Ended, R> ended) {}

    /** Calls the one handler that is for this line. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof Began l) return cases.began.apply(l);
        if (this instanceof Believed l) return cases.believed.apply(l);
        if (this instanceof Discovered l) return cases.discovered.apply(l);
        if (this instanceof AlarmOn l) return cases.alarm.apply(l);
        if (this instanceof ProblemOpen l) return cases.problem.apply(l);
        if (this instanceof ProblemOver l) return cases.over.apply(l);
        if (this instanceof LearnedWas l) return cases.learned.apply(l);
        if (this instanceof WindowWas l) return cases.window.apply(l);
        if (this instanceof SourceWas l) return cases.source.apply(l);
        if (this instanceof Reported l) return cases.reported.apply(l);
        if (this instanceof Ticked l) return cases.ticked.apply(l);
        if (this instanceof Ordered l) return cases.ordered.apply(l);
        if (this instanceof Said l) return cases.said.apply(l);
        if (this instanceof Ended l) return cases.ended.apply(l);
        throw new AssertionError("a sealed type cannot have another case");
    }
}
