package io.vioscope.inventory;

import io.vioscope.model.AdminState;
import io.vioscope.model.Attributes;
import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.model.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares a report with what is believed and says what changed. Pure. */
public final class Reconciler {
    private Reconciler() {}

    /** The name under which {@link Fact.EntityChanged} tells of an entity's name. */
    public static final String NAME = "name";

    private static final Set<RelationType> ADDED = RelationType.added();

    /** What stands before a relation's word in {@link Fact.EntityChanged}. */
    public static final String RELATION = "relation.";

    /**
     * The report, less the kinds whose emptiness cannot be true: those are unseen, however complete the answer claimed
     * to be.
     */
    public static Report believable(Inventory inventory, Report report) {
        var implausible = new EnumMap<Kind, ReadFailure>(Kind.class);
        var shown = shown(report);
        for (var kind : report.covers()) {
            var known = inventory.of(kind);
            if (report.sawAll(kind)
                    && !shown.containsKey(kind)
                    && report.unreadable().stream().noneMatch(u -> u.key().kind() == kind)
                    && !kind.mayAllBeGone(known.size())
                    && isUnexplained(known.values(), report)) {
                implausible.put(
                        kind,
                        new ReadFailure(
                                ReadFailure.Cause.IMPLAUSIBLE,
                                "an empty list of kind " + kind.word() + " where " + known.size() + " were known"));
            }
        }
        if (implausible.isEmpty()) {
            return report;
        }
        report.completeness().match(all -> null, some -> putAll(implausible, some.unseen()), none -> null);
        return report.withCompleteness(new Completeness.Partial(implausible));
    }

    /** Whether any of them is not among what the API says is deleted. */
    private static boolean isUnexplained(Collection<Entity> known, Report report) {
        return known.stream().anyMatch(entity -> !report.gone().contains(entity.key()));
    }

    private static @Nullable Void putAll(Map<Kind, ReadFailure> into, Map<Kind, ReadFailure> from) {
        from.forEach(into::putIfAbsent);
        return null;
    }

    /** How many entities of each kind the report shows: one look at what may be hundreds of thousands. */
    private static Map<Kind, Integer> shown(Report report) {
        var shown = new EnumMap<Kind, Integer>(Kind.class);
        for (var entity : report.entities()) {
            shown.merge(entity.kind(), 1, Integer::sum);
        }
        return shown;
    }

    /**
     * What changed.
     *
     * @param inventory what is believed
     * @param report    a {@link #believable} report
     * @return facts in the order in which they can be applied
     */
    public static List<Fact> changes(Inventory inventory, Report report) {
        var facts = new ArrayList<Fact>();
        var seen = new HashSet<EntityKey>(report.entities().size() * 2);
        for (var entity : report.entities()) {
            if (seen.add(entity.key()) && !report.gone().contains(entity.key())) {
                compare(inventory, withUntold(inventory, entity, report), facts);
            }
        }
        details(inventory, report, facts);
        report.unreadable().forEach(u -> seen.add(u.key()));
        report.gone().stream()
                .sorted()
                .forEach(key -> inventory
                        .get(key)
                        .ifPresent(last -> facts.add(new Fact.EntityDeleted(last, Fact.Sign.SAID_SO))));
        var shown = shown(report);
        for (var kind : report.covers().stream().sorted().toList()) {
            if (report.sawAll(kind)) {
                absences(inventory, kind, seen, report, facts);
                discovery(inventory, kind, shown.getOrDefault(kind, 0), facts);
            }
        }
        Failures.tell(inventory, report, facts);
        Capacities.infer(inventory, facts);
        UnderWay.follow(inventory, report, facts);
        LooseEnds.find(inventory, report, facts);
        LostGateways.remember(inventory, report, facts);
        Clocks.compare(inventory, report, facts);
        Reasons.join(facts, report.beyond());
        Stops.remember(inventory, report, facts);
        Contradictions.find(inventory, report, facts);
        Heartbeats.follow(inventory, report, facts);
        return facts;
    }

    private static void discovery(Inventory inventory, Kind kind, int count, List<Fact> facts) {
        if (!inventory.discovered().contains(kind)) {
            facts.add(new Fact.KindDiscovered(kind, count));
        }
    }

    /** What a source tells of entities that another one covers; of what is not known (yet) nothing is kept. */
    private static void details(Inventory inventory, Report report, List<Fact> facts) {
        var details = report.beyond().details();
        var keys = new TreeSet<>(details.told().keySet());
        for (var kind : details.whole()) {
            inventory.of(kind).values().forEach(entity -> keys.add(entity.key()));
        }
        for (var key : keys) {
            var entity = inventory.find(key);
            if (entity == null) {
                continue;
            }
            var before = entity.attributes().told(report.source());
            var now = details.told().getOrDefault(key, Attributes.none());
            var changes = before.changesTo(now);
            if (!details.ties().types().isEmpty()) {
                var ties = details.ties().told().getOrDefault(key, List.of());
                changes.putAll(
                        otherChanges(entity, entity.withRelations(details.ties().types(), ties)));
            }
            if (!changes.isEmpty()) {
                facts.add(new Fact.EntityChanged(key, changes));
            }
        }
    }

    /** The entity with the ties that the report could not see as they were believed before. */
    private static Entity withUntold(Inventory inventory, Entity told, Report report) {
        var untold = report.beyond().untold().getOrDefault(told.kind(), Set.of());
        var before = untold.isEmpty() ? null : inventory.find(told.key());
        var kept = told;
        if (before != null) {
            for (var type : untold) {
                kept = kept.withRelations(
                        type,
                        before.relations().stream()
                                .filter(r -> r.type() == type)
                                .map(Relation::to)
                                .toList());
            }
        }
        return kept;
    }

    /** What changed about one entity that is believed, or {@link Fact.EntityAdded}. */
    public static void compare(Inventory inventory, Entity told, List<Fact> facts) {
        var before = inventory.find(told.key());
        var now = before == null || before.equals(told) ? told : withAdded(told, before);
        if (before == null) {
            facts.add(new Fact.EntityAdded(
                    now,
                    inventory.discovered().contains(now.kind())
                            ? Fact.Appearance.NEW
                            : Fact.Appearance.FOUND_AT_FIRST_SIGHT));
            return;
        }
        if (inventory.missing().contains(now.key())) {
            facts.add(new Fact.EntityReappeared(now.key()));
        }
        if (before.equals(now)) {
            return;
        }
        moved(before, now, facts);
        if (!before.status().equals(now.status())) {
            facts.add(new Fact.StatusChanged(now.key(), now.name(), before.status(), now.status()));
        }
        var changes = otherChanges(before, now);
        if (!changes.isEmpty()) {
            facts.add(new Fact.EntityChanged(now.key(), changes));
        }
    }

    /** The entity with what other sources have added to it. */
    private static Entity withAdded(Entity told, Entity before) {
        var all = told.withAttributes(told.attributes().plus(before.attributes().told(null)));
        var ties = before.addedRelations();
        return ties.isEmpty() ? all : all.withRelations(ADDED, ties);
    }

    private static boolean isMove(Entity before, Entity now) {
        var from = before.related(RelationType.HOSTED_ON);
        var to = now.related(RelationType.HOSTED_ON);
        return now.kind() == Kind.SERVER && from.isPresent() && to.isPresent() && !from.equals(to);
    }

    private static void moved(Entity before, Entity now, List<Fact> facts) {
        if (isMove(before, now)) {
            facts.add(new Fact.ServerMoved(
                    now.key(),
                    now.name(),
                    before.related(RelationType.HOSTED_ON).orElseThrow(),
                    now.related(RelationType.HOSTED_ON).orElseThrow()));
        }
    }

    private static Map<String, Change> otherChanges(Entity before, Entity now) {
        var changes = new TreeMap<String, Change>(before.attributes().changesTo(now.attributes()));
        if (!before.name().equals(now.name())) {
            changes.put(NAME, new Change(before.name(), now.name()));
        }
        if (!before.relations().equals(now.relations())) {
            for (var type : RelationType.values()) {
                var from = ids(before, type);
                var to = ids(now, type);
                var told = type == RelationType.HOSTED_ON && isMove(before, now);
                if (!from.equals(to) && !told) {
                    changes.put(RELATION + type.word(), new Change(blankIsNull(from), blankIsNull(to)));
                }
            }
        }
        return changes;
    }

    private static String ids(Entity entity, RelationType type) {
        return entity.relations().stream()
                .filter(r -> r.type() == type)
                .map(r -> r.to().toString())
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable String blankIsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** What a complete list did not show is missing; what two did not show and nothing known rests on is gone. */
    private static void absences(Inventory inventory, Kind kind, Set<EntityKey> seen, Report report, List<Fact> facts) {
        var absent = inventory.of(kind).values().stream()
                .filter(e -> !seen.contains(e.key()) && !report.gone().contains(e.key()))
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .toList();
        if (absent.isEmpty()) {
            return;
        }
        var reliedOn = reliedOn(inventory, seen, report, kind);
        for (var entity : absent) {
            if (!inventory.missing().contains(entity.key())) {
                facts.add(new Fact.EntityMissing(entity.key()));
            } else if (!reliedOn.contains(entity.key()) && !mayBeHidden(inventory, report, entity)) {
                facts.add(new Fact.EntityDeleted(entity, Fact.Sign.ABSENT_TWICE));
            }
        }
    }

    /** The entities of a kind that something which still exists says it is hosted on. */
    private static Set<EntityKey> reliedOn(Inventory inventory, Set<EntityKey> seen, Report report, Kind kind) {
        var notSeen = inventory.all().stream()
                .filter(e -> !seen.contains(e.key()) && !report.gone().contains(e.key()));
        return Stream.concat(report.entities().stream(), notSeen)
                .flatMap(e -> e.relations().stream())
                .filter(r -> r.type() == RelationType.HOSTED_ON)
                .map(Relation::to)
                .filter(key -> key.kind() == kind)
                .collect(Collectors.toSet());
    }

    /** Whether its API would leave it out although it exists: what manages it is known, and not seen to work. */
    private static boolean mayBeHidden(Inventory inventory, Report report, Entity entity) {
        var manager = entity.related(RelationType.MANAGED_BY).filter(key -> inventory.find(key) != null);
        return entity.kind().hidesWithItsManager()
                && manager.isPresent()
                && report.entities().stream().noneMatch(e -> e.key().equals(manager.get()) && works(e.status()));
    }

    private static boolean works(Status status) {
        return status.health() == Health.OK && status.admin() == AdminState.ENABLED;
    }

    /** Makes facts about entities true, in their order. Throws {@link IllegalStateException} if one does not fit. */
    public static Inventory apply(Inventory inventory, List<Fact> facts) {
        var edit = inventory.edit();
        facts.forEach(into(edit));
        return edit.done();
    }

    /** Makes facts part of a change, one after the other; facts of other kinds are passed over. */
    public static Consumer<Fact> into(Inventory.Edit edit) {
        var cases = new Fact.Cases<Inventory.Edit>(
                added -> edit.put(added.entity()),
                changed -> edit.put(changed(edit.current(changed.key()), changed.changes())),
                status -> edit.put(edit.current(status.key()).withStatus(status.to())),
                moved -> edit.put(edit.current(moved.key()).withRelations(RelationType.HOSTED_ON, List.of(moved.to()))),
                migrationFailed -> edit,
                discovered -> edit.discovered(discovered.kind()),
                missing -> edit.setMissing(missing.key(), true),
                reappeared -> edit.setMissing(reappeared.key(), false),
                deleted -> edit.remove(deleted.last().key()),
                raised -> edit,
                alarmChanged -> edit,
                cleared -> edit,
                source -> edit,
                problem -> edit,
                learning -> edit,
                window -> edit);
        return fact -> fact.match(cases);
    }

    /** Of the changes of an {@link Fact.EntityChanged}, those of attributes. */
    public static Map<String, Change> attributeChanges(Map<String, Change> changes) {
        var attributes = new TreeMap<>(changes);
        attributes.keySet().removeIf(name -> name.equals(NAME) || name.startsWith(RELATION));
        return attributes;
    }

    /** Of the changes of an {@link Fact.EntityChanged}, those of relations: by type, all it is tied to from now on. */
    public static Map<RelationType, List<EntityKey>> relationChanges(Map<String, Change> changes) {
        var relations = new EnumMap<RelationType, List<EntityKey>>(RelationType.class);
        changes.forEach((name, change) -> {
            if (name.startsWith(RELATION)) {
                var to = change.to() == null ? "" : change.to();
                relations.put(
                        RelationType.of(name.substring(RELATION.length())),
                        to.lines().map(EntityKey::parse).toList());
            }
        });
        return relations;
    }

    private static Entity changed(Entity entity, Map<String, Change> changes) {
        var next = entity.withAttributes(entity.attributes().with(attributeChanges(changes)));
        for (var entry : relationChanges(changes).entrySet()) {
            next = next.withRelations(entry.getKey(), entry.getValue());
        }
        var name = changes.get(NAME);
        return name == null ? next : next.withName(name.to() == null ? "" : name.to());
    }
}
