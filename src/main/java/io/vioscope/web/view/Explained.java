package io.vioscope.web.view;

import io.vioscope.engine.Snapshot;
import io.vioscope.model.AlarmKey;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence;
import io.vioscope.model.Problem;
import java.util.Comparator;
import java.util.Optional;

/** Which alarms need no look of their own, since the cause of them is known. */
public final class Explained {
    private Explained() {}

    /**
     * The announced problem that explains an alarm, the surest if there are several. Only what is told as announced may
     * take an alarm out of sight.
     */
    public static Optional<Problem> by(Snapshot snapshot, AlarmKey alarm) {
        return snapshot.state().problems().open().values().stream()
                .filter(Problem::isAnnounced)
                .filter(p -> isOf(p, alarm.entity()))
                .max(Comparator.comparing((Problem p) -> p.verdict().certainty())
                        .thenComparing(Problem::key, Comparator.reverseOrder()));
    }

    private static boolean isOf(Problem problem, EntityKey entity) {
        return problem.key().entity().equals(entity)
                || problem.verdict().evidence().stream()
                        .filter(e -> e.standing() == Evidence.Standing.SEEN)
                        .anyMatch(e -> e.examples().contains(entity));
    }
}
