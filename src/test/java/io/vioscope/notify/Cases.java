package io.vioscope.notify;

import io.vioscope.bus.Recorded;
import io.vioscope.engine.CloudState;
import io.vioscope.engine.Commit;
import io.vioscope.engine.Naming;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Completeness;
import io.vioscope.inventory.Report;
import io.vioscope.inventory.Sight;
import io.vioscope.model.Alarm;
import io.vioscope.model.AlarmKey;
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
import io.vioscope.model.ProblemKey;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Severity;
import io.vioscope.model.SourceId;
import io.vioscope.model.Status;
import io.vioscope.model.Verdict;
import io.vioscope.rca.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A small cloud and what can happen in it. */
public final class Cases {
    private Cases() {}

    public static final Instant AT = Instant.parse("2026-11-25T12:00:00.700Z");
    public static final Status ACTIVE = Status.enabled("ACTIVE", Health.OK);
    public static final Status ERROR = Status.enabled("ERROR", Health.DOWN);
    public static final EntityKey SERVER = new EntityKey(Kind.SERVER, "5a0f2c4e-0000-4000-8000-00000000002a");
    public static final EntityKey PROJECT = new EntityKey(Kind.PROJECT, "p1");
    public static final EntityKey FROM = new EntityKey(Kind.HYPERVISOR, "domain-c7");
    public static final ProblemKey CAUSE = new ProblemKey(new EntityKey(Kind.VCENTER, "vc-1"), "vcenter.unreachable");
    public static final EntityKey TO = new EntityKey(Kind.HYPERVISOR, "domain-c8");

    public static Entity server(String name) {
        return new Entity(
                SERVER,
                name,
                ACTIVE,
                Attributes.of(Map.of(Naming.ADDRESSES, "net 10.0.0.1: 10.0.0.5, six: fd00::5")),
                List.of(new Relation(RelationType.HOSTED_ON, FROM), new Relation(RelationType.OWNED_BY, PROJECT)));
    }

    public static Alarm alarm(long number, String text) {
        return new Alarm(number, new AlarmKey(SERVER, "server.error"), Severity.MAJOR, text, AT);
    }

    /** A root cause in that phase of which ten servers suffer. */
    public static Problem problem(long number, Problem.Phase phase) {
        var seen = new Evidence("compute_service.silent", Evidence.Standing.SEEN, 7, 0, 0, List.of());
        var verdict = new Verdict(91, List.of(seen), List.of(), List.of("vcenter-down"), List.of(), List.of());
        var impact = new Impact(Map.of(
                Flow.MANAGEMENT, new TreeMap<>(Map.of(Kind.SERVER, 10, Kind.VOLUME, 2)),
                Flow.KNOWLEDGE, new TreeMap<>(Map.of(Kind.SERVER, 4))));
        return new Problem(
                number,
                CAUSE,
                Severity.CRITICAL,
                phase,
                "vCenter vc-1 cannot be reached",
                "Look at vCenter",
                verdict,
                impact,
                AT,
                AT);
    }

    public static Fact status(String name) {
        return new Fact.StatusChanged(SERVER, name, ACTIVE, ERROR);
    }

    public static Fact moved() {
        return new Fact.ServerMoved(SERVER, "web-1", FROM, TO);
    }

    /** News that no notification of the MIB fits. */
    public static Fact failedMigration() {
        var by = new Migration("m1", SERVER, Migration.Type.LIVE, "error", FROM, TO, AT, AT);
        return new Fact.MigrationFailed(SERVER, "web-1", by);
    }

    /** A fact that is no news. */
    public static Fact quiet() {
        return new Fact.EntityMissing(SERVER);
    }

    public static Commit commit(String cloud, long firstSeq, Fact... facts) {
        return new Commit(cloud, firstSeq, AT, List.of(facts));
    }

    public static Recorded database(Commit commit) {
        return new Recorded(commit, Recorded.Origin.DATABASE);
    }

    public static Recorded memory(Commit commit) {
        return new Recorded(commit, Recorded.Origin.MEMORY);
    }

    /** The cloud just seen whole, after those facts, with one cause for what is wrong with its server, or none. */
    public static Snapshot snapshot(String cloud, @Nullable ProblemKey cause, Fact... facts) {
        var seen = snapshot(cloud);
        var findings = cause == null ? Findings.none() : new Findings(Map.of(SERVER, cause));
        return new Snapshot(seen.state().apply(List.of(facts), AT), seen.sight(), AT, findings);
    }

    /** The cloud just seen whole. */
    public static Snapshot snapshot(String cloud) {
        var seen = List.of(
                server("web-1"),
                new Entity(PROJECT, "shop", ACTIVE, Attributes.none(), List.of()),
                new Entity(FROM, "cluster-a", ACTIVE, Attributes.none(), List.of()),
                new Entity(TO, "cluster-b", ACTIVE, Attributes.none(), List.of()));
        var facts = seen.stream()
                .<Fact>map(e -> new Fact.EntityAdded(e, Fact.Appearance.FOUND_AT_FIRST_SIGHT))
                .toList();
        var state = CloudState.unknown(cloud).apply(facts, AT);
        var report = new Report(
                new SourceId("nova"),
                AT,
                Duration.ofSeconds(1),
                Report.Cost.NONE,
                Set.of(Kind.SERVER, Kind.PROJECT, Kind.HYPERVISOR),
                new Completeness.Complete(),
                seen,
                List.of(),
                Set.of());
        return new Snapshot(state, Sight.none().after(report), AT);
    }
}
