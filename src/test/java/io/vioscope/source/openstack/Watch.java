package io.vioscope.source.openstack;

import io.vioscope.engine.Engine;
import io.vioscope.engine.Input;
import io.vioscope.engine.Snapshot;
import io.vioscope.inventory.Report;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.SourceId;
import io.vioscope.model.SourceStatus;
import io.vioscope.source.Look;
import io.vioscope.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A source of a fake cloud and an engine that takes its reports. */
final class Watch implements AutoCloseable {
    final FakeCloud cloud = new FakeCloud();
    private final Source source;
    private final Engine engine = new Engine(Map.of());
    private Snapshot snapshot = Snapshot.unknown("test");
    private List<Fact> facts = List.of();

    Watch(String source) {
        this.source = source(source);
    }

    private Source source(String name) {
        return cloud.sources(FakeCloud.LIMITS).stream()
                .filter(s -> s.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Looks once; the engine takes what was seen. */
    Report poll() {
        return take(source, Look.EVERYTHING);
    }

    /** Looks that far; the engine takes what was seen. */
    Report poll(Look look) {
        return take(source, look);
    }

    /** Another source looks once. */
    Report poll(String other) {
        return take(source(other), Look.EVERYTHING);
    }

    /** Looks at that one alone. */
    Report glance(EntityKey at) {
        return take(cloud.run(() -> source.glance(Set.of(at))));
    }

    /** Of which kinds it looks at single things. */
    Set<Kind> glances() {
        return source.glances();
    }

    private Report take(Source from, Look look) {
        return take(cloud.run(() -> from.poll(look)));
    }

    private Report take(Report report) {
        var step = engine.step(snapshot, new Input.Reported(report), Instant.now());
        snapshot = step.next();
        facts = step.facts();
        return report;
    }

    /** What the last report told. */
    List<Fact> facts() {
        return facts;
    }

    /** What is believed of an entity. */
    Optional<Entity> believed(Kind kind, String id) {
        return snapshot.state().inventory().get(new EntityKey(kind, id));
    }

    /** As of when an attribute of an entity is believed; the epoch if nobody has told it since the start. */
    Instant toldAt(Kind kind, String id, String attribute) {
        return snapshot.toldAt(new EntityKey(kind, id), attribute).orElse(Instant.EPOCH);
    }

    /** One of a kind that is believed in. */
    EntityKey any(Kind kind) {
        return snapshot.state().inventory().of(kind).values().iterator().next().key();
    }

    /** How many of a kind are believed in. */
    int count(Kind kind) {
        return snapshot.state().inventory().of(kind).size();
    }

    SourceStatus status() {
        return snapshot.state().status(new SourceId(source.id().name()));
    }

    /** Why a kind was not seen. */
    static ReadFailure unseen(Report report, Kind kind) {
        var nothing = new ReadFailure(ReadFailure.Cause.SILENT, "no failure at all");
        return report.completeness().match(c -> nothing, p -> p.unseen().getOrDefault(kind, nothing), f -> f.why());
    }

    /** The ids that an entity is tied to. */
    static List<String> tied(Entity entity, RelationType type) {
        return entity.relations().stream()
                .filter(r -> r.type() == type)
                .map(Relation::to)
                .map(EntityKey::id)
                .toList();
    }

    @Override
    public void close() {
        cloud.close();
    }
}
