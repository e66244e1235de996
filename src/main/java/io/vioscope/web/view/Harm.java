package io.vioscope.web.view;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.rca.WhatIf;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who suffers from a problem, that there is or that is supposed, ready to be counted and listed. */
public final class Harm {
    private final CloudView cloud;
    private final WhatIf whatIf;

    /** What the engine answered of a cloud. */
    public Harm(CloudView cloud, WhatIf whatIf) {
        this.cloud = cloud;
        this.whatIf = whatIf;
    }

    /** How many of a project suffer; project is empty for those of which none is known. */
    public record Share(Optional<EntityKey> project, int count) {}

    /** Somebody who suffers in one way. */
    public record Sufferer(Flow flow, EntityKey key) {}

    /** How many of each kind suffer in each way. */
    public Impact impact() {
        var counts = new EnumMap<Flow, SortedMap<Kind, Integer>>(Flow.class);
        whatIf.sufferers().forEach((flow, kinds) -> {
            var numbers = new TreeMap<Kind, Integer>();
            kinds.forEach((kind, keys) -> numbers.put(kind, keys.size()));
            counts.put(flow, numbers);
        });
        return new Impact(counts);
    }

    /** All of that kind that suffer in that way, by id. */
    public List<EntityKey> of(Flow flow, Kind kind) {
        return kinds(flow).getOrDefault(kind, Set.of()).stream().sorted().toList();
    }

    /** All of them, way by way and kind by kind. */
    public Stream<Sufferer> all() {
        return Stream.of(Flow.values())
                .flatMap(flow -> kinds(flow).keySet().stream()
                        .flatMap(kind -> of(flow, kind).stream().map(key -> new Sufferer(flow, key))));
    }

    /** How many of each project suffer in that way, projects themselves not counted; those with the most first. */
    public List<Share> projects(Flow flow) {
        var counts = new HashMap<Optional<EntityKey>, Integer>();
        kinds(flow).forEach((kind, keys) -> {
            if (kind != Kind.PROJECT) {
                keys.forEach(key -> counts.merge(project(key), 1, Integer::sum));
            }
        });
        return counts.entrySet().stream()
                .map(e -> new Share(e.getKey(), e.getValue()))
                .sorted(Comparator.comparing((Share s) -> s.project().isEmpty())
                        .thenComparing(Share::count, Comparator.reverseOrder())
                        .thenComparing(s -> s.project().map(EntityKey::id).orElse("")))
                .toList();
    }

    /** The same by kind, in no order. */
    public Map<Optional<EntityKey>, SortedMap<Kind, Integer>> byProject(Flow flow) {
        var counts = new HashMap<Optional<EntityKey>, SortedMap<Kind, Integer>>();
        kinds(flow).forEach((kind, keys) -> {
            if (kind != Kind.PROJECT) {
                keys.forEach(key -> counts.computeIfAbsent(project(key), p -> new TreeMap<>())
                        .merge(kind, 1, Integer::sum));
            }
        });
        return counts;
    }

    /** Whose it is, as far as that is known. */
    public Optional<EntityKey> project(EntityKey key) {
        return cloud.get(key).flatMap(seen -> seen.entity().related(RelationType.OWNED_BY));
    }

    /** Of the groups of services that lose members, what is left. */
    public List<WhatIf.Group> groups() {
        return whatIf.groups();
    }

    private SortedMap<Kind, Set<EntityKey>> kinds(Flow flow) {
        return whatIf.sufferers().getOrDefault(flow, Collections.emptySortedMap());
    }
}
