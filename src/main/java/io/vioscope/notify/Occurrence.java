package io.vioscope.notify;

import io.vioscope.engine.Snapshot;
import io.vioscope.model.Alarm;
import io.vioscope.model.Fact;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import java.util.Optional;
import java.util.function.Function;

/**
 * One alarm or root cause from its beginning to its end.
 *
 * @param cloud  the cloud's name
 * @param number the number of the alarm or problem; those of a cloud are numbered together
 */
record Occurrence(String cloud, long number) {
    /** What the fact is about, if it is one of these. */
    static Optional<Occurrence> of(String cloud, Fact fact) {
        return alarm(fact)
                .map(Alarm::number)
                .or(() -> problem(fact).map(Problem::number))
                .map(number -> new Occurrence(cloud, number));
    }

    /** How it is now, as a fact that tells it anew; nothing if it is over, or if nobody is to be told. */
    static Function<Snapshot, Optional<Fact>> now(Fact fact) {
        return snapshot -> alarm(fact)
                .flatMap(a -> now(snapshot, a))
                .or(() -> problem(fact).flatMap(p -> now(snapshot, p)));
    }

    private static Optional<Fact> now(Snapshot snapshot, Alarm alarm) {
        return snapshot.state()
                .alarms()
                .get(alarm.key())
                .filter(a -> a.number() == alarm.number() && a.isAnnounced())
                .map(a -> new Fact.AlarmChanged(a, true));
    }

    private static Optional<Fact> now(Snapshot snapshot, Problem problem) {
        return snapshot.state()
                .problems()
                .get(problem.key())
                .filter(p -> p.number() == problem.number() && p.isAnnounced())
                .map(p -> new ProblemFact.Revised(p, p.phase(), true));
    }

    private static Optional<Alarm> alarm(Fact fact) {
        if (fact instanceof Fact.AlarmRaised f) return Optional.of(f.alarm());
        if (fact instanceof Fact.AlarmChanged f) return Optional.of(f.alarm());
        return fact instanceof Fact.AlarmCleared f ? Optional.of(f.alarm()) : Optional.empty();
    }

    private static Optional<Problem> problem(Fact fact) {
        return fact instanceof ProblemFact f ? Optional.of(f.problem()) : Optional.empty();
    }
}
