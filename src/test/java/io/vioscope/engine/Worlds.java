package io.vioscope.engine;

import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Migration;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random clouds as a Nova source would report them. */
public final class Worlds {
    public static final SourceId NOVA = new SourceId("nova");
    public static final SourceId KEYSTONE = new SourceId("keystone");
    public static final Instant START = Instant.parse("2026-11-25T03:00:00Z");
    public static final Set<Kind> NOVA_KINDS = EnumSet.of(Kind.SERVER, Kind.HYPERVISOR, Kind.COMPUTE_SERVICE);
    public static final ReadFailure CUT =
            new ReadFailure(ReadFailure.Cause.CUT_OFF, "GET /servers/detail: the answer broke off");
    public static final Engine ENGINE =
            new Engine(Map.of(NOVA, Duration.ofSeconds(90), KEYSTONE, Duration.ofSeconds(90)));

    private Worlds() {}

    /** What a poll came to, before it has a time. */
    public record Poll(
            Completeness completeness,
            List<Entity> entities,
            Set<EntityKey> unreadable,
            Set<EntityKey> gone,
            Set<Kind> changesOnly) {
        public Poll(Completeness completeness, List<Entity> entities, Set<EntityKey> unreadable, Set<EntityKey> gone) {
            this(completeness, entities, unreadable, gone, Set.of());
        }

        /** A look at its servers alone: at those that are there, and those that are gone. */
        public Report glance(Instant at) {
            var seen = entities.stream().filter(e -> e.kind() == Kind.SERVER).toList();
            var keys = new HashSet<>(gone);
            seen.forEach(entity -> keys.add(entity.key()));
            keys.add(new EntityKey(Kind.SERVER, "nobody"));
            return new Report(
                    NOVA,
                    at,
                    Duration.ofMillis(50),
                    new Report.Cost(1, 300),
                    Set.of(Kind.SERVER),
                    new Completeness.Complete(),
                    seen,
                    List.of(),
                    gone,
                    new Report.Beyond(Map.of(), Report.Details.NONE, Map.of(), List.of(), Map.of(), keys));
        }

        public Report at(Instant at) {
            return new Report(
                    NOVA,
                    at,
                    Duration.ofMillis(300),
                    new Report.Cost(3, 2000),
                    NOVA_KINDS,
                    completeness,
                    entities,
                    unreadable.stream()
                            .map(key -> new Report.Unreadable(key, CUT))
                            .toList(),
                    gone,
                    new Report.Beyond(
                            changesOnly.stream().collect(Collectors.toMap(k -> k, k -> Set.of("flavor"))),
                            Report.Details.NONE));
        }
    }

    public static Entity server(
            String id, String word, Health health, String hypervisor, Map<String, String> attributes) {
        return new Entity(
                new EntityKey(Kind.SERVER, id),
                "name of " + id,
                Status.enabled(word, health),
                Attributes.of(attributes),
                List.of(new Relation(RelationType.HOSTED_ON, new EntityKey(Kind.HYPERVISOR, hypervisor))));
    }

    public static Entity server(String id, String word, Health health, String hypervisor) {
        return server(id, word, health, hypervisor, Map.of("vm_state", "active"));
    }

    public static Entity hypervisor(String id, Health health) {
        return new Entity(
                new EntityKey(Kind.HYPERVISOR, id),
                id,
                Status.enabled(health == Health.OK ? "up" : "down", health),
                Attributes.none(),
                List.of(new Relation(
                        RelationType.MANAGED_BY, new EntityKey(Kind.COMPUTE_SERVICE, "nova-compute@" + id))));
    }

    /** A hypervisor that is a vSphere cluster with that many threads, and as many GiB of memory. */
    public static Entity cluster(String id, Health health, int threads) {
        var plain = hypervisor(id, health);
        return plain.withAttributes(Attributes.of(Map.of("vcpus", threads + "", "memory_mb", threads * 1024 + "")))
                .withRelations(RelationType.REGISTERED_IN, List.of(new EntityKey(Kind.VCENTER, "v1")));
    }

    public static Entity computeService(String host, Health health) {
        return new Entity(
                new EntityKey(Kind.COMPUTE_SERVICE, "nova-compute@" + host),
                "nova-compute@" + host,
                Status.enabled(health == Health.OK ? "up" : "down", health),
                Attributes.none(),
                List.of());
    }

    public static Poll complete(Entity... entities) {
        return new Poll(new Completeness.Complete(), List.of(entities), Set.of(), Set.of());
    }

    public static Poll failed() {
        return new Poll(new Completeness.Failed(CUT), List.of(), Set.of(), Set.of());
    }

    public static Poll partial(Kind unseen, Entity... entities) {
        return new Poll(new Completeness.Partial(Map.of(unseen, CUT)), List.of(entities), Set.of(), Set.of());
    }

    /** The same report, which also tells of those migrations. */
    public static Report telling(Report report, List<Migration> migrations) {
        return new Report(
                report.source(),
                report.at(),
                report.took(),
                report.cost(),
                report.covers(),
                report.completeness(),
                report.entities(),
                report.unreadable(),
                report.gone(),
                new Report.Beyond(Map.of(), Report.Details.NONE, Map.of(), migrations, Map.of()));
    }

    /** A report of a source that covers nothing, and adds that to hypervisors. */
    public static Report adding(
            SourceId source,
            Completeness completeness,
            Set<Kind> whole,
            Map<EntityKey, Attributes> told,
            Map<EntityKey, Instant> asOf,
            Instant at) {
        var details = new Report.Details(Set.of(Kind.HYPERVISOR), whole, told, asOf);
        return new Report(
                source,
                at,
                Duration.ofMillis(40),
                new Report.Cost(3, 2000),
                Set.of(),
                completeness,
                List.of(),
                List.of(),
                Set.of(),
                new Report.Beyond(Map.of(), details));
    }

    /** Migrations of any of {@link #servers}, of which some failed. */
    public static Arbitrary<Migration> migrations() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of("s1", "s2", "s3"),
                        Arbitraries.of("running", "completed", "error", "failed", "cancelled"))
                .as((n, id, status) -> new Migration(
                        "m" + n,
                        new EntityKey(Kind.SERVER, id),
                        Migration.Type.LIVE,
                        status,
                        null,
                        new EntityKey(Kind.HYPERVISOR, "c1"),
                        START,
                        START.plusSeconds(n / 2)));
    }

    public static Arbitrary<Entity> servers() {
        return Combinators.combine(
                        Arbitraries.of("s1", "s2", "s3", "s4", "s5"),
                        Arbitraries.of("ACTIVE", "ERROR", "SHUTOFF"),
                        Arbitraries.of("c1", "c2", "c3"),
                        Arbitraries.of("m1.tiny", "m1.large"))
                .as((id, word, on, flavor) -> server(
                        id, word, word.equals("ACTIVE") ? Health.OK : Health.DOWN, on, Map.of("flavor", flavor)));
    }

    public static Arbitrary<Poll> polls() {
        var entities = Combinators.combine(
                        servers().list().ofMaxSize(5),
                        Arbitraries.of(Health.OK, Health.DOWN).list().ofSize(3),
                        Arbitraries.of(0, 48, 96, 144, 160).list().ofSize(3),
                        Arbitraries.of(0, 1, 2, 3))
                .as((servers, healths, threads, hypervisors) -> {
                    var all = new ArrayList<Entity>(byId(servers));
                    for (var i = 0; i < hypervisors; i++) {
                        all.add(cluster("c" + (i + 1), healths.get(i), threads.get(i)));
                        all.add(computeService("c" + (i + 1), healths.get(i)));
                    }
                    return all;
                });
        var unseen = Arbitraries.of(NOVA_KINDS).set().ofMinSize(1).ofMaxSize(2);
        var marks = Arbitraries.of("s1", "s2", "s3", "s4", "s5")
                .map(id -> new EntityKey(Kind.SERVER, id))
                .set()
                .ofMaxSize(1);
        var complete = Combinators.combine(entities, marks, marks)
                .as((e, gone, stubs) -> new Poll(new Completeness.Complete(), e, stubs, gone));
        var partial = Combinators.combine(entities, unseen)
                .as((e, kinds) -> new Poll(
                        new Completeness.Partial(kinds.stream().collect(Collectors.toMap(k -> k, k -> CUT))),
                        e,
                        Set.of(),
                        Set.of()));
        var changes = Combinators.combine(entities, marks, marks)
                .as((e, gone, stubs) ->
                        new Poll(new Completeness.Complete(), e, stubs, gone, Set.of(Kind.SERVER, Kind.HYPERVISOR)));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, complete),
                net.jqwik.api.Tuple.of(2, changes),
                net.jqwik.api.Tuple.of(2, partial),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(failed())));
    }

    public static Arbitrary<List<Poll>> histories() {
        return polls().list().ofMinSize(1).ofMaxSize(12);
    }

    private static List<Entity> byId(List<Entity> entities) {
        var once = new TreeMap<String, Entity>();
        entities.forEach(e -> once.put(e.id(), e));
        return List.copyOf(once.values());
    }
}
