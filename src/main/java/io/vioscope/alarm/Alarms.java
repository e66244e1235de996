package io.vioscope.alarm;

import io.vioscope.model.Alarm;
import io.vioscope.model.AlarmKey;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The alarms that are on in one cloud. Immutable. */
public final class Alarms {
    private static final Alarms NONE = new Alarms(Map.of());

    private final Map<AlarmKey, Alarm> active;

    private Alarms(Map<AlarmKey, Alarm> active) {
        this.active = active;
    }

    /** No alarm is on. */
    public static Alarms none() {
        return NONE;
    }

    /** The alarm of that key, if it is on. */
    public Optional<Alarm> get(AlarmKey key) {
        return Optional.ofNullable(active.get(key));
    }

    /** All that are on, in no order. */
    public Collection<Alarm> active() {
        return active.values();
    }

    /** Those that are on for one entity. */
    public List<Alarm> of(EntityKey entity) {
        return Conditions.ALL.stream()
                .flatMap(c -> get(new AlarmKey(entity, c.name())).stream())
                .toList();
    }

    /** The alarms after those facts; facts of other kinds are passed over. */
    public Alarms apply(List<Fact> facts) {
        var next = new HashMap<>(active);
        var cases = new Fact.Cases<@Nullable Alarm>(
                added -> null,
                changed -> null,
                status -> null,
                moved -> null,
                migrationFailed -> null,
                discovered -> null,
                missing -> null,
                reappeared -> null,
                deleted -> null,
                raised -> next.put(raised.alarm().key(), raised.alarm()),
                changed -> next.put(changed.alarm().key(), changed.alarm()),
                cleared -> next.remove(cleared.alarm().key()),
                source -> null,
                problem -> null,
                learning -> null,
                window -> null);
        facts.forEach(fact -> fact.match(cases));
        return next.equals(active) ? this : new Alarms(next);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Alarms that && active.equals(that.active);
    }

    @Override
    public int hashCode() {
        return active.hashCode();
    }

    @Override
    public String toString() {
        return active.size() + " alarms";
    }
}
