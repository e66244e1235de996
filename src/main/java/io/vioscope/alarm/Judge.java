package io.vioscope.alarm;

import io.vioscope.inventory.Inventory;
import io.vioscope.model.Alarm;
import io.vioscope.model.AlarmKey;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds the table of conditions against what has just changed and says which alarms go on or off. Pure. */
public final class Judge {
    private Judge() {}

    /**
     * The alarm facts that follow from other facts.
     *
     * @param before   the alarms that were on
     * @param now      the inventory with the facts applied
     * @param facts    what has just changed; alarms are only judged for its subjects
     * @param firstSeq the number that the first returned fact will have: it names the alarm it raises
     * @param at       the time of the change
     * @param window   the maintenance window that covers an entity, if one does
     */
    public static List<Fact> judge(
            Alarms before,
            Inventory now,
            List<Fact> facts,
            long firstSeq,
            Instant at,
            Function<EntityKey, Optional<Long>> window) {
        var subjects = new LinkedHashSet<EntityKey>();
        facts.forEach(fact -> {
            var subject = fact.subject();
            if (subject != null && !Conditions.of(subject.kind()).isEmpty()) {
                subjects.add(subject);
            }
        });
        var alarms = new ArrayList<Fact>();
        for (var subject : subjects) {
            var entity = now.get(subject);
            if (entity.isPresent()) {
                judge(before, entity.get(), alarms, firstSeq, at, window);
            } else {
                before.of(subject).forEach(a -> alarms.add(new Fact.AlarmCleared(a, Fact.Clearing.ENTITY_DELETED)));
            }
        }
        return alarms;
    }

    /** What changes about alarms that were raised in maintenance windows: of those that no window covers now people are told. */
    public static List<Fact> released(Alarms before, Function<EntityKey, Optional<Long>> window) {
        return before.active().stream()
                .filter(alarm -> !alarm.isAnnounced())
                .sorted(Comparator.comparing(Alarm::key))
                .map(alarm -> new Changed(alarm, alarm.within(covered(alarm, window))))
                .filter(changed -> !changed.before.equals(changed.now))
                .map(Changed::fact)
                .toList();
    }

    private record Changed(Alarm before, Alarm now) {
        Fact fact() {
            return new Fact.AlarmChanged(now, !before.isAnnounced() && now.isAnnounced());
        }
    }

    /** What people were told of they are told of to its end. */
    private static @Nullable Long covered(Alarm alarm, Function<EntityKey, Optional<Long>> window) {
        return alarm.isAnnounced() ? null : window.apply(alarm.key().entity()).orElse(null);
    }

    private static void judge(
            Alarms before,
            Entity entity,
            List<Fact> into,
            long firstSeq,
            Instant at,
            Function<EntityKey, Optional<Long>> window) {
        for (var condition : Conditions.of(entity.kind())) {
            var key = new AlarmKey(entity.key(), condition.name());
            var on = before.get(key);
            if (!condition.holds().test(entity)) {
                on.ifPresent(a -> into.add(new Fact.AlarmCleared(a, Fact.Clearing.CONDITION_ENDED)));
                continue;
            }
            var number = on.map(Alarm::number).orElse(firstSeq + into.size());
            var since = on.map(Alarm::raisedAt).orElse(at);
            var alarm = new Alarm(
                    number,
                    key,
                    condition.severity().apply(entity),
                    condition.text().apply(entity),
                    since,
                    on.isEmpty() ? window.apply(entity.key()).orElse(null) : covered(on.get(), window));
            if (on.isEmpty()) {
                into.add(new Fact.AlarmRaised(alarm));
            } else if (!on.get().equals(alarm)) {
                into.add(new Changed(on.get(), alarm).fact());
            }
        }
    }
}
