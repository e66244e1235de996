package io.vioscope.rca.solve;

import io.vioscope.model.Kind;
import io.vioscope.model.RelationType;
import io.vioscope.rca.causal.SymptomType;
import io.vioscope.rca.graph.Topology;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How often a symptom is there for no reason that matters. Real clouds carry failed servers and volumes for months; without
 * knowing how many, any few of them in one place would look like a cause. Read from the cloud as it is: the share among that
 * half of the groups (clusters, projects, ...) that shows it least, as a cause strikes some groups and not most. Of several ways
 * to group, the one with the lowest share counts.
 */
final class Background {
    /** Fewer than this say nothing about a share. */
    private static final int FEWEST = 50;

    private static final double HIGHEST = 0.2;
    private static final double ROUNDING = 1e-6;

    private record Grouping(RelationType type, Kind kind) {}

    private static final Grouping PROJECT = new Grouping(RelationType.OWNED_BY, Kind.PROJECT);
    private static final Map<Kind, List<Grouping>> GROUPINGS = Map.of(
            Kind.SERVER, List.of(new Grouping(RelationType.HOSTED_ON, Kind.HYPERVISOR), PROJECT),
            Kind.VOLUME, List.of(new Grouping(RelationType.HOSTED_ON, Kind.VOLUME_POOL), PROJECT),
            Kind.PORT, List.of(new Grouping(RelationType.CONNECTED_TO, Kind.NETWORK), PROJECT),
            Kind.ROUTER, List.of(PROJECT),
            Kind.FLOATING_IP, List.of(PROJECT),
            Kind.NETWORK, List.of(PROJECT),
            Kind.LOAD_BALANCER, List.of(PROJECT));

    /** How many are in each group, and in all. */
    private static final class Sizes {
        private final Map<Integer, int[]> of = new HashMap<>();
        private int total;

        void add(int group, int more) {
            of.computeIfAbsent(group, g -> new int[1])[0] += more;
            total += more;
        }

        int of(int group) {
            var size = of.get(group);
            return size == null ? 0 : size[0];
        }
    }

    /** Of each way to group the entities of a kind. */
    private final Map<Kind, List<Sizes>> sizes = new EnumMap<>(Kind.class);

    /** How many in each group show a symptom, of each way to group those of its kind. */
    private final Map<SymptomType, List<Map<Integer, Integer>>> bad = new HashMap<>();

    private final IdentityHashMap<Symptom, int[]> groupsOf = new IdentityHashMap<>();
    private final Map<SymptomType, Integer> levels = new HashMap<>();
    private final Set<SymptomType> touched = new HashSet<>();
    private final Set<Kind> resized = EnumSet.noneOf(Kind.class);
    private final Topology topology;

    Background(Topology topology) {
        this.topology = topology;
    }

    /** The share of those that show a symptom for no reason that matters. */
    double rate(SymptomType type) {
        return Math.min(
                Math.max(HIGHEST, type.background()), Math.scalb(type.background(), levels.getOrDefault(type, 0)));
    }

    /** Counts an entity in, or out. To be called while its ties are there. */
    void count(int number, Kind kind, int by) {
        var groupings = GROUPINGS.getOrDefault(kind, List.of());
        if (!groupings.isEmpty()) {
            resized.add(kind);
        }
        for (var i = 0; i < groupings.size(); i++) {
            var group = group(number, groupings.get(i));
            if (group >= 0) {
                sizes(kind).get(i).add(group, by);
            }
        }
    }

    private List<Sizes> sizes(Kind kind) {
        return sizes.computeIfAbsent(
                kind,
                k -> GROUPINGS.getOrDefault(k, List.of()).stream()
                        .map(g -> new Sizes())
                        .toList());
    }

    void add(Symptom symptom) {
        var groupings = GROUPINGS.get(symptom.type().kind());
        if (groupings == null) {
            return;
        }
        var groups =
                groupings.stream().mapToInt(g -> group(symptom.entity(), g)).toArray();
        groupsOf.put(symptom, groups);
        count(symptom.type(), groups, 1);
    }

    void remove(Symptom symptom) {
        var groups = groupsOf.remove(symptom);
        if (groups != null) {
            count(symptom.type(), groups, -1);
        }
    }

    private void count(SymptomType type, int[] groups, int by) {
        touched.add(type);
        var counts = bad.computeIfAbsent(
                type,
                t -> Arrays.stream(groups)
                        .<Map<Integer, Integer>>mapToObj(g -> new HashMap<>())
                        .toList());
        for (var i = 0; i < groups.length; i++) {
            if (groups[i] >= 0) {
                counts.get(i).merge(groups[i], by, (one, other) -> one + other == 0 ? null : one + other);
            }
        }
    }

    private int group(int entity, Grouping grouping) {
        return topology.tied(entity, grouping.type(), grouping.kind());
    }

    /** Brings the shares up to date; of these symptoms they have changed. Whole doublings, so that they do so seldom. */
    Set<SymptomType> refresh() {
        var changed = new HashSet<SymptomType>();
        bad.keySet().stream().filter(type -> resized.contains(type.kind())).forEach(touched::add);
        resized.clear();
        for (var type : touched) {
            var level = level(type);
            if (!Integer.valueOf(level).equals(levels.put(type, level))) {
                changed.add(type);
            }
        }
        touched.clear();
        return changed;
    }

    private int level(SymptomType type) {
        var lowest = HIGHEST;
        var counts = bad.getOrDefault(type, List.of());
        for (var i = 0; i < counts.size(); i++) {
            lowest = Math.min(lowest, share(sizes(type.kind()).get(i), counts.get(i)));
        }
        return counts.isEmpty() || lowest <= type.background()
                ? 0
                : (int) Math.ceil(Math.log(lowest / type.background()) / Math.log(2) - ROUNDING);
    }

    /** The share in that half of all that is in the groups which show it least. */
    private static double share(Sizes sizes, Map<Integer, Integer> bad) {
        if (sizes.total < FEWEST) {
            return 0;
        }
        var half = sizes.total / 2.0;
        var seen = sizes.total - bad.keySet().stream().mapToDouble(sizes::of).sum();
        var shown = 0.0;
        var worst = bad.entrySet().stream()
                .filter(e -> sizes.of(e.getKey()) > 0)
                .sorted(Comparator.comparingDouble(e -> share(e, sizes)))
                .toList();
        for (var group : worst) {
            var taken = Math.min(half - Math.min(half, seen), sizes.of(group.getKey()));
            seen += taken;
            shown += taken * share(group, sizes);
        }
        return shown / half;
    }

    private static double share(Map.Entry<Integer, Integer> bad, Sizes sizes) {
        return bad.getValue() / (double) Math.max(1, sizes.of(bad.getKey()));
    }
}
