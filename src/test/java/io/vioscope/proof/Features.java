package io.vioscope.proof;

import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What an incident looks like from a place: which symptoms are there, tied to it and elsewhere, on some or on most. */
final class Features {
    private final Outcome outcome;
    private final Map<EntityKey, Set<EntityKey>> tied = new HashMap<>();
    private final Map<Kind, Integer> sizes = new HashMap<>();
    private final Map<Kind, Integer> news = new HashMap<>();

    Features(Outcome outcome) {
        this.outcome = outcome;
        var before = outcome.recording().before().state().inventory();
        outcome.sight().snapshot().state().inventory().all().forEach(entity -> {
            tie(entity);
            var isNew = before.get(entity.key()).isEmpty();
            (isNew ? news : sizes).merge(entity.kind(), 1, Integer::sum);
        });
    }

    private void tie(Entity entity) {
        entity.relations().forEach(relation -> {
            tied.computeIfAbsent(relation.to(), k -> new HashSet<>()).add(entity.key());
            tied.computeIfAbsent(entity.key(), k -> new HashSet<>()).add(relation.to());
        });
    }

    /** Whether anything is to be seen at a place or next to it. */
    boolean isTouched(Set<EntityKey> places) {
        return places.isEmpty()
                || outcome.seen().stream()
                        .anyMatch(sign ->
                                !where(sign.entity(), places, near(places)).equals("far"));
    }

    /** The symptoms by name and where they are, with 1 for some and 2 for most. */
    Map<String, Integer> from(Set<EntityKey> places) {
        var near = near(places);
        var bad = new HashMap<String, Integer>();
        var all = new HashMap<String, Integer>();
        for (var sign : outcome.seen()) {
            var where = where(sign.entity(), places, near);
            var feature = sign.symptom() + " " + where;
            bad.merge(feature, 1, Integer::sum);
            all.computeIfAbsent(feature, f -> eligible(sign.entity().kind(), where, places, near));
        }
        var levels = new HashMap<String, Integer>();
        bad.forEach((feature, count) -> levels.put(feature, count * 2 >= all.getOrDefault(feature, 1) ? 2 : 1));
        return levels;
    }

    private Set<EntityKey> near(Set<EntityKey> places) {
        var near = new HashSet<EntityKey>();
        places.forEach(place -> near.addAll(tied.getOrDefault(place, Set.of())));
        near.removeAll(places);
        return near;
    }

    private String where(EntityKey entity, Set<EntityKey> places, Set<EntityKey> near) {
        if (places.contains(entity)) {
            return "here";
        }
        if (outcome.recording().before().state().inventory().get(entity).isEmpty()) {
            return "new";
        }
        return near.contains(entity) ? "near" : "far";
    }

    private int eligible(Kind kind, String where, Set<EntityKey> places, Set<EntityKey> near) {
        return switch (where) {
            case "here" -> count(kind, places);
            case "near" -> count(kind, near);
            case "new" -> news.getOrDefault(kind, 1);
            default -> sizes.getOrDefault(kind, 1) - count(kind, places) - count(kind, near);
        };
    }

    private static int count(Kind kind, Set<EntityKey> keys) {
        return (int) keys.stream().filter(key -> key.kind() == kind).count();
    }
}
