package io.vioscope.web.view;

import io.vioscope.engine.Explained;
import io.vioscope.engine.Snapshot;
import io.vioscope.model.Alarm;
import io.vioscope.model.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The alarms of a snapshot, worst first, then newest: all of them, and by what explains them. Worked out when they are first
 * asked for, once for all who look, and taken over from snapshot to snapshot while nothing of it changes. For many threads.
 */
final class AlarmLists {
    private final Snapshot snapshot;
    private @Nullable List<Alarm> all;
    private @Nullable Parted parted;

    private record Parted(List<Alarm> unexplained, Map<Long, List<Alarm>> explained) {}

    /** Those of that snapshot; nothing is worked out yet. */
    AlarmLists(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    private AlarmLists(Snapshot snapshot, @Nullable List<Alarm> all, @Nullable Parted parted) {
        this.snapshot = snapshot;
        this.all = all;
        this.parted = parted;
    }

    /** Those of a later snapshot of the same cloud, as far as they are known already. */
    @SuppressWarnings("ReferenceEquality") // All are immutable and kept where nothing changed; comparing them is dear.
    synchronized AlarmLists next(Snapshot later) {
        var sameAlarms = later.state().alarms() == snapshot.state().alarms();
        var sameCauses = later.findings() == snapshot.findings()
                && later.state().problems() == snapshot.state().problems();
        return new AlarmLists(later, sameAlarms ? all : null, sameAlarms && sameCauses ? parted : null);
    }

    /** All that are on. */
    synchronized List<Alarm> all() {
        var known = all;
        if (known == null) {
            known = snapshot.state().alarms().active().stream()
                    .sorted(CloudView.WORST_THEN_NEWEST)
                    .toList();
            all = known;
        }
        return known;
    }

    /** Those that no announced problem explains. */
    List<Alarm> unexplained() {
        return parted().unexplained();
    }

    /** Those that a problem explains. */
    List<Alarm> explainedBy(Problem problem) {
        return parted().explained().getOrDefault(problem.number(), List.of());
    }

    private synchronized Parted parted() {
        var known = parted;
        if (known == null) {
            known = part();
            parted = known;
        }
        return known;
    }

    private Parted part() {
        var unexplained = new ArrayList<Alarm>();
        var explained = new HashMap<Long, List<Alarm>>();
        for (var alarm : all()) {
            Explained.by(snapshot, alarm.key())
                    .map(problem -> explained.computeIfAbsent(problem.number(), number -> new ArrayList<>()))
                    .orElse(unexplained)
                    .add(alarm);
        }
        explained.replaceAll((number, alarms) -> List.copyOf(alarms));
        return new Parted(List.copyOf(unexplained), Map.copyOf(explained));
    }
}
