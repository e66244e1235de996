package io.vioscope.engine;

import io.vioscope.model.AlarmKey;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Problem;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which alarms need no look of their own, since the cause of them is known. */
public final class Explained {
    private Explained() {}

    /**
     * The announced problem that explains an alarm, the surest if there are several. Only what is told as announced may
     * take an alarm out of sight.
     */
    public static Optional<Problem> by(Snapshot snapshot, AlarmKey alarm) {
        return by(snapshot, alarm, Problem::isAnnounced);
    }

    /** The announced problem that explains what is wrong with an entity, the surest if there are several. */
    public static Optional<Problem> by(Snapshot snapshot, EntityKey entity) {
        return by(snapshot, entity, Problem::isAnnounced);
    }

    /** The problem of that sort that explains an alarm, the surest if there are several. */
    public static Optional<Problem> by(Snapshot snapshot, AlarmKey alarm, Predicate<Problem> sort) {
        return by(snapshot, alarm.entity(), sort);
    }

    private static Optional<Problem> by(Snapshot snapshot, EntityKey entity, Predicate<Problem> sort) {
        return Stream.concat(
                        snapshot.findings().causeOf(entity).stream()
                                .flatMap(cause -> snapshot.state().problems().get(cause).stream()),
                        snapshot.state().problems().of(entity).stream())
                .filter(sort)
                .max(Comparator.comparing((Problem p) -> p.verdict().certainty())
                        .thenComparing(Problem::key, Comparator.reverseOrder()));
    }
}
