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
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    private static final int PAGE = 1_000;
    private static final int ONE_IN = 100;

    private final Random random = new Random(7);
    private final int servers;
    private final int clusters;
    private final Inventory.Edit edit;
    private Inventory inventory;
    private final Inventory sound;
    private final Diagnosis diagnosis;
    private int results;

    private DiagnosisBenchmark(int servers) {
        this.servers = servers;
        this.clusters = Math.max(1, servers / SERVERS_OF_A_CLUSTER);
        this.inventory = Plants.of(clusters, servers);
        this.sound = inventory;
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
        var before = memory();
        var held = Diagnosis.of(MODEL, inventory, Readings.none(), NOTHING);
        var bytes = (memory() - before) / inventory.size();
        time("cold start", 3, () -> held(Diagnosis.of(MODEL, inventory, Readings.none(), NOTHING)));
        time("discovery in pages of 1,000, 1 % of the servers in error", 3, this::discover);
        change("one unrelated change", ROUNDS, () -> Set.of(rename()));
        change("one migration", ROUNDS, () -> Set.of(move()));
        change("batch of 50 symptoms anywhere", ROUNDS, this::anywhere);
        change("batch of 50 symptoms of one cluster", ROUNDS, () -> ofCluster(random.nextInt(clusters)));
        change("25 clusters lost at once", 10, this::manyClusters);
        change("all compute services silent", 10, this::allSilent);
        time(
                "who suffers from a cluster",
                ROUNDS,
                () -> held(diagnosis.whatIf(new ProblemKey(
                        Plants.key(Kind.HYPERVISOR, random.nextInt(clusters)), "hypervisor.all_hosts_gone"))));
        System.out.println("\nGraph, names' index and state: " + bytes + " bytes an entity"
                + (held == diagnosis ? "." : " beside those that are there; results: " + results));
    }

    /** Tells all there is to a diagnosis that knows nothing yet, a page at a time. */
    private void discover() {
        var anew = Diagnosis.of(MODEL, Inventory.empty(), Readings.none(), NOTHING);
        var filling = Inventory.empty().edit();
        var page = new LinkedHashSet<EntityKey>();
        var server = 0;
        for (var entity : inventory.all()) {
            var isBroken = entity.kind() == Kind.SERVER && server++ % ONE_IN == 0;
            filling.put(isBroken ? Plants.broken(entity) : entity);
            page.add(entity.key());
            if (page.size() == PAGE) {
                anew.update(filling.done(), page, Readings.none(), NOTHING);
                page.clear();
            }
        }
        held(anew);
    }

    private void held(@Nullable Object result) {
        results += result == null ? 0 : 1;
    }

    /** Makes a change, times what the diagnosis makes of it, and then what it makes of its end. */
    private void change(String what, int rounds, Supplier<Set<EntityKey>> change) {
        for (var i = 0; i < rounds * 2; i++) { // for the compiler
            take(change.get());
            var healed = Set.copyOf(broken);
            heal();
            take(healed);
        }
        var times = new double[rounds];
        var ends = new double[rounds];
        for (var i = 0; i < rounds; i++) {
            var changed = change.get();
            times[i] = take(changed);
            var healed = Set.copyOf(broken);
            heal();
            ends[i] = healed.isEmpty() ? 0 : take(healed);
        }
        print(what, times);
        if (ends[0] > 0) {
            print("its end", ends);
        }
    }

    private double take(Set<EntityKey> changed) {
        var from = cpu();
        diagnosis.update(inventory, changed, Readings.none(), NOTHING);
        held(diagnosis.facts(Problems.none(), Map.of(), 1, AT, key -> Optional.empty()));
        return (cpu() - from) / 1e6;
    }

    private void time(String what, int rounds, Runnable work) {
        var times = new double[rounds];
        for (var i = 0; i < rounds; i++) {
            var from = cpu();
            work.run();
            times[i] = (cpu() - from) / 1e6;
        }
        print(what, times);
    }

    private void print(String what, double[] times) {
        Arrays.sort(times);
        System.out.printf(
                "| %,d | %,d | %s | %.3f | %.3f | %.3f |%n",
                servers,
                inventory.size(),
                what,
                times[times.length / 2],
                times[Math.min(times.length - 1, times.length * 99 / 100)],
                times[times.length - 1]);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long memory() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private final Set<EntityKey> broken = new LinkedHashSet<>();

    private EntityKey rename() {
        var key = Plants.key(Kind.SERVER, random.nextInt(servers));
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
        broken.forEach(key -> sound.get(key).ifPresent(this::put));
        broken.clear();
    }
}
