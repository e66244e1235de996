package io.vioscope.engine.past;

import io.vioscope.alarm.Alarms;
import io.vioscope.model.Alarm;
import io.vioscope.model.AlarmKey;
import io.vioscope.model.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The part of {@link Undo} that is about alarms: the oldest of the facts about one says whether it was on before. */
final class UndoAlarms {
    private final Map<AlarmKey, Optional<Alarm>> said = new HashMap<>();

    /** Those that were on; as what is not said. */
    private final Set<AlarmKey> unsaid = new HashSet<>();

    void take(Fact fact) {
        if (fact instanceof Fact.AlarmRaised f) {
            say(f.alarm().key(), Optional.empty());
        } else if (fact instanceof Fact.AlarmCleared f) {
            say(f.alarm().key(), Optional.of(f.alarm()));
        } else if (fact instanceof Fact.AlarmChanged f) {
            say(f.alarm().key(), Optional.empty());
            unsaid.add(f.alarm().key());
        }
    }

    private void say(AlarmKey key, Optional<Alarm> alarm) {
        said.put(key, alarm);
        unsaid.remove(key);
    }

    Set<AlarmKey> needs() {
        return unsaid;
    }

    /** The alarms before; empty if older facts do not say as what one was on. */
    Optional<Alarms> before(Alarms later, List<Fact> older) {
        var found = found(older);
        if (!found.keySet().containsAll(unsaid)) {
            return Optional.empty();
        }
        var changes = new ArrayList<Fact>();
        said.keySet()
                .forEach(key -> later.get(key)
                        .ifPresent(a -> changes.add(new Fact.AlarmCleared(a, Fact.Clearing.CONDITION_ENDED))));
        said.values().forEach(alarm -> alarm.ifPresent(a -> changes.add(new Fact.AlarmRaised(a))));
        found.values().forEach(a -> changes.add(new Fact.AlarmRaised(a)));
        return Optional.of(later.apply(changes));
    }

    private Map<AlarmKey, Alarm> found(List<Fact> older) {
        var found = new HashMap<AlarmKey, Alarm>();
        for (var fact : older) {
            if (fact instanceof Fact.AlarmRaised f && unsaid.contains(f.alarm().key())) {
                found.put(f.alarm().key(), f.alarm());
            } else if (fact instanceof Fact.AlarmChanged f
                    && unsaid.contains(f.alarm().key())) {
                found.put(f.alarm().key(), f.alarm());
            }
        }
        return found;
    }
}
