package io.vioscope.proof;

import io.vioscope.rca.Sighting;
import io.vioscope.rca.solve.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Of entities that are tied to each other and all have alarms, those of the highest kind are the cause. */
final class Topmost extends Baseline {
    Topmost() {
        super("topmost alarm");
    }

    @Override
    List<Candidate> decode(Sighting sight) {
        var alarmed = byEntity(sight).keySet();
        var best = new HashMap<Integer, Candidate>();
        candidates(sight).stream()
                .filter(c -> alarmed.contains(c.entity()) && isCalledFor(c))
                .forEach(c -> best.putIfAbsent(c.entity(), c));
        var roots = new ArrayList<Candidate>();
        best.forEach((entity, candidate) -> {
            if (!hasAlarmAbove(sight, entity, alarmed)) {
                roots.add(candidate);
            }
        });
        return roots;
    }

    private static boolean hasAlarmAbove(Sighting sight, int entity, Set<Integer> alarmed) {
        var seen = new HashSet<Integer>(Set.of(entity));
        var level = List.of(entity);
        while (!level.isEmpty()) {
            var next = new ArrayList<Integer>();
            for (var below : level) {
                var known = sight.topology().entity(below);
                if (known != null) {
                    for (var tie : known.relations()) {
                        var above = sight.topology().number(tie.to());
                        if (tie.to().kind().compareTo(known.kind()) < 0 && seen.add(above)) {
                            next.add(above);
                        }
                    }
                }
            }
            if (next.stream().anyMatch(alarmed::contains)) {
                return true;
            }
            level = next;
        }
        return false;
    }
}
