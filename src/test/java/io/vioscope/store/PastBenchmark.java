package io.vioscope.store;

import static io.vioscope.store.TestDatabase.await;

import com.sun.management.OperatingSystemMXBean;
import io.vertx.core.Vertx;
import io.vioscope.config.DatabaseConfig;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.Commit;
import io.vioscope.engine.Worlds;
import io.vioscope.engine.past.Recall;
import io.vioscope.model.Alarm;
import io.vioscope.model.AlarmKey;
import io.vioscope.model.Attributes;
import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Severity;
import io.vioscope.model.Status;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How long it takes to know again what was believed, and what that holds in memory: a cloud of so many servers, each with two
 * ports and a volume, is found; then for a day five changes a server follow. {@code mvn -q test-compile exec:java
 * -Pbench-past}.
 */
public final class PastBenchmark {
    private static final int CHANGES = 5;
    private static final int COMMIT = 200;
    private static final String CLOUD = "bench";

    private final Random random = new Random(1);
    private final Vertx vertx = Vertx.vertx();
    private final Database database;
    private final CommitWriter writer;
    private final int id;
    private final int servers;
    private CloudState state = CloudState.unknown(CLOUD);
    private Instant clock = Worlds.START;

    private PastBenchmark(int servers) throws Exception {
        this.servers = servers;
        var directory = Files.createTempDirectory("vioscope-past");
        database = await(Database.open(
                vertx, new DatabaseConfig.Embedded(directory.resolve("pg")), false, new AtomicReference<>()));
        writer = new CommitWriter(database.writer());
        id = await(new Recovery(database).load(CLOUD)).cloudIndex();
    }

    /** Measures each size that is given as an argument. */
    public static void main(String... sizes) throws Exception {
        System.out.println("| servers | what is looked at | facts taken back | s | CPU s of Vioscope | MB held |");
        System.out.println("|--:|---|--:|--:|--:|--:|");
        for (var size : sizes) {
            var bench = new PastBenchmark(Integer.parseInt(size));
            bench.live();
            bench.measure();
            await(bench.database.close());
            await(bench.vertx.close());
        }
    }

    private static EntityKey server(int i) {
        return new EntityKey(Kind.SERVER, "5f1c2d3e-0000-4000-8000-" + String.format("%012d", i));
    }

    private Entity entity(Kind kind, int i, EntityKey of) {
        var attributes = new HashMap<String, String>();
        for (var n = 0; n < 15; n++) {
            attributes.put("attribute_" + n, "a value of " + (i % 97) + " or so");
        }
        var key = kind == Kind.SERVER ? server(i) : new EntityKey(kind, kind.word() + "-" + i);
        var type = kind == Kind.SERVER ? RelationType.HOSTED_ON : RelationType.ATTACHED_TO;
        return new Entity(
                key,
                "name of " + i,
                Status.enabled("ACTIVE", Health.OK),
                Attributes.of(attributes),
                List.of(new Relation(type, of)));
    }

    private void live() throws Exception {
        var found = new ArrayList<Fact>();
        for (var i = 0; i < servers; i++) {
            found.add(added(entity(Kind.SERVER, i, new EntityKey(Kind.HYPERVISOR, "h" + i % 500))));
            found.add(added(entity(Kind.PORT, 2 * i, server(i))));
            found.add(added(entity(Kind.PORT, 2 * i + 1, server(i))));
            found.add(added(entity(Kind.VOLUME, i, server(i))));
        }
        take(found);
        var commits = servers * CHANGES / COMMIT;
        for (var i = 0; i < commits; i++) {
            clock = clock.plus(Duration.ofDays(1).dividedBy(commits));
            changes();
        }
    }

    private static Fact added(Entity entity) {
        return new Fact.EntityAdded(entity, Fact.Appearance.FOUND_AT_FIRST_SIGHT);
    }

    private void changes() throws Exception {
        var facts = new HashMap<EntityKey, Fact>();
        while (facts.size() < COMMIT) {
            var of = state.inventory().get(server(random.nextInt(servers))).orElseThrow();
            var alarm = state.alarms().get(new AlarmKey(of.key(), "server.error"));
            facts.put(
                    of.key(),
                    switch (random.nextInt(3)) {
                        case 0 ->
                            new Fact.StatusChanged(
                                    of.key(),
                                    of.name(),
                                    of.status(),
                                    Status.enabled("ERROR" + random.nextInt(9), Health.DOWN));
                        case 1 ->
                            new Fact.EntityChanged(
                                    of.key(),
                                    Map.of(
                                            "attribute_1",
                                            new Change(
                                                    of.attributes().get("attribute_1"),
                                                    "value " + random.nextInt(99))));
                        default ->
                            alarm.<Fact>map(a -> new Fact.AlarmCleared(a, Fact.Clearing.CONDITION_ENDED))
                                    .orElseGet(() -> new Fact.AlarmRaised(new Alarm(
                                            state.seq() + 1 + facts.size(),
                                            new AlarmKey(of.key(), "server.error"),
                                            Severity.MINOR,
                                            "is in error",
                                            clock)));
                    });
        }
        take(List.copyOf(facts.values()));
    }

    private void take(List<Fact> facts) throws Exception {
        await(writer.write(id, new Commit(CLOUD, state.seq() + 1, clock, facts)));
        state = state.apply(facts, clock);
    }

    private void measure() throws Exception {
        var end = clock;
        look("10 s ago, for the first time", end.minusSeconds(10), state);
        look("an hour ago", end.minus(Duration.ofHours(1)), state);
        look("6 hours ago", end.minus(Duration.ofHours(6)), state);
        look("a day ago, in a server just started", Worlds.START.plusSeconds(1), state);
        var day = look("a day ago", Worlds.START.plusSeconds(1), state);
        look("a day ago again, next to where one is", Worlds.START.plusSeconds(1), day);
    }

    private CloudState look(String what, Instant at, CloudState from) throws Exception {
        var before = used();
        var cpu = cpu();
        var start = System.nanoTime();
        var recall = await(new Past(database).at(CLOUD, at, List.of(state, from)));
        var took = (System.nanoTime() - start) / 1e9;
        var spent = (cpu() - cpu) / 1e9;
        var then = ((Recall.Known) recall).state();
        System.out.printf(
                "| %,d | %s | %,d | %.2f | %.2f | %d |%n",
                servers, what, from.seq() - then.seq(), took, spent, (used() - before) >> 20);
        return then;
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long used() {
        for (var i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
