package io.vioscope.rca;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.inventory.Inventory;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.RelationType;
import io.vioscope.rca.causal.CausalModel;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Prints how much processor time a diagnosis takes as a cloud of the given number of servers changes. Processor time of the one
 * thread, since a machine's other work would only show in the wall time.
 */
public final class DiagnosisBenchmark {
    private static final CausalModel MODEL = CausalFiles.delivered();
    private static final Instant AT = Instant.parse("2026-11-26T08:00:00Z");
    private static final Set<Kind> NOTHING = EnumSet.noneOf(Kind.class);
    private static final int SERVERS_OF_A_CLUSTER = 200;
    private static final int BATCH = 50;
    private static final int ROUNDS = 400;

    private final Random random = new Random(7);
    private final int servers;
    private final int clusters;
    private final Inventory.Edit edit;
    private Inventory inventory;
    private Diagnosis diagnosis;

    private DiagnosisBenchmark(int servers) {
        this.servers = servers;
        this.clusters = Math.max(1, servers / SERVERS_OF_A_CLUSTER);
        this.inventory = Plants.of(clusters, servers);
        this.edit = inventory.edit();
        this.diagnosis = Diagnosis.of(MODEL, inventory, Readings.none(), NOTHING);
    }

    /** Sizes as arguments; 100,000 without. */
    public static void main(String[] args) {
        var sizes = args.length == 0
                ? List.of(100_000)
                : Arrays.stream(args).map(Integer::valueOf).toList();
        System.out.println("| servers | entities | what | p50 ms | p99 ms | max ms |");
        System.out.println("|--:|--:|---|--:|--:|--:|");
        sizes.forEach(size -> new DiagnosisBenchmark(size).run());
    }

    private void run() {
        var used = memory();
        measure("cold start", 3, () -> {
            diagnosis = Diagnosis.of(MODEL, inventory, Readings.none(), NOTHING);
            return Set.of();
        });
        System.out.println(
                "| | | bytes an entity, graph and names' index: " + (memory() - used) / inventory.size() + " | | | |");
        measure("one unrelated change", ROUNDS, () -> Set.of(flip(Plants.key(Kind.SERVER, random.nextInt(servers)))));
        measure("one migration", ROUNDS, () -> Set.of(move()));
        measure("batch of 50 symptoms anywhere", ROUNDS, this::anywhere);
        measure("batch of 50 symptoms of one cluster", ROUNDS, () -> ofCluster(random.nextInt(clusters)));
        heal();
        measure("25 clusters lost at once", 10, this::manyClusters);
        heal();
        measure("all compute services silent", 10, this::allSilent);
        heal();
        measure("who suffers from a cluster", ROUNDS, () -> {
            diagnosis.whatIf(
                    new ProblemKey(Plants.key(Kind.HYPERVISOR, random.nextInt(clusters)), "hypervisor.all_hosts_gone"));
            return Set.of();
        });
    }

    private void measure(String what, int rounds, Supplier<Set<EntityKey>> change) {
        var times = new double[rounds];
        for (var i = 0; i < rounds; i++) {
            var probe = what.startsWith("cold") || what.startsWith("who");
            var changed = probe ? Set.<EntityKey>of() : change.get();
            var now = new Held(inventory, changed);
            var from = cpu();
            if (probe) {
                change.get();
            } else {
                diagnosis.update(now.inventory(), now.changed(), Readings.none(), NOTHING);
                diagnosis.facts(Problems.none(), 1, AT);
            }
            times[i] = (cpu() - from) / 1e6;
            if (!probe && changed.size() > 1) {
                heal();
            }
        }
        Arrays.sort(times);
        System.out.printf(
                "| %,d | %,d | %s | %.3f | %.3f | %.3f |%n",
                servers,
                inventory.size(),
                what,
                times[rounds / 2],
                times[Math.min(rounds - 1, rounds * 99 / 100)],
                times[rounds - 1]);
    }

    private record Held(Inventory inventory, Set<EntityKey> changed) {}

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long memory() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private final Set<EntityKey> broken = new LinkedHashSet<>();

    private EntityKey flip(EntityKey key) {
        put(inventory.get(key).orElseThrow().withName("renamed " + random.nextInt()));
        return key;
    }

    private EntityKey broke(EntityKey key) {
        put(Plants.broken(inventory.get(key).orElseThrow()));
        broken.add(key);
        return key;
    }

    private void put(Entity entity) {
        edit.put(entity);
        inventory = edit.done();
    }

    private EntityKey move() {
        var key = Plants.key(Kind.SERVER, random.nextInt(servers));
        put(inventory
                .get(key)
                .orElseThrow()
                .withRelations(RelationType.HOSTED_ON, List.of(Plants.key(Kind.HYPERVISOR, random.nextInt(clusters)))));
        return key;
    }

    private Set<EntityKey> anywhere() {
        var keys = new LinkedHashSet<EntityKey>();
        for (var i = 0; i < BATCH; i++) {
            keys.add(broke(Plants.key(i % 2 == 0 ? Kind.SERVER : Kind.PORT, random.nextInt(servers))));
        }
        return keys;
    }

    private Set<EntityKey> ofCluster(int cluster) {
        var keys = new LinkedHashSet<EntityKey>();
        for (var i = 0; i < BATCH; i++) {
            keys.add(broke(Plants.key(Kind.SERVER, cluster + clusters * random.nextInt(servers / clusters))));
        }
        return keys;
    }

    private Set<EntityKey> manyClusters() {
        var keys = new LinkedHashSet<EntityKey>();
        for (var c = 0; c < Math.min(25, clusters); c++) {
            keys.add(broke(Plants.key(Kind.HYPERVISOR, c)));
            for (var s = c; s < servers; s += clusters) {
                keys.add(broke(Plants.key(Kind.SERVER, s)));
            }
        }
        return keys;
    }

    private Set<EntityKey> allSilent() {
        var keys = new LinkedHashSet<EntityKey>();
        for (var c = 0; c < clusters; c++) {
            keys.add(broke(Plants.key(Kind.COMPUTE_SERVICE, c)));
        }
        return keys;
    }

    private void heal() {
        var sound = Plants.of(clusters, servers);
        for (var key : new ArrayList<>(broken)) {
            put(sound.get(key).orElseThrow());
        }
        diagnosis.update(inventory, broken, Readings.none(), NOTHING);
        broken.clear();
    }
}
