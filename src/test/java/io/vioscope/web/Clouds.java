package io.vioscope.web;

import static io.vioscope.engine.Worlds.ENGINE;
import static io.vioscope.engine.Worlds.KEYSTONE;
import static io.vioscope.engine.Worlds.START;
import static io.vioscope.engine.Worlds.computeService;
import static io.vioscope.engine.Worlds.hypervisor;

import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.engine.Worlds;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.inventory.placement.Dated;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Clouds for the pages, made by the engine itself. */
final class Clouds {
    static final String NAME = "vio";

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
