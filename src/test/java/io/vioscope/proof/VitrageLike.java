package io.vioscope.proof;

import io.vioscope.rca.Sighting;
import io.vioscope.rca.solve.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * An alarm of an entity is caused by an alarm of another where a rule leads from one to the other; one without cause is a
 * root. What shows no alarm itself is never one, as in Vitrage.
 */
final class VitrageLike extends Baseline {
    VitrageLike() {
        super("Vitrage-like");
    }

    @Override
    List<Candidate> decode(Sighting sight) {
        var alarmed = new HashMap<Integer, Candidate>();
        for (var candidate : candidates(sight)) {
            if (hasOwnAlarm(candidate)) {
                alarmed.putIfAbsent(candidate.entity(), candidate);
            }
        }
        var roots = new ArrayList<Candidate>();
        alarmed.forEach((entity, candidate) -> {
            if (alarmed.values().stream().noneMatch(other -> causes(other, entity))) {
                roots.add(candidate);
            }
        });
        return roots;
    }

    private static boolean hasOwnAlarm(Candidate candidate) {
        var rules = candidate.type().rules();
        for (var place = 0; place < rules.size(); place++) {
            if (rules.get(place).calls()
                    && candidate.bad(place).stream().anyMatch(s -> s.entity() == candidate.entity())) {
                return true;
            }
        }
        return false;
    }

    private static boolean causes(Candidate cause, int entity) {
        return cause.entity() != entity && explained(cause).stream().anyMatch(s -> s.entity() == entity);
    }
}
