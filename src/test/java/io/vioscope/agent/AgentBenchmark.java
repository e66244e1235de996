package io.vioscope.agent;

import io.vioscope.engine.CloudState;
import io.vioscope.engine.Naming;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.inventory.Sight;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.model.Status;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.snmp4j.mp.SnmpConstants;

/** Prints how long net-snmp's snmpbulkwalk takes to read large tables, and what that costs the agent. */
public final class AgentBenchmark {
    private static final Instant AT = Instant.parse("2026-11-26T12:00:00Z");
    private static final int HYPERVISORS = 500;
    private static final int PROJECTS = 2000;
    private static final int ROUNDS = 4;
    private static final String TABLE = "VIOSCOPE-MIB::vsEntityTable";
    private static final String COLUMN = "VIOSCOPE-MIB::vsEntityStatus";
    private static final double NANOS = 1e9;

    private AgentBenchmark() {}

    /** Of as many servers as the first argument says; 100,000 without one. */
    public static void main(String... args) throws Exception {
        int servers = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
        var snapshot = cloud(servers);
        System.out.println(
                "| what | size | variables | requests | seconds | variables/s | us of CPU a variable, agent thread |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|");
        var community = List.of("-v2c", "-c", "public", "-Cr50");
        var user = new ArrayList<>(Answering.AS_USER);
        user.add("-Cr50");
        for (int size : List.of(1400, 8192)) {
            try (var agent = Answering.filling(size).with(snapshot)) {
                measure(agent, "v2c, the table", size, community, TABLE);
                measure(agent, "v3 authPriv, the table", size, user, TABLE);
                measure(agent, "v2c, one column", size, community, COLUMN);
                measure(agent, "v3 authPriv, one column", size, user, COLUMN);
            }
        }
    }

    private record Walk(long variables, long requests, double seconds, double cpu) {}

    /** The median of some rounds, after one that does not count. */
    private static void measure(Answering agent, String what, int size, List<String> options, String root)
            throws Exception {
        var walks = new ArrayList<Walk>();
        for (int round = 0; round < ROUNDS; round++) walks.add(walk(agent, options, root));
        var counted = walks.subList(1, ROUNDS);
        var seconds = counted.stream().mapToDouble(Walk::seconds).sorted().toArray();
        var cpu = counted.stream().mapToDouble(Walk::cpu).sorted().toArray();
        var one = walks.get(0);
        double middle = seconds[seconds.length / 2];
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %d | %,d | %,d | %.1f (%.1f to %.1f) | %,.0f | %.2f |",
                what,
                size,
                one.variables(),
                one.requests(),
                middle,
                seconds[0],
                seconds[seconds.length - 1],
                one.variables() / middle,
                cpu[cpu.length / 2] * 1e6 / one.variables()));
    }

    private static Walk walk(Answering agent, List<String> options, String root) throws Exception {
        long packets = agent.counts().of(SnmpConstants.snmpInPkts);
        long cpu = agentCpu();
        long begin = System.nanoTime();
        long lines = agent.run("snmpbulkwalk", options, root).lines().count();
        double seconds = (System.nanoTime() - begin) / NANOS;
        long requests = agent.counts().of(SnmpConstants.snmpInPkts) - packets;
        return new Walk(lines, requests, seconds, (agentCpu() - cpu) / NANOS);
    }

    /** Of the threads that SNMP4J listens with. */
    private static long agentCpu() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getAllThreadIds())
                .filter(id -> {
                    var info = threads.getThreadInfo(id);
                    return info != null && info.getThreadName().startsWith("DefaultUDPTransportMapping");
                })
                .map(threads::getThreadCpuTime)
                .sum();
    }

    private static Snapshot cloud(int servers) {
        var random = new SplittableRandom(7);
        var all = new ArrayList<Entity>();
        for (int i = 0; i < HYPERVISORS; i++) all.add(entity(hypervisor(i), "cluster-" + i, Map.of()));
        for (int i = 0; i < PROJECTS; i++) all.add(entity(project(i), "project-" + i, Map.of()));
        for (int i = 0; i < servers; i++) {
            var key = new EntityKey(Kind.SERVER, new UUID(random.nextLong(), random.nextLong()).toString());
            var address = Map.of(Naming.ADDRESSES, "net-1: 10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
            all.add(entity(
                    key,
                    "web-frontend-" + i,
                    address,
                    new Relation(RelationType.HOSTED_ON, hypervisor(i % HYPERVISORS)),
                    new Relation(RelationType.OWNED_BY, project(i % PROJECTS))));
        }
        var facts = all.stream()
                .<Fact>map(e -> new Fact.EntityAdded(e, Fact.Appearance.FOUND_AT_FIRST_SIGHT))
                .toList();
        var report = new Report(
                new SourceId("nova"),
                AT,
                Duration.ofSeconds(1),
                Report.Cost.NONE,
                Set.of(Kind.SERVER, Kind.PROJECT, Kind.HYPERVISOR),
                new Completeness.Complete(),
                all,
                List.of(),
                Set.of());
        return new Snapshot(
                CloudState.unknown(Answering.CLOUD).apply(facts, AT),
                Sight.none().after(report),
                AT);
    }

    private static EntityKey hypervisor(int i) {
        return new EntityKey(Kind.HYPERVISOR, "domain-c" + i);
    }

    private static EntityKey project(int i) {
        return new EntityKey(Kind.PROJECT, String.format(Locale.ROOT, "%032x", i));
    }

    private static Entity entity(EntityKey key, String name, Map<String, String> attributes, Relation... ties) {
        var status = Status.enabled("ACTIVE", Health.OK);
        return new Entity(key, name, status, Attributes.of(attributes), List.of(ties));
    }
}
