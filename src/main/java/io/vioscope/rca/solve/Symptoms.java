package io.vioscope.rca.solve;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The symptoms that are there, by who shows them and their number in the model. */
final class Symptoms {
    private final Map<Long, Symptom> all = new HashMap<>();
    private final int[] count;

    /** None yet, of a model that knows so many. */
    Symptoms(int kinds) {
        this.count = new int[kinds];
    }

    Collection<Symptom> all() {
        return all.values();
    }

    /** Whether anything shows that symptom. */
    boolean isAny(int which) {
        return count[which] > 0;
    }

    @Nullable
    Symptom of(int entity, int which) {
        return isAny(which) ? all.get(key(entity, which)) : null;
    }

    boolean contains(Symptom symptom) {
        return of(symptom.entity(), symptom.number()) == symptom;
    }

    void add(Symptom symptom) {
        all.put(key(symptom.entity(), symptom.number()), symptom);
        count[symptom.number()]++;
    }

    void remove(Symptom symptom) {
        all.remove(key(symptom.entity(), symptom.number()));
        count[symptom.number()]--;
    }

    /** The number of an entity and another one in one. */
    static long key(int entity, int which) {
        return (long) which << Integer.SIZE | entity;
    }
}
