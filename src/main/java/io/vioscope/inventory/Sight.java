package io.vioscope.inventory;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When each thing was last seen. Clocks, not beliefs: they move with every report, no fact tells of them, and after a
 * restart they are empty, so that nothing is green until it was seen again. Immutable.
 */
public final class Sight {
    private static final Sight NONE = new Sight(Map.of(), Map.of(), Map.of(), Set.of(), Map.of());

    /**
     * The clock of one source.
     *
     * @param lastReportAt   when its last report began that was no glance
     * @param lastLookAt     when its last report began, be it a glance
     * @param lastCompleteAt when its last complete report began; null if there was none since the start
     * @param last           how much the last report saw, and why not all
     * @param took           how long the last report took
     * @param cost           what the last report cost
     * @param adds           the kinds of other sources to whose entities it adds attributes
     * @param aside          what the last report learnt beside
     * @param reports        reports since the start
     * @param failures       those that failed or were partial
     * @param calls          calls made for all of them, and for glances
     * @param polls          its last reports, at most {@link #MOST_POLLS}, the oldest first
     */
    public record Clock(
            Instant lastReportAt,
            Instant lastLookAt,
            @Nullable Instant lastCompleteAt,
            Completeness last,
            Duration took,
            Report.Cost cost,
            Set<Kind> adds,
            Aside aside,
            long reports,
            long failures,
            long calls,
            List<Poll> polls) {
        /** Of how many reports a clock says how they went. */
        public static final int MOST_POLLS = 20;

        public Clock {
            polls = List.copyOf(polls);
        }

        /** The same after a look at single things, which says nothing of how the source does. */
        private Clock glanced(Report glance) {
            return new Clock(
                    lastReportAt,
                    glance.at(),
                    lastCompleteAt,
                    last,
                    took,
                    cost,
                    adds,
                    aside,
                    reports,
                    failures,
                    calls + glance.cost().requests(),
                    polls);
        }
    }

    /**
     * How one report went.
     *
     * @param at   when it began
     * @param took how long it took
     * @param saw  how much it saw, and why not all
     */
    public record Poll(Instant at, Duration took, Completeness saw) {}

    /**
     * Of one kind: when all of it was last listed, and as of when it is known, by that list or by what changed since;
     * but for some attributes, of which that list alone tells.
     */
    private record Coverage(
            SourceId source,
            @Nullable Instant completeAt,
            @Nullable Instant knownAt,
            Set<String> byListAlone) {
        Coverage after(Report report, Kind kind) {
            var complete = report.sawAll(kind) ? report.at() : completeAt;
            var known = report.sawAll(kind) || (report.sawChanges(kind) && completeAt != null) ? report.at() : knownAt;
            var byListAlone = report.beyond().changesOnly().getOrDefault(kind, Set.of());
            return new Coverage(report.source(), complete, known, byListAlone);
        }
    }

    private final Map<SourceId, Clock> clocks;
    private final Map<Kind, Coverage> kinds;
    private final Map<Kind, Map<EntityKey, Instant>> seenInPart;
    private final Set<EntityKey> unreadable;
    private final Map<SourceId, Map<EntityKey, Instant>> added;

    private Sight(
            Map<SourceId, Clock> clocks,
            Map<Kind, Coverage> kinds,
            Map<Kind, Map<EntityKey, Instant>> seenInPart,
            Set<EntityKey> unreadable,
            Map<SourceId, Map<EntityKey, Instant>> added) {
        this.clocks = clocks;
        this.kinds = kinds;
        this.seenInPart = seenInPart;
        this.unreadable = unreadable;
        this.added = added;
    }

    /** Nothing was seen yet. */
    public static Sight none() {
        return NONE;
    }

    /** The clock of a source, if it has reported since the start. */
    public Optional<Clock> clock(SourceId source) {
        return Optional.ofNullable(clocks.get(source));
    }

    /** The source that covers a kind, if any has reported. */
    public Optional<SourceId> sourceOf(Kind kind) {
        return Optional.ofNullable(kinds.get(kind)).map(Coverage::source);
    }

    /** When a complete list of that kind was last begun, if there was one since the start. */
    public Optional<Instant> completeAt(Kind kind) {
        return Optional.ofNullable(kinds.get(kind)).map(Coverage::completeAt);
    }

    /** When the entity was last seen, if it was since the start. */
    public Optional<Instant> seenAt(EntityKey key, Inventory inventory) {
        var inPart = seenInPart(key);
        if (unreadable.contains(key) || inventory.missing().contains(key)) {
            return Optional.ofNullable(inPart);
        }
        var all = Optional.ofNullable(kinds.get(key.kind())).map(Coverage::knownAt);
        return all.filter(at -> inPart == null || at.isAfter(inPart)).or(() -> Optional.ofNullable(inPart));
    }

    /** When an attribute of the entity was last seen, if it was since the start. */
    public Optional<Instant> seenAt(EntityKey key, String attribute, Inventory inventory) {
        var coverage = kinds.get(key.kind());
        if (coverage == null || !coverage.byListAlone().contains(attribute)) {
            return seenAt(key, inventory);
        }
        return Stream.of(coverage.completeAt(), seenInPart(key))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    /** As of when that source, which does not cover it, told of the entity; empty if it did not since the start. */
    public Optional<Instant> addedAt(EntityKey key, SourceId source) {
        return Optional.ofNullable(added.getOrDefault(source, Map.of()).get(key));
    }

    /** Whether the last report of the entity's source saw it: only then may its health be shown as its health now. */
    public boolean isCurrent(EntityKey key, Inventory inventory) {
        var coverage = kinds.get(key.kind());
        var clock = coverage == null ? null : clocks.get(coverage.source());
        return clock != null
                && seenAt(key, inventory)
                        .filter(at -> !at.isBefore(clock.lastReportAt()))
                        .isPresent();
    }

    /** Whether the last report of a kind's source told of all of that kind, or of all that changed. */
    public boolean sees(Kind kind) {
        var coverage = kinds.get(kind);
        if (coverage == null || coverage.knownAt() == null) {
            return false;
        }
        var clock = clocks.get(coverage.source());
        return clock != null && !coverage.knownAt().isBefore(clock.lastReportAt());
    }

    /** Whether the last report of a kind's source saw every one of it. */
    public boolean isCurrent(Kind kind, Inventory inventory) {
        var coverage = kinds.get(kind);
        if (coverage == null
                || coverage.knownAt() == null
                || Stream.concat(unreadable.stream(), inventory.missing().stream())
                        .anyMatch(key -> key.kind() == kind)) {
            return false;
        }
        var clock = clocks.get(coverage.source());
        return clock != null && !coverage.knownAt().isBefore(clock.lastReportAt());
    }

    /** These clocks after that report. */
    public Sight after(Report report) {
        if (report.isGlance()) {
            return afterGlance(report);
        }
        var nextKinds = new EnumMap<Kind, Coverage>(Kind.class);
        nextKinds.putAll(kinds);
        for (var kind : report.covers()) {
            var before = kinds.getOrDefault(kind, new Coverage(report.source(), null, null, Set.of()));
            nextKinds.put(kind, before.after(report, kind));
        }
        var nextClocks = new TreeMap<>(clocks);
        nextClocks.put(report.source(), tick(clocks.get(report.source()), report));
        return new Sight(nextClocks, nextKinds, seenInPartAfter(report), unreadableAfter(report), addedAfter(report));
    }

    /** Only what was looked at was seen: how current the source and its kinds are is as it was. */
    private Sight afterGlance(Report glance) {
        var nextClocks = new TreeMap<>(clocks);
        nextClocks.computeIfPresent(glance.source(), (source, clock) -> clock.glanced(glance));
        return new Sight(nextClocks, kinds, seenInPartAfter(glance), unreadableAfter(glance), added);
    }

    private Map<SourceId, Map<EntityKey, Instant>> addedAfter(Report report) {
        var details = report.beyond().details();
        if (details.told().isEmpty() && details.whole().isEmpty()) {
            return added;
        }
        var times = new HashMap<>(added.getOrDefault(report.source(), Map.of()));
        times.keySet().removeIf(key -> details.whole().contains(key.kind()));
        details.told().keySet().forEach(key -> times.put(key, details.asOf().getOrDefault(key, report.at())));
        var next = new HashMap<>(added);
        next.put(report.source(), times);
        return next;
    }

    private static Clock tick(@Nullable Clock before, Report report) {
        var complete = report.completeness() instanceof Completeness.Complete;
        return new Clock(
                report.at(),
                report.at(),
                complete ? report.at() : before == null ? null : before.lastCompleteAt(),
                report.completeness(),
                report.took(),
                report.cost(),
                report.beyond().details().of(),
                report.aside(),
                (before == null ? 0 : before.reports()) + 1,
                (before == null ? 0 : before.failures()) + (complete ? 0 : 1),
                (before == null ? 0 : before.calls()) + report.cost().requests(),
                polls(before, report));
    }

    private static List<Poll> polls(@Nullable Clock before, Report report) {
        var all = new ArrayList<>(before == null ? List.<Poll>of() : before.polls());
        all.add(new Poll(report.at(), report.took(), report.completeness()));
        return all.subList(Math.max(0, all.size() - Clock.MOST_POLLS), all.size());
    }

    private @Nullable Instant seenInPart(EntityKey key) {
        return seenInPart.getOrDefault(key.kind(), Map.of()).get(key);
    }

    /** Copies no more than the kinds that the report tells of in part. */
    private Map<Kind, Map<EntityKey, Instant>> seenInPartAfter(Report report) {
        var inPart = EnumSet.allOf(Kind.class);
        inPart.removeIf(report::sawAll);
        var next = new EnumMap<Kind, Map<EntityKey, Instant>>(Kind.class);
        seenInPart.forEach((kind, times) -> {
            if (inPart.contains(kind)) {
                next.put(kind, times);
            }
        });
        var copies = new EnumMap<Kind, Map<EntityKey, Instant>>(Kind.class);
        for (var entity : report.entities()) {
            if (inPart.contains(entity.kind())) {
                copies.computeIfAbsent(entity.kind(), kind -> new HashMap<>(next.getOrDefault(kind, Map.of())))
                        .put(entity.key(), report.at());
            }
        }
        next.putAll(copies);
        return next;
    }

    private Set<EntityKey> unreadableAfter(Report report) {
        if (unreadable.isEmpty() && report.unreadable().isEmpty()) {
            return unreadable;
        }
        var next = new HashSet<>(unreadable);
        next.removeIf(key -> report.sawAll(key.kind()));
        report.entities().forEach(e -> next.remove(e.key()));
        report.unreadable().forEach(u -> next.add(u.key()));
        return next;
    }
}
