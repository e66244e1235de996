package io.vioscope.web;

import static io.vioscope.engine.Worlds.ENGINE;
import static io.vioscope.engine.Worlds.KEYSTONE;
import static io.vioscope.engine.Worlds.START;
import static io.vioscope.engine.Worlds.computeService;
import static io.vioscope.engine.Worlds.hypervisor;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence;
import io.vioscope.model.Fact;
import io.vioscope.model.Flow;
import io.vioscope.model.Health;
import io.vioscope.model.Impact;
import io.vioscope.model.Kind;
import io.vioscope.model.Migration;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.Rejected;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Severity;
import io.vioscope.model.SourceId;
import io.vioscope.model.Status;
import io.vioscope.model.Verdict;
import io.vioscope.rca.Findings;
import io.vioscope.rca.causal.CausalModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Clouds for the pages, made by the engine itself. */
final class Clouds {
    static final String NAME = "vio";

    static final CausalModel CAUSES = CausalFiles.delivered();

    private Clouds() {}

    /**
     * Thirty servers on three hypervisors, c3 down; s01 and s02 in ERROR, s03 stopped by its owner, two projects of which
     * Keystone told once and then no more.
     */
    static Snapshot troubled() {
        var seen = after(Snapshot.unknown(NAME), projects(new Completeness.Complete(), START));
        seen = after(seen, projects(new Completeness.Failed(Worlds.CUT), START.plusSeconds(60)));
        return nova(seen, troubledEntities(), START.plusSeconds(61));
    }

    /** What Nova says of {@link #troubled}. */
    static List<Entity> troubledEntities() {
        var all = new ArrayList<Entity>();
        for (var host : List.of("c1", "c2", "c3")) {
            var health = host.equals("c3") ? Health.DOWN : Health.OK;
            all.add(hypervisor(host, health));
            all.add(computeService(host, health));
        }
        for (var i = 1; i <= 30; i++) {
            all.add(server(i));
        }
        return all;
    }

    private static Entity server(int i) {
        var status = i <= 2
                ? Status.enabled("ERROR", Health.DOWN)
                : i == 3 ? Status.disabled("SHUTOFF", Health.DOWN) : Status.enabled("ACTIVE", Health.OK);
        var attributes = i == 1 ? Map.of("fault", "No valid host was found.") : Map.of("vm_state", "active");
        return server(id(i), "web-" + id(i), status, "c" + (i % 3 + 1), "p" + (i % 2 + 1), attributes);
    }

    static String id(int i) {
        return String.format(Locale.ROOT, "s%02d", i);
    }

    static Entity server(
            String id, String name, Status status, String host, String project, Map<String, String> attributes) {
        return new Entity(
                new EntityKey(Kind.SERVER, id),
                name,
                status,
                Attributes.of(attributes),
                List.of(
                        new Relation(RelationType.HOSTED_ON, new EntityKey(Kind.HYPERVISOR, host)),
                        new Relation(RelationType.OWNED_BY, new EntityKey(Kind.PROJECT, project))));
    }

    static Entity project(String id, String name) {
        return new Entity(
                new EntityKey(Kind.PROJECT, id),
                name,
                Status.enabled("enabled", Health.OK),
                Attributes.none(),
                List.of());
    }

    /** Keystone's report of two projects, billing and my shop; none of them unless it is complete. */
    static Report projects(Completeness completeness, Instant at) {
        return projects(completeness, at, List.of(project("p1", "billing"), project("p2", "my shop")));
    }

    static Report projects(Completeness completeness, Instant at, List<Entity> projects) {
        return new Report(
                KEYSTONE,
                at,
                Duration.ofMillis(40),
                new Report.Cost(2, 912),
                Set.of(Kind.PROJECT),
                completeness,
                completeness instanceof Completeness.Complete ? projects : List.of(),
                List.of(),
                Set.of());
    }

    /** A report of a Keystone of whose projects, were there so many, only what changed was asked for: nothing. */
    static Report changesOfProjects(Instant at) {
        return new Report(
                KEYSTONE,
                at,
                Duration.ofMillis(40),
                new Report.Cost(2, 912),
                Set.of(Kind.PROJECT),
                new Completeness.Complete(),
                List.of(),
                List.of(),
                Set.of(),
                new Report.Beyond(Map.of(Kind.PROJECT, Set.of()), Report.Details.NONE));
    }

    /** A report of a source that the catalog does not have. */
    static Report notOffered(String source, Kind kind, Instant at) {
        var why = new ReadFailure(
                ReadFailure.Cause.NOT_IN_CATALOG, "service volumev3: the catalog has no service of this type");
        return Report.failed(new SourceId(source), at, Duration.ZERO, Report.Cost.NONE, Set.of(kind), why);
    }

    /** A complete report of one entity. */
    static Report report(String source, Entity entity, Instant at) {
        return new Report(
                new SourceId(source),
                at,
                Duration.ofMillis(40),
                new Report.Cost(2, 912),
                Set.of(entity.kind()),
                new Completeness.Complete(),
                List.of(entity),
                List.of(),
                Set.of());
    }

    /** The cloud after Nova listed all of this. */
    static Snapshot nova(Snapshot before, List<Entity> entities, Instant at) {
        return after(before, Worlds.complete(entities.toArray(Entity[]::new)).at(at));
    }

    /** The cloud after that report, heard a second after it began. */
    static Snapshot after(Snapshot before, Report report) {
        return ENGINE.step(before, new Input.Reported(report), report.at().plusSeconds(1))
                .next();
    }

    /** The cloud with those problems open. */
    static Snapshot with(Snapshot before, Problem... problems) {
        var facts =
                Stream.of(problems).map(p -> (Fact) new ProblemFact.Opened(p)).toList();
        var explained = new HashMap<EntityKey, ProblemKey>();
        for (var problem : problems) {
            problem.verdict().evidence().forEach(e -> e.examples().forEach(key -> explained.put(key, problem.key())));
        }
        return new Snapshot(
                before.state().apply(facts, before.asOf()), before.sight(), before.asOf(), new Findings(explained));
    }

    /** Hypervisor c3 is held to be the cause of what is wrong with s02 and its own compute service. */
    static Problem hostDown(long number, Problem.Phase phase, String text) {
        var c3 = new EntityKey(Kind.HYPERVISOR, "c3");
        var verdict = new Verdict(
                91,
                List.of(
                        new Evidence(
                                "compute_service.silent",
                                Evidence.Standing.SEEN,
                                1,
                                0,
                                0,
                                List.of(new EntityKey(Kind.COMPUTE_SERVICE, "nova-compute@c3"))),
                        new Evidence(
                                "server.error",
                                Evidence.Standing.SEEN,
                                9,
                                2,
                                0,
                                List.of(new EntityKey(Kind.SERVER, "s02"))),
                        new Evidence("esxi_host.gone", Evidence.Standing.UNKNOWN, 0, 0, 4, List.of()),
                        new Evidence("server.moved", Evidence.Standing.MISSING, 0, 10, 0, List.of()),
                        new Evidence(
                                "server.active",
                                Evidence.Standing.CONTRADICTING,
                                1,
                                0,
                                0,
                                List.of(new EntityKey(Kind.SERVER, "s05")))),
                List.of(
                        new Rejected(
                                new ProblemKey(new EntityKey(Kind.MESSAGE_BUS, "bus"), "message_bus.down"),
                                Rejected.Why.CONTRADICTED,
                                42),
                        new Rejected(new ProblemKey(c3, "hypervisor.overloaded"), Rejected.Why.LESS_LIKELY, 900)),
                List.of("cluster-power", "compute-dead"),
                List.of(Kind.ESXI_HOST),
                List.of("vcenter"));
        var impact = new Impact(Map.of(
                Flow.SERVICE, new TreeMap<>(Map.of(Kind.SERVER, 10, Kind.PROJECT, 2)),
                Flow.KNOWLEDGE, new TreeMap<>(Map.of(Kind.ESXI_HOST, 4))));
        return new Problem(
                number,
                new ProblemKey(c3, "hypervisor.down"),
                Severity.CRITICAL,
                phase,
                text,
                "Look at the hosts of c3.",
                verdict,
                impact,
                START.plusSeconds(61),
                START.plusSeconds(75));
    }

    /** The cloud after time has passed. */
    static Snapshot tick(Snapshot before, Instant now) {
        return ENGINE.step(before, new Input.Ticked(), now).next();
    }

    /** s01 was built on c1 and moved live to c2; what it was like in {@link #troubled}. */
    static List<Dated> moves() {
        var c1 = new EntityKey(Kind.HYPERVISOR, "c1");
        var c2 = new EntityKey(Kind.HYPERVISOR, "c2");
        var s01 = server(1);
        var by = new Migration(
                "m1",
                s01.key(),
                Migration.Type.LIVE,
                "completed",
                c1,
                c2,
                START.plusSeconds(10),
                START.plusSeconds(20));
        return List.of(
                new Dated(
                        START,
                        new Fact.EntityAdded(
                                s01.withRelations(RelationType.HOSTED_ON, List.of(c1)), Fact.Appearance.NEW)),
                new Dated(START.plusSeconds(30), new Fact.ServerMoved(s01.key(), s01.name(), c1, c2, by)));
    }
}
