package io.vioscope.inventory;

import io.vioscope.model.Attributes;
import io.vioscope.model.Change;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Notices operations that do not end: since when one and the same has been seen to go on, and that this is for too long. Both are
 * attributes, so that a restart forgets neither. What is not looked at does not become overdue.
 */
final class UnderWay {
    /** By the catalogue of faults: what is stuck is stuck after a quarter of an hour. */
    static final Duration USUAL = Duration.ofMinutes(15);

    /** What copies whole disks may well take that long. */
    static final Duration COPIES = Duration.ofHours(2);

    private static final String SINCE = Attributes.INFERRED + Attributes.OF_SOURCE + "under_way_since";
    private static final String OVERDUE = Attributes.INFERRED + Attributes.OF_SOURCE + "overdue";
    private static final String TASK = "task_state";

    private static final Set<Kind> STORED = Set.of(Kind.VOLUME, Kind.SNAPSHOT);
    private static final Set<String> OF_STORED = Set.of(
            "creating",
            "attaching",
            "detaching",
            "deleting",
            "extending",
            "uploading",
            "downloading",
            "retyping",
            "backing-up",
            "restoring-backup",
            "restoring",
            "reverting",
            "managing",
            "unmanaging");
    private static final Set<String> LONG =
            Set.of("retyping", "backing-up", "restoring-backup", "restoring", "migrating", "resize_migrating");

    private UnderWay() {}

    /** Adds to the facts of a report what they and the time that has passed say of operations. */
    static void follow(Inventory inventory, Report report, List<Fact> facts) {
        var its = facts.stream().filter(UnderWay::isFollowed).toList();
        var subjects =
                its.stream().flatMap(fact -> Stream.ofNullable(fact.subject())).collect(Collectors.toSet());
        var after = Reconciler.apply(part(inventory, subjects), its);
        var more = new TreeMap<EntityKey, Map<String, Change>>();
        subjects.forEach(key -> after.get(key).ifPresent(now -> note(inventory.find(key), now, report.at(), more)));
        seen(inventory, report)
                .flatMap(was -> subjects.contains(was.key()) ? after.get(was.key()).stream() : Stream.of(was))
                .filter(now -> !more.containsKey(now.key()))
                .forEach(now -> late(now, report.at(), more));
        Additions.add(more, inventory, facts);
    }

    /** Only these: what is small is copied and changed quickly. */
    private static Inventory part(Inventory inventory, Set<EntityKey> keys) {
        var part = Inventory.empty().edit();
        keys.forEach(key -> inventory.get(key).ifPresent(part::put));
        return part.done();
    }

    private static boolean isFollowed(Fact fact) {
        var subject = fact.subject();
        return subject != null && (subject.kind() == Kind.SERVER || STORED.contains(subject.kind()));
    }

    /** Those under way before this report that it looked at too. */
    private static Stream<Entity> seen(Inventory inventory, Report report) {
        return inventory.marked(SINCE).stream()
                .filter(key -> report.sawAll(key.kind()) || report.sawChanges(key.kind()))
                .filter(key -> !inventory.missing().contains(key))
                .flatMap(key -> inventory.get(key).stream());
    }

    private static void note(
            @Nullable Entity before, Entity now, Instant at, Map<EntityKey, Map<String, Change>> more) {
        var was = before == null ? null : operation(before);
        var is = operation(now);
        if (is == null ? now.attributes().get(SINCE) != null : !is.equals(was)) {
            var changes = new TreeMap<String, Change>();
            change(now, SINCE, is == null ? null : at.toString(), changes);
            change(now, OVERDUE, null, changes);
            more.put(now.key(), changes);
        }
    }

    private static void late(Entity now, Instant at, Map<EntityKey, Map<String, Change>> more) {
        var since = now.attributes().get(SINCE);
        if (since != null
                && now.attributes().get(OVERDUE) == null
                && !Instant.parse(since).plus(limit(now)).isAfter(at)) {
            more.put(now.key(), Map.of(OVERDUE, new Change(null, operation(now))));
        }
    }

    private static void change(Entity now, String name, @Nullable String to, Map<String, Change> changes) {
        var from = now.attributes().get(name);
        if (from != null || to != null) {
            changes.put(name, new Change(from, to));
        }
    }

    private static Duration limit(Entity entity) {
        var operation = operation(entity);
        return operation != null && LONG.contains(operation) ? COPIES : USUAL;
    }

    /** What is being done to it; null if nothing is. */
    private static @Nullable String operation(Entity entity) {
        if (STORED.contains(entity.kind())) {
            return OF_STORED.contains(entity.status().word()) ? entity.status().word() : null;
        }
        return entity.attributes().get(TASK);
    }
}
