package io.vioscope.engine;

import io.vioscope.inventory.Inventory;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Flow;
import io.vioscope.model.Kind;
import io.vioscope.model.Problem;
import io.vioscope.model.RelationType;
import io.vioscope.model.Severity;
import io.vioscope.rca.Diagnosis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Chooses of which servers a live look would tell most. Suspect is what an open problem leaves unknown, what it was concluded
 * from, and what a cluster with a problem of its own hosts; as long as Nova holds it to be running, which is what there is
 * doubt about. Every cluster has its turn, the one that was not looked at for longest first. Pure.
 */
final class Suspicion {
    /** What was looked at so lately need not be looked at again. */
    static final Duration RECENT = Duration.ofMinutes(5);

    private static final String RUNNING = "ACTIVE";
    private static final String LOOKED = Suspects.PROBE.name() + ".state";

    private final Snapshot snapshot;
    private final Inventory inventory;

    private Suspicion(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.inventory = snapshot.state().inventory();
    }

    /** At most so many servers; nobody where no problem is open but what was planned or asked for. */
    static Suspects of(Snapshot snapshot, Supplier<Diagnosis> diagnosis, int most) {
        var problems = snapshot.state().problems().open().values().stream()
                .filter(problem -> problem.severity() != Severity.INDETERMINATE)
                .toList();
        return problems.isEmpty() ? Suspects.NONE : new Suspicion(snapshot).of(problems, diagnosis, most);
    }

    private Suspects of(List<Problem> problems, Supplier<Diagnosis> diagnosis, int most) {
        var doubted = new HashSet<EntityKey>();
        var clusters = new HashSet<EntityKey>();
        for (var problem : problems) {
            clusters.add(problem.key().entity());
            doubted.add(problem.key().entity());
            problem.verdict().evidence().forEach(evidence -> doubted.addAll(evidence.examples()));
            doubted.addAll(unknown(problem, diagnosis));
        }
        return new Suspects(inTurn(byCluster(doubted, clusters), most));
    }

    private static Set<EntityKey> unknown(Problem problem, Supplier<Diagnosis> diagnosis) {
        return problem.impact().count(Flow.KNOWLEDGE, Kind.SERVER) == 0
                ? Set.of()
                : diagnosis
                        .get()
                        .whatIf(problem.key())
                        .sufferers()
                        .getOrDefault(Flow.KNOWLEDGE, Collections.emptySortedMap())
                        .getOrDefault(Kind.SERVER, Set.of());
    }

    private Map<EntityKey, List<Entity>> byCluster(Set<EntityKey> doubted, Set<EntityKey> clusters) {
        var all = new TreeMap<EntityKey, List<Entity>>();
        for (var server : inventory.of(Kind.SERVER).values()) {
            server.related(RelationType.HOSTED_ON)
                    .filter(cluster -> clusters.contains(cluster) || doubted.contains(server.key()))
                    .filter(cluster -> server.status().word().equals(RUNNING))
                    .ifPresent(cluster -> all.computeIfAbsent(cluster, key -> new ArrayList<>())
                            .add(server));
        }
        return all;
    }

    /** One of each cluster, then another of each, and so on. */
    private List<EntityKey> inTurn(Map<EntityKey, List<Entity>> byCluster, int most) {
        var looked = new HashMap<EntityKey, Instant>();
        byCluster.forEach((cluster, servers) -> looked.put(
                cluster,
                servers.stream()
                        .map(this::lookedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH)));
        var order = Comparator.comparing((EntityKey cluster) -> looked.getOrDefault(cluster, Instant.EPOCH))
                .thenComparing(Comparator.naturalOrder());
        var queues = byCluster.keySet().stream()
                .sorted(order)
                .map(cluster -> due(byCluster.getOrDefault(cluster, List.of()), most))
                .toList();
        var chosen = new ArrayList<EntityKey>();
        for (var round = 0; round < most; round++) {
            for (var queue : queues) {
                if (round < queue.size() && chosen.size() < most) {
                    chosen.add(queue.get(round));
                }
            }
        }
        return chosen;
    }

    private List<EntityKey> due(List<Entity> servers, int most) {
        return servers.stream()
                .filter(server -> !lookedAt(server).plus(RECENT).isAfter(snapshot.asOf()))
                .sorted(Comparator.comparing(this::lookedAt).thenComparing(Entity::key))
                .limit(most)
                .map(Entity::key)
                .toList();
    }

    private Instant lookedAt(Entity server) {
        return snapshot.toldAt(server.key(), LOOKED).orElse(Instant.EPOCH);
    }
}
